"""`sosei hindcast`: a file of censuses becomes errors and coverage, or every fault of it at once."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.command import Command, Outcome

from sosei.demography.forecast.methods import METHODS

AGES = [*(f"{age}-{age + 4}" for age in range(0, 90, 5)), "90+"]


def table(years: tuple[int, ...] = (1990, 1995, 2000, 2005)) -> pl.DataFrame:
    """Two areas that shrink."""
    rows = [
        (area, year, sex, age, 100.0 - (year - 1990) + place)
        for place, area in enumerate(("07201", "07202"))
        for year in years
        for sex in ("male", "female")
        for age in AGES
    ]
    columns = ["area", "year", "sex", "age", "population"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def run(command: Command, frame: pl.DataFrame, first: int = 1995, last: int = 2005) -> Outcome:
    path = command.folder / "populations.parquet"
    frame.write_parquet(path)
    arguments = ("--from", str(first), "--to", str(last), "-o", command.output)
    return command.run("hindcast", path, *arguments)


def test_errors_and_coverage_are_written_and_the_medians_said(command: Command) -> None:
    outcome = run(command, table())
    assert (outcome.code, outcome.lines) == (0, [])
    rows = outcome.table("errors.csv")
    assert {row["method"] for row in rows} == set(METHODS)
    assert {row["horizon"] for row in rows} == {"5", "10"}
    assert {row["level"] for row in outcome.table("coverage.csv")} == {"0.5", "0.8", "0.95"}
    ages = {row["group"] for row in outcome.table("coverage.csv")}
    assert ages == {"total", "age_0_14", "age_15_64", "age_65_plus"}
    assert outcome.table("left_out.csv") == []
    assert outcome.printed[0].startswith("constant growth, 5 years on: half")


def named(command: Command, *lines: str) -> Outcome:
    """Run with areas that are told apart."""
    path, apart = command.folder / "populations.parquet", command.folder / "apart.csv"
    table().write_parquet(path)
    apart.write_text("\n".join(("area,why", *lines)), encoding="utf-8")
    years = ("--from", "1995", "--to", "2005")
    return command.run("hindcast", path, *years, "--apart", apart, "-o", command.output)


def test_areas_are_told_apart_by_name_and_stay_in_the_other_tables(command: Command) -> None:
    outcome = named(command, "07202,disaster")
    assert outcome.code == 0, outcome.lines
    rows = outcome.table("apart.csv")
    assert {(row["why"], row["area"]) for row in rows} == {("disaster", "07202")}
    assert len(rows) == len(METHODS) * 3
    row = rows[0]
    error = 100 * (float(row["projected"]) / float(row["counted"]) - 1)
    assert float(row["error"]) == pytest.approx(error)
    summed = outcome.table("apart_errors.csv")
    assert {row["why"] for row in summed} == {"disaster", "others"}
    every = {row["areas"] for row in outcome.table("errors.csv") if row["size"] == "all"}
    assert "2" in every


def test_areas_that_are_not_there_and_rows_without_a_reason_are_faults(command: Command) -> None:
    outcome = named(command, "07299,disaster", "07201,")
    assert outcome.code == 2
    assert len(outcome.lines) == 2
    assert "07299" in outcome.lines[0]
    assert not command.output.exists()


def test_persons_of_unknown_age_are_spread_and_other_names_taken(command: Command) -> None:
    frame = table()
    unknown = frame.filter(pl.col("age") == "0-4").with_columns(pl.lit("unknown").alias("age"))
    named = pl.concat([frame, unknown]).rename({"area": "code", "population": "pop"})
    assert run(command, named).code == 0


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (table().drop("sex"), ["sex missing"]),
        (table((1990, 2000)), ["the years 1990, 2000"]),
        (table().with_columns(-pl.col("population")), ["below 0"]),
        (pl.concat([table(), table().head(2)]), ["2 rows that say a cell again"]),
        (table().filter(pl.col("age") != "5-9"), ["the ages"]),
        (table().slice(1), ["1 cells that are not there"]),
        (
            pl.concat([table((1990, 2000)), table((1990,)).head(1)]),
            ["the years 1990, 2000", "1 rows that say a cell again"],
        ),
    ],
)
def test_what_is_wrong_is_told_at_once_and_nothing_written(
    command: Command, frame: pl.DataFrame, words: list[str]
) -> None:
    outcome = run(command, frame)
    assert outcome.code == 2
    assert len(outcome.lines) == len(words)
    for each in words:
        assert any(each in line for line in outcome.lines)
    assert not command.output.exists()


@pytest.mark.parametrize(
    ("first", "last"), [(1990, 2005), (2005, 2005), (1996, 2005), (1995, 2010)]
)
def test_years_that_the_file_has_not_are_refused(command: Command, first: int, last: int) -> None:
    assert run(command, table(), first, last).code == 2


def test_what_is_no_parquet_is_refused(command: Command) -> None:
    path = command.folder / "populations.parquet"
    Path(path).write_text("area,year", encoding="utf-8")
    outcome = command.run("hindcast", path, "--from", "1995", "--to", "2005")
    assert outcome.code == 2
    assert "no Parquet" in outcome.lines[0]


def test_a_file_that_is_not_there_is_told(command: Command) -> None:
    done = command.run(
        "hindcast", command.folder / "none.parquet", "--from", "1990", "--to", "2015"
    )
    assert done.code == 2
    assert "area, year, sex, age, population" in done.lines[-1]
