"""Bundles of single years of age through `sosei project`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.builders import BundleRows, bundle
from tests.bundles import MOTHERS, SINGLE, single_year_bundle
from tests.command import Command, Outcome

COMPONENTS = ("entrants", "deaths", "net_migration", "arrivals", "adjustment", "change")


def persons(outcome: Outcome, year: int, age: str, sex: str) -> float:
    """Look one cell up."""
    (row,) = (
        row
        for row in outcome.table("population.csv")
        if (row["year"], row["age"], row["sex"]) == (str(year), age, sex)
    )
    return float(row["population"])


def components(outcome: Outcome, name: str) -> list[float]:
    """One component of every step."""
    return [float(row[name]) for row in outcome.table("components.csv")]


def immortal() -> BundleRows:
    """The single-year bundle where nobody dies."""
    rows = single_year_bundle()
    rows["survival.csv"] = [{"sex": "", "age": "", "survival": 1}]
    return rows


def test_every_age_from_0_to_the_open_one_is_there_every_year(command: Command) -> None:
    outcome = command.project(single_year_bundle(("b", "a")), to=2018)
    assert (outcome.code, outcome.lines) == (0, [])
    rows = outcome.table("population.csv")
    assert [(row["area"], row["year"], row["sex"], row["age"]) for row in rows] == [
        (area, str(year), sex, age)
        for area in ("b", "a")
        for year in (2015, 2016, 2017, 2018)
        for sex in ("male", "female")
        for age in SINGLE.labels
    ]
    steps = [(row["from"], row["to"]) for row in outcome.table("components.csv")]
    assert steps == [("2015", "2016"), ("2016", "2017"), ("2017", "2018")] * 2


def test_the_entrants_of_a_year_are_its_births(command: Command) -> None:
    """Nobody dies or moves: 100 women at every age, at the start and at the end of the year."""
    outcome = command.project(immortal(), to=2016)
    births = 0.06 * 100 * len(MOTHERS)
    assert components(outcome, "entrants") == pytest.approx([births])
    assert components(outcome, "deaths") == pytest.approx([0])
    assert persons(outcome, 2016, "0", "male") == pytest.approx(births * 105 / 205)
    assert persons(outcome, 2016, "100+", "female") == 200


def test_the_newborn_who_die_are_entrants_and_deaths(command: Command) -> None:
    rows = immortal()
    rows["survival.csv"] = [
        {"sex": "", "age": "", "survival": 1},
        {"sex": "", "age": "0", "survival": 0.9},
    ]
    outcome = command.project(rows, to=2016)
    assert components(outcome, "entrants") == pytest.approx([120])
    assert components(outcome, "deaths") == pytest.approx([12])
    assert components(outcome, "change") == pytest.approx([108])


def test_components_add_up_to_the_change_in_every_year(command: Command) -> None:
    rows = single_year_bundle()
    for row in rows["net_migration.csv"]:
        row["net_rate"] = -0.05 if row["age"] in {"18", "22"} else 0.002
    scenarios = (
        "[scenario.a]\n[scenario.b]\ntfr = { 2015 = 1.2, 2020 = 2 }\n"
        "arrivals = [{ from = 2016, to = 2018, per_year = 40 }]"
    )
    outcome = command.project(rows, to=2020, scenarios=scenarios)
    for step in outcome.table("components.csv"):
        entrants, deaths, moved, arrivals, rest, change = (float(step[c]) for c in COMPONENTS)
        assert change == pytest.approx(entrants - deaths + moved + arrivals + rest, abs=1e-9)
    arrived = [0] * 5 + [0, 40, 40, 0, 0]
    assert components(outcome, "arrivals") == pytest.approx(arrived)


def test_a_count_moves_half_at_the_start_and_half_at_the_end_of_the_year(command: Command) -> None:
    rows = single_year_bundle()
    rows["survival.csv"] = [{"sex": "", "age": "", "survival": 0.5}]
    rows["net_migration.csv"] = [
        {"sex": "", "age": "", "net_count": 0},
        {"sex": "male", "age": "30", "net_count": 10},
    ]
    outcome = command.project(rows, to=2016)
    assert persons(outcome, 2016, "30", "male") == pytest.approx(100 * 0.5 + 5)
    assert persons(outcome, 2016, "31", "male") == pytest.approx((100 + 5) * 0.5)
    assert components(outcome, "net_migration") == pytest.approx([10])


def test_a_rate_is_per_person_at_the_start_of_the_year(command: Command) -> None:
    rows = single_year_bundle()
    rows["net_migration.csv"] = [
        {"sex": "", "age": "", "net_rate": 0},
        {"sex": "female", "age": "100+", "net_rate": -0.1},
    ]
    outcome = command.project(rows, to=2017)
    left = 0.1 * persons(outcome, 2016, "100+", "female")
    assert components(outcome, "net_migration") == pytest.approx([-10, -left])


def test_the_year_of_the_sex_ratio_is_the_start_of_the_step(command: Command) -> None:
    rows = immortal()
    rows["sex_ratio.csv"] = [
        {"year": 2015, "males_per_100_females": 100},
        {"year": 2016, "males_per_100_females": 200},
    ]
    outcome = command.project(rows, to=2017)
    boys, girls = (persons(outcome, 2016, "0", sex) for sex in ("male", "female"))
    assert boys == pytest.approx(girls)
    boys, girls = (persons(outcome, 2017, "0", sex) for sex in ("male", "female"))
    assert boys == pytest.approx(2 * girls)


def test_the_year_of_asfr_is_the_start_of_the_step(command: Command) -> None:
    rows = immortal()
    rows["fertility.csv"] = [
        {"year": year, "age": 30, "asfr": rate} for year, rate in ((2015, 0.05), (2017, 0.1))
    ]
    outcome = command.project(rows, to=2018)
    assert components(outcome, "entrants") == pytest.approx([5, 5, 10])


def test_ages_that_asfr_does_not_name_bear_nobody(command: Command) -> None:
    rows = immortal()
    rows["fertility.csv"] = [{"age": 49, "asfr": 0.01}]
    assert components(command.project(rows, to=2016), "entrants") == pytest.approx([1])


def test_a_named_area_has_its_own_rates(command: Command) -> None:
    rows = single_year_bundle(("a", "b"))
    rows["survival.csv"] = [{"sex": "", "age": "", "survival": 1}]
    rows["fertility.csv"] = [
        {"area": "", "age": 30, "asfr": 0.05},
        {"area": "b", "age": 30, "asfr": 0.2},
    ]
    assert components(command.project(rows, to=2016), "entrants") == pytest.approx([5, 20])


def tfr(outcome: Outcome) -> list[float]:
    """The TFR of every year."""
    rows = outcome.table("indicators.csv")
    return [float(row["value"]) for row in rows if row["indicator"] == "tfr"]


def test_a_tfr_path_keeps_the_ages_of_the_mothers_and_is_read_in_the_middle_of_the_year(
    command: Command,
) -> None:
    path = "tfr = { 2015 = 1.2, 2017 = 2.2 }"
    scenarios = f"[scenario.mid]\n{path}\n[scenario.end]\n{path}\ntfr_at = 'end'"
    outcome = command.project(immortal(), to=2017, scenarios=scenarios)
    assert tfr(outcome) == pytest.approx([1.45, 1.95, 1.7, 2.2])
    expected = [100 * rate for rate in (1.45, 1.95, 1.7, 2.2)]
    assert components(outcome, "entrants") == pytest.approx(expected)


def test_any_year_after_the_base_is_a_horizon(command: Command) -> None:
    for to in (2016, 2022):
        assert command.project(single_year_bundle(), to=to).code == 0
    outcome = command.project(single_year_bundle(), to=2015)
    assert outcome.code == 2
    assert outcome.lines[0].startswith("--to: found 2015; expected 2015 plus whole steps of 1")


def fertility(*rows: dict[str, object]) -> Callable[[BundleRows], None]:
    """Put other rows into fertility.csv."""
    return lambda bundle_rows: bundle_rows.files.update({"fertility.csv": [dict(r) for r in rows]})


SURVIVAL_ROWS = "survival.csv"

FAULTS: dict[str, tuple[Callable[[BundleRows], object], str, str]] = {
    "ratio_of_the_other_engine": (
        fertility({"child_woman_ratio": 0.2}),
        "fertility.csv, row 1: found a ratio or tfr by itself",
        "expected age and asfr",
    ),
    "tfr_of_the_other_engine": (
        fertility({"tfr": 1.4, "cwr_per_tfr": 0.13}),
        "fertility.csv, row 1: found a ratio or tfr by itself",
        "expected age and asfr",
    ),
    "both_forms": (
        fertility({"age": 30, "asfr": 0.1, "child_woman_ratio": 0.2}),
        "fertility.csv, row 1: found both asfr and child_woman_ratio",
        "expected one of the two",
    ),
    "asfr_without_ages": (
        fertility({"asfr": 0.1}),
        'fertility.csv, row 1, column "age"',
        'expected the column "age"',
    ),
    "births_to_the_newborn": (
        fertility({"age": 0, "asfr": 0.1}),
        'fertility.csv, column "asfr": found births to women of age 0',
        "no births at age 0",
    ),
    "more_than_one_birth_a_year": (
        fertility({"age": 30, "asfr": 80}),
        'fertility.csv, row 2, column "asfr": found 80',
        "births per woman per year from 0 to 1",
    ),
    "age_of_a_mother_twice": (
        fertility({"age": 30, "asfr": 0.1}, {"age": 30, "asfr": 0.2}),
        "fertility.csv, row 3: found the same key as row 2",
        "each key once",
    ),
    "five_year_age_of_a_mother": (
        fertility({"age": "30-34", "asfr": 0.1}),
        'fertility.csv, row 2, column "age": found a row for "30-34"',
        "expected rows 0 … 100+",
    ),
    "row_missing": (
        lambda rows: rows[SURVIVAL_ROWS].pop(0),
        'survival.csv, column "survival": found no row that covers a, male, 0',
        "a row for it",
    ),
    "open_row_missing": (
        lambda rows: rows[SURVIVAL_ROWS].pop(100),
        'survival.csv, column "survival": found no row that covers a, male, 100+',
        "a row for it",
    ),
    "age_missing": (
        lambda rows: rows["population.csv"].pop(30),
        'population.csv, column "population": found no value for a, male, 30',
        "one value for every cell",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_line_and_nothing_is_written(name: str, command: Command) -> None:
    change, found, expected = FAULTS[name]
    rows = single_year_bundle()
    change(rows)
    outcome = command.project(rows, to=2016)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith(found)
    assert expected in line
    assert not outcome.output.exists()


def test_the_form_of_single_years_is_a_fault_among_five_year_groups(command: Command) -> None:
    rows = bundle()
    rows["fertility.csv"] = [{"age": 30, "asfr": 0.1}]
    (line,) = command.project(rows).lines
    assert line.startswith("fertility.csv, row 1: found ages and asfr")
    rows["fertility.csv"] = [{"child_woman_ratio": 0.2, "age": "30-34", "asfr": 0.1}]
    (line,) = command.project(rows).lines
    assert line.startswith("fertility.csv, row 1: found ages and asfr")


def test_a_tfr_path_without_a_shape_is_a_fault_of_the_lever(command: Command) -> None:
    rows = single_year_bundle(("a", "b"))
    rows["fertility.csv"] = [{"area": "a", "age": 30, "asfr": 0.1}]
    assert command.project(rows, to=2016).code == 0
    outcome = command.project(rows, to=2017, scenarios="[scenario.x]\ntfr = { 2020 = 1.5 }")
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith('scenarios.toml, column "scenario.x.tfr": found a tfr path')
    assert "asfr rows above 0 in every step and area" in line


def test_a_cell_below_zero_is_named_by_its_single_year(command: Command) -> None:
    rows = single_year_bundle()
    rows["net_migration.csv"] = [
        {"sex": "", "age": "", "net_count": 0},
        {"sex": "male", "age": "30", "net_count": -300},
    ]
    outcome = command.project(rows, to=2016)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert "below 0 by 2016: a male 30 (-51.000), a male 31 (-49.500)" in line
    assert not outcome.output.exists()


def test_groups_of_ten_years_are_told_which_widths_there_are(command: Command) -> None:
    rows = single_year_bundle()
    ages = (*(f"{age}-{age + 9}" for age in range(0, 80, 10)), "80+")
    rows["population.csv"] = [
        {"area": "a", "year": 2015, "sex": sex, "age": age, "population": 1}
        for sex in ("male", "female")
        for age in ages
    ]
    (line,) = command.project(rows, to=2016).lines
    assert "groups of 10 years up to 80+" in line
    assert "groups of 5 years or single years" in line
