"""`sosei ensemble --empirical`: ranges of totals from past errors, without draws."""

from __future__ import annotations

import math

import polars as pl
import pytest
from tests.builders import bundle
from tests.bundles import gross_bundle
from tests.command import Command, Outcome

GOALS = """
[scenario.status-quo]
[scenario.vision]
tfr = { 2015 = 1.5, 2030 = 2.0 }

[goal.as-many]
year = 2030
at_least = PERSONS

[goal.no-more]
year = 2030
at_most = PERSONS
"""


def empirical(
    command: Command, scenarios: str | None = None, *options: str, to: str = "2045"
) -> Outcome:
    folder = bundle(("07202",)).write(command.folder / "bundle")
    words = ["--to", to, "--empirical", *options, "-o", str(command.output)]
    if scenarios is not None:
        file = command.folder / "scenarios.toml"
        file.write_text(scenarios, "utf-8")
        words += ["--scenarios", str(file)]
    return command.run("ensemble", folder, *words)


def projected(command: Command, year: int) -> tuple[float, float]:
    """Persons at the base and in a year, without shocks."""
    folder = bundle(("07202",)).write(command.folder / "plain")
    done = command.run("project", folder, "--to", str(year), "-o", command.folder / "projected")
    assert done.code == 0, done.lines
    table = pl.read_csv(command.folder / "projected" / "indicators.csv")
    of = dict(table.filter(pl.col("indicator") == "total").select("year", "value").iter_rows())
    return of[2015], of[year]


def test_half_of_the_errors_of_ten_years_are_within_the_median_of_method_4(
    command: Command,
) -> None:
    done = empirical(command)
    assert (done.code, done.lines) == (0, [])
    table = pl.read_parquet(done.output / "quantiles.parquet")
    assert set(table["indicator"]) == {"total"}
    at = {
        row["probability"]: row["value"] for row in table.filter(pl.col("year") == 2025).to_dicts()
    }
    base, middle = projected(command, 2025)
    assert at[0.5] == pytest.approx(middle)
    median = 1.5 / 100 * 2**1.22 * (base / 50_000) ** -0.2
    assert math.log(at[0.75] / at[0.5]) == pytest.approx(median)
    assert math.log(at[0.9] / at[0.5]) == pytest.approx(median / 0.67449 * 1.28155, rel=1e-4)
    assert [float(row["value"]) for row in done.table("quantiles.csv")] == table["value"].to_list()


def test_chances_are_of_the_same_errors(command: Command) -> None:
    _, middle = projected(command, 2030)
    done = empirical(command, GOALS.replace("PERSONS", str(middle)))
    told = {
        (row["scenario"], row["event"]): float(row["probability"])
        for row in done.table("chances.csv")
    }
    assert told["status-quo", "goal.as-many"] == pytest.approx(0.5)
    assert told["vision", "goal.as-many"] > 0.5
    for scenario in ("status-quo", "vision"):
        both = told[scenario, "goal.as-many"] + told[scenario, "goal.no-more"]
        assert both == pytest.approx(1)


FAULTY = """
[scenario.a]
[goal.b]
indicator = "ageing_rate"
year = 2043
at_least = 0.4
"""


def test_goals_of_anything_else_are_faults(command: Command) -> None:
    done = empirical(command, FAULTY)
    assert done.code == 2
    assert len(done.lines) == 2
    assert "one of total" in done.lines[0]
    assert not done.output.exists()


def test_what_belongs_to_draws_is_refused(command: Command) -> None:
    done = empirical(
        command, None, "--draws", "50", "--seed", "2", "--scheduler", "tcp://a:1", "--classes"
    )
    assert done.code == 2
    assert [line.split(":")[0] for line in done.lines] == [
        "--draws",
        "--seed",
        "--scheduler",
        "--classes",
    ]


def test_a_common_pool_has_them_too(command: Command) -> None:
    folder = gross_bundle().write(command.folder / "gross")
    done = command.run("ensemble", folder, "--to", "2030", "--empirical", "-o", command.output)
    assert (done.code, done.lines) == (0, [])
    assert {row["area"] for row in done.table("quantiles.csv")} == {"big", "small"}
    assert done.table("chances.csv") == []
