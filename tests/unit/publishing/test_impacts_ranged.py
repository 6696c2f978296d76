"""Ranges beside what a scenario changes in each field."""

from __future__ import annotations

from pathlib import Path

import pytest

from sosei.publishing.sections import impacts
from sosei.publishing.sections.field_compared import compared
from sosei.publishing.sections.impacts import ranged
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.studies.ensemble.draw import drawn
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def ensemble(sample_result: VisionResult, sample_study_file: Path) -> Ensemble:
    return drawn(sample_result, 300, 1, asked=read_study(sample_study_file).fields)


def costs(result: VisionResult, ensemble: Ensemble | None) -> Section:
    """The last section of the chapter."""
    return impacts.chapter(result, ensemble)[-1]


def test_every_item_has_its_range_below_it(sample_result: VisionResult, ensemble: Ensemble) -> None:
    alone, with_ranges = costs(sample_result, None), costs(sample_result, ensemble)
    for one, two in zip(alone.tables, with_ranges.tables, strict=True):
        assert [row for row in two.rows if "幅" not in row[0]] == list(one.rows)
        assert len(two.rows) == 2 * len(one.rows)
        assert all("幅" in row[0] for row in two.rows[1::2])
    assert "〜" in with_ranges.tables[0].rows[1][-1]


def test_the_answer_says_between_which_numbers_four_draws_in_five_lie(
    sample_result: VisionResult, ensemble: Ensemble
) -> None:
    assert "（5回に4回は" in costs(sample_result, ensemble).answer
    assert "5回に4回" not in costs(sample_result, None).answer
    with speaking("en"):
        assert "(in 4 draws of 5: " in costs(sample_result, ensemble).answer


def test_any_two_scenarios_are_compared_with_their_range(
    sample_result: VisionResult, ensemble: Ensemble
) -> None:
    fields = frozen_fields(sample_result)
    assert fields is not None
    every = Told(sample_result, fields, ensemble)
    quo, vision = (compared("care", every, fields.scenario(n)) for n in ("status-quo", "vision"))
    assert quo is not None
    assert vision is not None
    there, back = (each.tables[0].rows[1][-1].split("〜") for each in (quo, vision))
    turned = str.maketrans("+−", "−+")
    assert [each.translate(turned) for each in there[::-1]] == back


def test_where_the_rates_no_longer_hold_it_is_said_why_there_is_no_range(
    sample_result: VisionResult,
) -> None:
    section = costs(sample_result, drawn(sample_result, 3, 1))
    assert ranged.NOT_DRAWN.ja in section.notes
    assert ranged.OF_POPULATION.ja not in section.notes
    assert not any("幅" in row[0] for table in section.tables for row in table.rows)


def test_a_range_of_one_number_is_that_number() -> None:
    assert ranged.printed((0.0, 0.0), "person") == ranged.printed((0.2, 0.3), "person")
    assert "〜" not in ranged.printed((0.0, 0.0), "person")
    assert ranged.printed(None, "person") == "—"
