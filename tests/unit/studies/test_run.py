"""The sample's study carried to its result."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import sample

from sosei.base.messages import Both
from sosei.studies.gather import gather
from sosei.studies.reading import read_study
from sosei.studies.run import run_study


def test_the_same_study_gives_the_same_address_twice() -> None:
    assert run_study(read_study(sample.STUDY)).address == sample.result().address


def test_another_assumption_gives_another_address(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    sample.change(file, "2040 = 2.2", "2040 = 2.1")
    assert run_study(read_study(file)).address != sample.result().address


def test_progress_names_the_parts_before_they_start() -> None:
    parts: list[Both] = []
    run_study(read_study(sample.STUDY), parts.append)
    assert [part.ja for part in parts] == ["仮定値の推定", "将来推計", "成果の確定"]
    assert [part.en for part in parts] == ["Assumptions", "Projection", "Freezing the result"]


def test_the_history_of_a_census_adds_up_to_its_published_total() -> None:
    rows = sample.result().tables["history"].rows(year=2015)
    assert sum(row["population"] for row in rows) == pytest.approx(124062)


@pytest.mark.parametrize("year", [1980, 2015])
def test_the_three_groups_of_a_census_are_its_total(year: int) -> None:
    groups = sample.result().tables["history_groups"]
    counts = {row["group"]: row["population"] for row in groups.rows(year=year, basis="census")}
    parts = counts["age_0_14"] + counts["age_15_64"] + counts["age_65_plus"]
    assert parts == pytest.approx(counts["total"])


def test_cohort_changes_are_deaths_and_migration_by_the_average_method() -> None:
    cohorts = sample.result().tables["cohort_change"]
    for row in cohorts.rows():
        assert row["change"] == pytest.approx(row["end"] - row["start"])
    (leaving,) = (
        row["net_migration"] for row in cohorts.rows(age_from="15-19") if row["from"] == 2005
    )
    assert leaving < -1000


def test_men_and_women_of_a_cohort_are_the_cohort() -> None:
    tables = sample.result().tables
    each, both = tables["cohort_change_by_sex"], tables["cohort_change"]
    assert len(each) == 2 * len(both)
    for row in both.rows():
        key = {name: row[name] for name in ("from", "to", "age_from", "age_to")}
        men, women = each.rows(**key)
        assert (men["sex"], women["sex"]) == ("male", "female")
        for name in ("start", "end", "change", "deaths", "net_migration"):
            assert men[name] + women[name] == pytest.approx(row[name])


def test_noise_of_one_sex_is_judged_by_its_own_deaths() -> None:
    for row in sample.result().tables["cohort_change_by_sex"].rows():
        assert row["noise"] == (abs(row["net_migration"]) < 2 * row["deaths"] ** 0.5)


@pytest.mark.parametrize("name", ["balance_register", "balance_census"])
def test_every_balance_closes_with_its_coverage_step(name: str) -> None:
    table = sample.result().tables[name]
    assert len(table) > 0
    for row in table.rows():
        natural = row["births"] - row["deaths"]
        social = row["arrivals"] - row["departures"]
        explained = row["start"] + natural + social + row["coverage_step"]
        assert explained == pytest.approx(row["end"])
        assert (row["natural_change"], row["social_change"]) == (natural, social)


def test_the_step_of_the_register_is_its_other_entries_and_removals() -> None:
    events = sample.figures().events["register_dynamics"]
    table = sample.result().tables["balance_register"]
    assert table["year"] == (2016, 2017, 2018, 2019)
    for row in table.rows():
        flows = events[row["year"]]
        others = flows["other_entries"] - flows["other_removals"]
        assert row["coverage_step"] == pytest.approx(others)


def test_the_difference_is_the_aim_less_the_status_quo() -> None:
    result = sample.result()
    for row in result.tables["difference"].rows():
        assert row["difference"] == pytest.approx(row["aim"] - row["status_quo"])
        printed = result.tables["indicators"].value(
            "value", scenario="vision", year=row["year"], indicator=row["indicator"]
        )
        assert row["aim"] == printed


def test_several_periods_are_averaged_with_equal_weight() -> None:
    rates = gather(read_study(sample.STUDY)).net_rates
    first, second = rates["2005-2010",], rates["2010-2015",]
    assert rates["2005-2010", "2010-2015"] == pytest.approx((first + second) / 2)


def test_the_vision_ends_net_migration_by_2030() -> None:
    components = sample.result().tables["components"]
    moved = {row["to"]: row["net_migration"] for row in components.rows(scenario="vision")}
    quo = {row["to"]: row["net_migration"] for row in components.rows(scenario="status-quo")}
    assert moved[2020] == quo[2020] != 0
    assert [moved[year] for year in range(2035, 2061, 5)] == [0] * 6


def test_the_manifest_says_what_the_run_rests_on() -> None:
    manifest = sample.result().manifest
    assert (manifest["basis"], manifest["base_date"]) == ("census", "2015-10-01")
    assert manifest["migration"]["periods"] == ("2005-2010",)
    assert "避難者" in manifest["migration"]["reason"]
    assert manifest["age_groups"] == {"count": 19, "open_from": 90}
    assert manifest["fertility"]["cwr_per_tfr"] == pytest.approx(0.1930 / 1.45, abs=5e-5)
    assert set(manifest["versions"]) == {"sosei", "numpy", "python"}
    assert all(manifest["sources"].values())


def test_a_study_without_a_hindcast_has_no_table_of_it(tmp_path: Path) -> None:
    file = sample.copy(tmp_path)
    sample.change(file, "[hindcast]\nto = 2020\ndeath_rates = [2015]\n", "")
    assert "period_hindcast" not in run_study(read_study(file)).tables
