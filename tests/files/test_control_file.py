"""control.csv through `sosei project`: totals that are reached, kept levers, and what is wrong with one."""

from __future__ import annotations

import pytest
from tests.builders import AGES, BundleRows, Row, bundle
from tests.bundles import single_year_bundle
from tests.command import Command, Outcome

TOWNS = ("a", "b")


def controlled(*rows: Row) -> BundleRows:
    """The small bundle of two towns with totals."""
    towns = bundle(TOWNS)
    towns["control.csv"] = rows
    return towns


def total(outcome: Outcome, year: int, scenario: str = "status-quo", **cell: str) -> float:
    """Persons of all areas together, of one cell or of all."""
    return sum(
        float(row["population"])
        for row in outcome.table("population.csv")
        if (row["scenario"], row["year"]) == (scenario, str(year))
        and all(row[column] == word for column, word in cell.items())
    )


def test_all_areas_together_reach_the_total_of_every_year(command: Command) -> None:
    outcome = command.project(
        controlled({"year": 2020, "population": 70_000}, {"year": 2025, "population": 66_000})
    )
    assert outcome.code == 0
    assert total(outcome, 2020) == pytest.approx(70_000)
    assert total(outcome, 2025) == pytest.approx(66_000)


def test_a_run_that_was_raked_says_by_how_much(command: Command) -> None:
    plain = command.project(bundle(TOWNS), to=2020)
    persons = total(plain, 2020)
    outcome = command.project(controlled({"year": 2020, "population": persons}), to=2020)
    assert outcome.lines == [
        "note: raked to control.csv; the largest factor changed a cell by 0.00%"
    ]


def test_a_year_that_is_not_listed_takes_the_latest_before_it(command: Command) -> None:
    outcome = command.project(controlled({"year": 2020, "population": 70_000}), to=2030)
    assert [total(outcome, year) for year in (2020, 2025, 2030)] == pytest.approx([70_000] * 3)


def test_every_cell_of_sex_and_age_is_reached(command: Command) -> None:
    plain = command.project(bundle(TOWNS), to=2020)
    wanted = {
        (sex, age): total(plain, 2020, sex=sex, age=age) * (1.1 if sex == "male" else 0.95)
        for sex in ("male", "female")
        for age in AGES.labels
    }
    outcome = command.project(
        controlled(
            *(
                {"year": 2020, "sex": sex, "age": age, "population": persons}
                for (sex, age), persons in wanted.items()
            )
        ),
        to=2020,
    )
    assert outcome.code == 0
    for (sex, age), persons in wanted.items():
        assert total(outcome, 2020, sex=sex, age=age) == pytest.approx(persons)


def test_a_single_year_bundle_is_raked_in_every_year(command: Command) -> None:
    rows = single_year_bundle()
    rows["control.csv"] = [
        {"year": 2016, "sex": sex, "population": persons}
        for sex, persons in (("male", 9_000), ("female", 11_000))
    ]
    outcome = command.project(rows, to=2018)
    for year in (2016, 2017, 2018):
        assert total(outcome, year, sex="male") == pytest.approx(9_000)
        assert total(outcome, year, sex="female") == pytest.approx(11_000)


def test_what_raking_adds_is_adjustment_and_the_components_add_up(command: Command) -> None:
    outcome = command.project(controlled({"year": 2020, "population": 80_000}))
    for row in outcome.table("components.csv"):
        parts = {name: float(row[name]) for name in list(row)[4:]}
        explained = sum(parts.values()) - parts["change"] - 2 * parts["deaths"]
        assert parts["change"] == pytest.approx(explained, abs=1e-6)
        assert parts["adjustment"] > 0


LEVERS = "[scenario.quo]\ntfr = {{ 2015 = 1.5 }}\n[scenario.high]\ntfr = {{ 2015 = {tfr} }}"


