"""The thinking behind the vision: what it assumes, and births and moves step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sosei.publishing.manuscript.edition import written
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.sections import direction, vision
from sosei.publishing.sections.model import Section
from sosei.publishing.slides.deck import shown
from sosei.studies.manuscript.edition import Edition
from sosei.studies.result import VisionResult


@pytest.fixture(scope="module")
def section(sample_result: VisionResult) -> Section:
    found = direction.section(sample_result)
    assert found is not None
    return found


def test_it_stands_between_the_fields_and_what_the_vision_changes(
    sample_result: VisionResult,
) -> None:
    names = [each.name for each in vision(sample_result)]
    place = names.index("direction")
    assert names[place - 1].startswith("fields")
    assert names[place + 1] == "difference"


def test_it_says_what_every_scenario_assumes(section: Section) -> None:
    assumed, _ = section.tables
    assert [row[0] for row in assumed.rows] == ["現状推計", "長期人口ビジョン（試算）"]
    assert "2040年に2.20" in assumed.rows[1][1]
    assert shown(section) == (assumed,)


def test_natural_and_social_change_are_the_change_of_every_step(
    sample_result: VisionResult,
) -> None:
    for row in sample_result.tables["components"].rows():
        whole = direction.natural(row) + direction.social(row) + row["adjustment"]
        assert whole == pytest.approx(row["change"])


def test_a_step_is_printed_as_the_run_has_it(section: Section) -> None:
    _, steps = section.tables
    assert steps.rows[2] == ("2025～2030年", "1.53", "2.00", "−5,479", "−4,231", "−2,459", "−629")
    assert steps.rows[3][-1] == "±0"
    assert "−1,105人" in section.answer


def test_the_charts_bear_what_the_table_says(section: Section) -> None:
    rates, moves = (figure.plotted for figure in section.figures)
    assert rates is not None
    assert moves is not None
    assert [series.values[-1] for series in rates.series] == pytest.approx([1.534, 2.2], abs=5e-4)
    assert [series.values[-1] for series in moves.series] == pytest.approx([-1104.6, 0], abs=0.05)


def test_without_a_second_scenario_there_is_nothing_to_tell(sample_result: VisionResult) -> None:
    aims = {**sample_result.manifest["vision"], "aim": "status-quo"}
    alone = replace(sample_result, manifest={**sample_result.manifest, "vision": aims})
    assert direction.section(alone) is None


def test_what_a_planner_wrote_of_it_before_stands_in_it(sample_result: VisionResult) -> None:
    edition = Edition({"ja": "# 私たちの考え方 {#direction}\n子育ての支援を続けます。\n"})
    told = written(vision(sample_result), edition, of_vision(sample_result))
    (found,) = [each for each in told if each.name == "direction"]
    assert found.question == "私たちの考え方"
    assert found.figures
    assert found.prose[0].words == "子育ての支援を続けます。"
