"""Bundles with gross flows through `sosei project`: a common pool, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.builders import BundleRows
from tests.bundles import gross_bundle
from tests.command import Command, Outcome

OUT, SHARES = "out_rates.csv", "in_shares.csv"


def moved(outcome: Outcome, scenario: str = "status-quo") -> dict[str, list[float]]:
    """Net migration of every step by area."""
    steps: dict[str, list[float]] = {}
    for row in outcome.table("components.csv"):
        if row["scenario"] == scenario:
            steps.setdefault(row["area"], []).append(float(row["net_migration"]))
    return steps


def test_what_one_town_gains_the_other_loses_in_every_step(command: Command) -> None:
    outcome = command.project(gross_bundle(), to=2030)
    assert (outcome.code, outcome.lines) == (0, [])
    towns = moved(outcome)
    assert towns["big"][0] > 100
    for gained, lost in zip(towns["big"], towns["small"], strict=True):
        assert gained == pytest.approx(-lost)


def test_equal_shares_of_equal_towns_move_nobody_in_balance(command: Command) -> None:
    towns = moved(command.project(gross_bundle((0.5, 0.5)), to=2020))
    assert [towns["big"][0], towns["small"][0]] == pytest.approx([0, 0], abs=1e-9)


def test_the_rules_multiply_the_balance(command: Command) -> None:
    scenarios = "[scenario.quo]\n" + "\n".join(
        f"[scenario.{rule}]\nmigration = {{ rule = '{rule}', 2015 = 0.5 }}"
        for rule in ("scale", "gross")
    )
    outcome = command.project(gross_bundle(), to=2020, scenarios=scenarios)
    plain = moved(outcome, "quo")
    for rule in ("scale", "gross"):
        for area, (balance,) in moved(outcome, rule).items():
            assert balance == pytest.approx(plain[area][0] / 2)


def test_shares_of_a_cell_that_nobody_leaves_need_not_add_to_one(command: Command) -> None:
    rows = gross_bundle()
    for row in rows[OUT]:
        row["out_rate"] = 0 if row["age"] == "0-4" else row["out_rate"]
    for row in rows[SHARES]:
        row["in_share"] = 0 if row["age"] == "0-4" else row["in_share"]
    assert command.project(rows).code == 0


def test_an_empty_area_is_every_area(command: Command) -> None:
    rows = gross_bundle((0.5, 0.5))
    named = moved(command.project(rows))
    rows[OUT] = [{**row, "area": ""} for row in rows[OUT] if row["area"] == "big"]
    assert moved(command.project(rows)) == named


def test_the_year_of_gross_flows_is_the_start_of_the_step(command: Command) -> None:
    rows = gross_bundle()
    rows[OUT] = [
        {"area": "", "year": year, "sex": "", "age": "", "out_rate": rate}
        for year, rate in ((2015, 0.0), (2020, 0.1))
    ]
    towns = moved(command.project(rows, to=2025))
    assert towns["big"][0] == pytest.approx(0, abs=1e-9)
    assert towns["big"][1] > 0


def share(area: str, age: str, value: float) -> Callable[[BundleRows], None]:
    """Change the share of one area at one age, of men."""

    def change(rows: BundleRows) -> None:
        for row in rows[SHARES]:
            if (row["area"], row["sex"], row["age"]) == (area, "male", age):
                row["in_share"] = value

    return change


def beside_net(rows: BundleRows) -> None:
    """Write net migration too."""
    rows["net_migration.csv"] = [{"sex": "", "age": "", "net_rate": 0}]


def no_area(file: str) -> Callable[[BundleRows], None]:
    """Leave the column area out."""

    def change(rows: BundleRows) -> None:
        rows[file] = [
            {k: v for k, v in row.items() if k != "area"}
            for row in rows[file]
            if row["area"] == "big"
        ]

    return change


FAULTS: dict[str, tuple[Callable[[BundleRows], object], str, str]] = {
    "shares_that_do_not_add_to_one": (
        share("small", "20-24", 0.2),
        'in_shares.csv, column "in_share": found in-shares that add to 0.9 over the areas in '
        "2015, male, 20-24",
        "shares that add to 1 over all areas",
    ),
    "share_above_one": (
        share("small", "20-24", 1.3),
        'in_shares.csv, row 42, column "in_share": found 1.3',
        "a share of the pool from 0 to 1",
    ),
    "net_beside_gross": (
        beside_net,
        "net_migration.csv: found net migration beside gross flows",
        "Keep one form of migration.",
    ),
    "out_rates_without_area": (
        no_area(OUT),
        'out_rates.csv, row 1, column "area": found columns sex, age, out_rate',
        'expected the column "area"',
    ),
    "shares_without_area": (
        no_area(SHARES),
        'in_shares.csv, row 1, column "area": found columns sex, age, in_share',
        'expected the column "area"',
    ),
    "shares_missing": (
        lambda rows: rows.files.pop(SHARES),
        "in_shares.csv: found no such file",
        "area, sex, age, in_share",
    ),
    "out_rates_missing": (
        lambda rows: rows.files.pop(OUT),
        "out_rates.csv: found no such file",
        "area, sex, age, out_rate",
    ),
    "cell_missing": (
        lambda rows: rows[OUT].pop(0),
        'out_rates.csv, column "out_rate": found no row that covers big, male, 0-4',
        "a row for it",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_line_and_nothing_is_written(name: str, command: Command) -> None:
    change, found, expected = FAULTS[name]
    rows = gross_bundle()
    change(rows)
    outcome = command.project(rows, to=2020)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith(found)
    assert expected in line
    assert not outcome.output.exists()


def test_offset_needs_net_migration(command: Command) -> None:
    lever = "[scenario.a]\nmigration = { rule = 'offset', 2020 = 0 }"
    outcome = command.project(gross_bundle(), scenarios=lever)
    assert outcome.code == 2
    (line,) = outcome.lines
    assert line.startswith('scenarios.toml, column "scenario.a.migration": found a rule')
    assert "scale or gross with out_rates.csv" in line
    assert not outcome.output.exists()
