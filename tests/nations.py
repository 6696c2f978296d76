"""A library of three towns whose people move among themselves."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from sosei.library import Library
from sosei.readers.block import Block
from tests import held

TOWNS = {
    "07202": ("会津若松市", 1.0, 0.0),
    "08202": ("日立市", 1.5, 0.25),
    "09202": ("足利市", 1.2, 0.1),
}
"""Code → name, and how its censuses differ from the sample's: size, and growth to the last one."""

NAMES = tuple((code, name) for code, (name, _, _) in TOWNS.items())
DEPARTURES = {"07202": 3500.0, "08202": 5000.0, "09202": 4000.0}


def censuses(towns: tuple[str, ...] = tuple(TOWNS)) -> Block:
    """The sample's censuses, larger in each town, with young people gained from 2010 on."""
    rows = [
        (town, *row[1:5], row[5] * size * _gain(row, growth))
        for town in towns
        for _, size, growth in (TOWNS[town],)
        for row in held.census().frame.rows()
    ]
    return held.block("census", rows, names=NAMES)


def _gain(row: tuple[object, ...], growth: float) -> float:
    young = row[3] in {"20-24", "25-29", "30-34"}
    return 1 + growth if young and str(row[1]) >= "2010" else 1.0


def departures(towns: tuple[str, ...] = tuple(TOWNS)) -> Block:
    """Departures within Japan in two calendar years."""
    rows = [
        (town, str(year), "total", "total", "departures_domestic", DEPARTURES[town] + year - 2017)
        for town in towns
        for year in (2016, 2018)
    ]
    return held.block("register_dynamics", rows, names=NAMES)


def official() -> Block:
    """An official projection of the nation for one year: the census of 2015, as it stands."""
    cells = censuses().frame.filter(pl.col("date") == "2015-10-01", pl.col("sex") != "total")
    sums = cells.group_by("sex", "age", maintain_order=True).agg(pl.col("value").sum())
    rows = [
        (held.NATION, "2020-10-01", sex, age, "population", value)
        for sex, age, value in sums.iter_rows()
    ]
    return held.block("projection_national", rows, "平成29年推計")


def library(folder: Path, *more: Block) -> Library:
    """Put censuses and departures of the three towns into a library."""
    return held.library(folder, [censuses(), departures(), held.death_rates(), *more])