def test_factors_are_found_on_the_first_scenario_and_keep_the_effect_of_a_lever(
    command: Command,
) -> None:
    """The first scenario meets the totals; the other differs from it by its lever and no less."""
    rows = controlled({"year": 2020, "population": 70_000})
    outcome = command.project(rows, to=2025, scenarios=LEVERS.format(tfr=3.0))
    assert total(outcome, 2020, "quo") == pytest.approx(70_000)
    quo, high = (total(outcome, 2020, name, age="0-4") for name in ("quo", "high"))
    assert high == pytest.approx(2 * quo)
    assert total(outcome, 2020, "high") == pytest.approx(70_000 + quo)
    older = [total(outcome, 2020, name, age="5-9") for name in ("quo", "high")]
    assert older[0] == pytest.approx(older[1])


def test_a_scenario_without_difference_is_raked_to_the_same_persons(command: Command) -> None:
    rows = controlled({"year": 2020, "population": 70_000})
    outcome = command.project(rows, to=2030, scenarios=LEVERS.format(tfr=1.5))
    for year in (2020, 2025, 2030):
        assert total(outcome, year, "high") == pytest.approx(total(outcome, year, "quo"))


def test_a_total_that_cannot_be_reached_is_named_and_nothing_is_written(command: Command) -> None:
    outcome = command.project(controlled({"year": 2020, "population": 0}))
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith(
        'control.csv, column "population": found 0 for 2020, (all), (all), where the projection has '
    )
    assert "expected 0 where nobody is, above 0 where somebody is" in line
    assert not outcome.output.exists()


def test_a_target_where_nobody_lives_is_named_by_sex_and_age(command: Command) -> None:
    rows = controlled(
        *({"year": 2020, "sex": "male", "age": age, "population": 900} for age in AGES.labels)
    )
    for row in rows["population.csv"]:
        row["population"] = 0 if row["age"] == "20-24" else row["population"]
    outcome = command.project(rows, to=2020)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert "found 900 for 2020, male, 25-29, where the projection has 0" in line
    assert not outcome.output.exists()


def test_every_total_that_cannot_be_reached_has_its_line_in_japanese_too(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_LANGUAGE", "ja")
    rows = controlled(*({"year": 2020, "age": age, "population": 0} for age in AGES.labels[1:3]))
    outcome = command.project(rows, to=2020)
    assert [line.split("（")[0] for line in outcome.lines] == [
        f"control.csv、「population」：2020, (all), {age} の合計 0" for age in AGES.labels[1:3]
    ]


FAULTS: dict[str, tuple[list[Row], str, str]] = {
    "total_beside_parts": (
        [
            {"year": 2020, "sex": "", "population": 1},
            {"year": 2020, "sex": "male", "population": 1},
        ],
        'control.csv, column "sex": found totals of all together beside totals of parts',
        "one kind of total",
    ),
    "all_ages_beside_one": (
        [
            {"year": 2020, "age": "", "population": 1},
            {"year": 2020, "age": "5-9", "population": 1},
        ],
        'control.csv, column "age": found totals of all together beside totals of parts',
        "one kind of total",
    ),
    "unknown_age": (
        [{"year": 2020, "age": "5-10", "population": 1}],
        'control.csv, row 2, column "age": found the age "5-10"',
        "age groups such as 0-4 … 90+",
    ),
    "unknown_sex": (
        [{"year": 2020, "sex": "men", "population": 1}],
        'control.csv, row 2, column "sex": found "men"',
        '"male" or "female"',
    ),
    "negative": (
        [{"year": 2020, "population": -1}],
        'control.csv, row 2, column "population": found -1',
        "a number of persons ≥ 0",
    ),
    "year_missing": (
        [{"year": "", "population": 1}],
        'control.csv, row 2, column "year"',
        "a western year",
    ),
    "the_same_twice": (
        [{"year": 2020, "population": 1}, {"year": 2020, "population": 2}],
        "control.csv, row 3: found the same key as row 2",
        "each key once",
    ),
    "area": (
        [{"year": 2020, "area": "a", "population": 1}],
        'control.csv, row 1, column "area"',
        "year, population",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_line_and_nothing_is_written(name: str, command: Command) -> None:
    rows, found, expected = FAULTS[name]
    outcome = command.project(controlled(*rows), to=2020)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith(found)
    assert expected in line
    assert not outcome.output.exists()
