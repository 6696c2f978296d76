"""Fields as frozen tables: what a run reckoned is what is read back, and nothing else is told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tests import districts, sample

from sosei.base.errors import Faults
from sosei.sectors.compare import cumulated
from sosei.sectors.observed import read_observed
from sosei.sectors.rate_file import shipped_rates
from sosei.studies.fields import FieldsTold, fields_of
from sosei.studies.frozen_fields import frozen_fields
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study

TABLES = {"field_observed", "field_demand", "field_rates", "field_missing", "field_difference"}


@pytest.fixture
def told(sample_result: VisionResult) -> FieldsTold:
    """Fields of the sample, read back from the bytes of its result."""
    fields = frozen_fields(VisionResult.from_content(sample_result.content))
    assert fields is not None
    return fields


def test_what_is_read_back_is_what_the_persons_of_the_result_give(
    sample_result: VisionResult, told: FieldsTold
) -> None:
    observed = read_observed(sample.SAMPLE / "fields" / "observed.csv", Faults(), "07202")
    anew = fields_of(sample_result, shipped_rates(), observed)
    assert told.observed == anew.observed
    for one, two in zip(told.scenarios, anew.scenarios, strict=True):
        assert (one.scenario, one.years, one.missing) == (two.scenario, two.years, two.missing)
        assert len(one.items) == len(two.items)
        for mine, other in zip(one.items, two.items, strict=True):
            assert (mine.field, mine.item, mine.unit) == (other.field, other.item, other.unit)
            assert mine.origin == other.origin
            np.testing.assert_allclose(mine.value, other.value, rtol=1e-9)


def test_the_citys_own_count_calibrates_what_is_frozen(sample_result: VisionResult) -> None:
    factor = sample_result.tables["field_rates"].value("factor", item="certified")
    assert factor == pytest.approx(1.0446, abs=1e-4)
    value = sample_result.tables["field_demand"].value(
        "value", scenario="status-quo", item="households", year=2015
    )
    assert value == pytest.approx(49_322)


def test_a_difference_is_the_aim_less_the_status_quo_and_adds_up(
    sample_result: VisionResult,
) -> None:
    tables = sample_result.tables
    rows = list(tables["field_difference"].rows(item="certified"))
    assert {row["scenario"] for row in rows} == {"vision"}
    values = {
        name: [row["value"] for row in tables["field_demand"].rows(scenario=name, item="certified")]
        for name in ("vision", "status-quo")
    }
    differences = np.array(values["vision"]) - np.array(values["status-quo"])
    assert [row["difference"] for row in rows] == pytest.approx(list(differences))
    years = [row["year"] for row in rows]
    assert [row["cumulated"] for row in rows] == pytest.approx(list(cumulated(differences, years)))


def test_what_does_not_add_up_over_years_is_not_cumulated(sample_result: VisionResult) -> None:
    rows = sample_result.tables["field_difference"].rows(item="working_age_per_elderly")
    assert {row["cumulated"] for row in rows} == {None}


def test_only_the_fields_that_were_asked_are_frozen(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    sample.change(file, "[sectors]\n", '[sectors]\nfields = ["care"]\n')
    result = run_study(read_study(file))
    assert result.manifest["sectors"]["fields"] == ("care",)
    for name in TABLES:
        assert set(result.tables[name]["field"]) <= {"care"}
    assert "carers" in result.tables["field_missing"]["rate"]


def test_a_result_frozen_without_fields_is_read_as_it_was(sample_result: VisionResult) -> None:
    plain = json.loads(sample_result.content)
    plain["tables"] = {name: t for name, t in plain["tables"].items() if name not in TABLES}
    del plain["manifest"]["sectors"]
    content = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    old = VisionResult.from_content(content)
    assert old.content == content
    assert frozen_fields(old) is None


def test_the_manifest_names_the_file_of_series(sample_result: VisionResult) -> None:
    used = {each["table"]: each for each in sample_result.manifest["used"]}
    assert used["field_observed"]["file"] == "fields/observed.csv"


def test_districts_add_up_to_the_persons_of_every_scenario(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    districts.write(file.parent, "districts.csv", districts.count_rows())
    districts.write(file.parent, "schools.csv", districts.SCHOOLS)
    named = 'districts = "districts.csv"\nschools = "schools.csv"\n'
    sample.change(file, "[sectors]\n", f"[sectors]\n{named}")
    tables = run_study(read_study(file)).tables
    for scenario in ("status-quo", "vision"):
        for year in (2015, 2060):
            rows = tables["field_districts"].rows(scenario=scenario, year=year)
            whole = tables["indicators"].value(
                "value", scenario=scenario, year=year, indicator="total"
            )
            assert sum(row["total"] for row in rows) == pytest.approx(whole)
    pupils = tables["field_schools"].rows(scenario="vision", kind="junior_high", year=2060)
    grades = tables["field_demand"].rows(scenario="vision", year=2060)
    assert sum(row["pupils"] for row in pupils) == pytest.approx(
        sum(row["value"] for row in grades if row["item"].startswith("pupils_junior_high"))
    )
