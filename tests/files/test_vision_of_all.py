"""``sosei vision --all``: every municipality of the library as tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import held
from tests.command import Command

TOWNS = ("07202", "08202", "09202", "10999")
"""The last one has no name."""


def _several(folder: Path, empty: str = "", gap: str = "") -> None:
    """Put the sample town's censuses into a library under several codes; one may lack women, or a cell."""
    rows = [
        (town, *row[1:5], _persons(town, row, empty, gap))
        for town in TOWNS
        for row in held.census().frame.rows()
    ]
    names = (("07202", "会津若松市"), ("08202", "日立市"), ("09202", "足利市"))
    held.library(folder, [held.block("census", rows, names=names)])


def _persons(town: str, row: tuple[object, ...], empty: str, gap: str) -> float | None:
    date, sex, age, persons = row[1], row[2], row[3], row[5]
    if town == gap and (date, sex, age) == ("2010-10-01", "male", "0-4"):
        return None
    return 0.0 if town == empty and (date, sex) == ("2015-10-01", "female") else persons  # type: ignore[return-value]


def test_every_town_is_projected_by_its_own_rule(command: Command) -> None:
    _several(command.folder / "library")
    done = command.run(
        "vision", "--all", "--library", command.folder / "library", "-o", command.output
    )
    assert done.code == 0, done.lines
    chosen = {row["area"]: row for row in done.table("chosen.csv")}
    assert chosen["07202"]["periods"] == "2005-2010", "福島県 without the evacuation"
    assert chosen["08202"]["periods"] == "2005-2010+2010-2015"
    assert chosen["08202"]["name"] == "茨城県日立市"
    totals = {
        row["area"]: float(row["value"])
        for row in done.table("indicators.csv")
        if (row["year"], row["indicator"]) == ("2060", "total")
    }
    assert totals["08202"] == pytest.approx(totals["09202"])
    assert totals["07202"] == pytest.approx(54_991, abs=1)
    sums = [row for row in done.table("sums.csv") if row["year"] == "2060"]
    nation = sum(float(row["population"]) for row in sums if row["area"] == "00000")
    assert nation == pytest.approx(sum(totals.values()))
    (unnamed,) = done.table("left_out.csv")
    assert (unnamed["area"], unnamed["name"]) == ("10999", "10999")
    assert "no name for this code" in unnamed["reason"]
    assert {row["table"] for row in done.table("used.csv")} >= {"census", "death_rates"}


def test_what_cannot_be_projected_is_named(command: Command) -> None:
    _several(command.folder / "library", empty="08202", gap="09202")
    done = command.run(
        "vision", "--all", "--library", command.folder / "library", "-o", command.output
    )
    assert done.code == 0
    reasons = {row["area"]: row["reason"] for row in done.table("left_out.csv")}
    assert reasons == {
        "08202": "no women aged 15–49 were counted at the base: children cannot be told",
        "09202": "no whole census by sex and age of 2010",
        "10999": reasons["10999"],
    }
    assert len(done.lines) == 3
    assert {row["area"] for row in done.table("chosen.csv")} == {"07202"}


def test_a_library_without_a_census_is_a_fault(command: Command) -> None:
    held.library(command.folder / "library", [held.register()])
    done = command.run(
        "vision", "--all", "--library", command.folder / "library", "-o", command.output
    )
    assert done.code == 2
    assert "census by sex and five-year age" in done.lines[0]
    assert not command.output.exists()
