"""A study that is joined to a strategy: the frozen review is found by its address, and frozen with the result."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.joined import EDITION, WHOLE

from sosei.base.errors import InputError
from sosei.strategy.review.edition import Edition
from sosei.strategy.review.freezing import freeze
from sosei.studies import kpi_tables
from sosei.studies.joined import JoinedForm, in_folder, joined

FORM = JoinedForm(edition=EDITION.address)


def found(_address: str) -> Edition | None:
    return EDITION


def test_a_review_beside_the_file_is_found_as_the_server_hands_it_out(tmp_path: Path) -> None:
    (tmp_path / f"review-{EDITION.address[:12]}.json").write_bytes(EDITION.content)
    assert joined(FORM, "07202", in_folder(tmp_path, FORM), "study.toml") == EDITION


def test_a_named_file_of_another_review_is_refused(tmp_path: Path) -> None:
    other = freeze(WHOLE, date(2022, 9, 2))
    (tmp_path / "review.json").write_bytes(other.content)
    form = JoinedForm(edition=EDITION.address, file="review.json")
    with pytest.raises(InputError) as refused:
        joined(form, "07202", in_folder(tmp_path, form), "study.toml")
    assert [fault.column for fault in refused.value.faults] == ["strategy.edition"]


def test_a_review_of_another_municipality_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        joined(FORM, "13101", found, "study.toml")
    assert "07202" in refused.value.faults[0].text("ja")


def test_a_study_that_names_none_has_none() -> None:
    assert joined(None, "07202", found, "study.toml") is None
    assert kpi_tables.tables(None) == {}
    assert kpi_tables.words(None) == {}


def test_the_indicators_are_those_that_were_frozen() -> None:
    made = kpi_tables.tables(EDITION)
    births = next(made["strategy_kpi"].plain_rows(indicator="births"))
    assert (births["baseline"], births["target"], births["actual"]) == (839, 839, 797)
    assert (births["mark"], births["verdict"], births["pillar"]) == ("△", "worse", "柱")
    visitors = next(made["strategy_kpi"].plain_rows(indicator="visitors"))
    assert visitors["progress"] == pytest.approx(-500000 / 950000)
    series = made["strategy_series"]
    assert [row["actual"] for row in series.plain_rows(indicator="births")] == [812, 797]


def test_the_manifest_names_the_edition() -> None:
    told = kpi_tables.words(EDITION)["strategy"]
    assert (told["edition"], told["year"], told["number"]) == (EDITION.address, 2021, 1)
