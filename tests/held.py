"""A library that holds the sample town's official figures, block by block, as readers would give them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import polars as pl

from sosei.base.provenance import Source
from sosei.library import Library
from sosei.readers.block import COLUMNS, FIGURE, Block

FIGURES = Path(str(files("sosei.studies").joinpath("sample/figures")))
TOWN, NATION = "07202", "00000"
NAMES = ((TOWN, "会津若松市"),)

Row = tuple[str, str, str, str, str, float | None]
"""area, date, sex, age, item, value."""


def block(
    statistic: str,
    rows: Iterable[Row],
    edition: str = "2020",
    file: str = "",
    publisher: str = "総務省",
    names: tuple[tuple[str, str], ...] = NAMES,
) -> Block:
    """Make a block of rows that stand in column F, one below the other."""
    name = file or f"{statistic}.csv"
    cells = [(*row, FIGURE, place, 6) for place, row in enumerate(rows, 2)]
    return Block(
        statistic,
        edition,
        Source(statistic, publisher, edition),
        name,
        "",
        hashlib.sha256(name.encode()).hexdigest(),
        pl.DataFrame(cells, schema=COLUMNS, orient="row"),
        names=names,
    )


def census(*, until: int = 2015, area: str = TOWN) -> Block:
    """The censuses of the town by sex and age."""
    table = _table("census").filter(pl.col("year") <= until)
    rows = [
        (area, f"{year}-10-01", sex, age, "population", float(persons))
        for year, sex, age, persons in table.iter_rows()
    ]
    return block("census", rows, f"{until}-10-01")


def register() -> Block:
    """The newest register by age."""
    rows = [
        (TOWN, date, sex, age, "population", float(persons))
        for date, sex, age, persons in _table("register").iter_rows()
    ]
    return block("register_by_age", rows, "2023-01-01")


def register_dynamics() -> Block:
    """The register's flows, with its population on 1 January after."""
    rows: list[Row] = []
    for year, *values in _table("register_dynamics").iter_rows():
        items = _table("register_dynamics").columns[1:]
        flows = dict(zip(items, values, strict=True))
        stock = flows.pop("population_end")
        rows.append((TOWN, f"{year + 1}-01-01", "total", "total", "population", float(stock)))
        rows += [(TOWN, str(year), "total", "total", i, float(v)) for i, v in flows.items()]
    return block("register_dynamics", rows, "2019-01-01")


def yearly(statistic: str) -> Block:
    """``vital_statistics`` or ``migration_report``."""
    table = _table(statistic)
    rows = [
        (TOWN, str(year), "total", "total", item, None if value is None else float(value))
        for year, *values in table.iter_rows()
        for item, value in zip(table.columns[1:], values, strict=True)
    ]
    return block(statistic, rows, "2024")


def ssdse() -> Block:
    """The census of 2020 by three groups, as SSDSE-A carries it."""
    codes = {"total": "A1101", "0-14": "A1301", "15-64": "A1302", "65+": "A1303", "75+": "A1419"}
    ends = {"male": "01", "female": "02"}
    rows = [
        (TOWN, str(year), "total", "total", codes[group] + ends[sex], float(persons))
        for year, sex, group, persons in _table("census_groups").iter_rows()
        if group in codes
    ]
    return block("ssdse_a", rows, "2024 (125)", publisher="独立行政法人統計センター")


def death_rates() -> Block:
    """The nation's death rates."""
    rows = [
        (NATION, str(year), sex, age, "deaths_per_100000", float(rate))
        for year, sex, age, rate in _table("death_rates").iter_rows()
    ]
    return block("death_rates", rows, "2009-2018", publisher="厚生労働省")


def everything() -> list[Block]:
    """Everything of the town, and the nation's death rates."""
    return [
        census(),
        register(),
        register_dynamics(),
        yearly("vital_statistics"),
        yearly("migration_report"),
        ssdse(),
        death_rates(),
    ]


def library(folder: Path, blocks: Sequence[Block]) -> Library:
    """Put blocks into a library."""
    made = Library(folder)
    made.add(blocks, "test")
    return made


def _table(name: str) -> pl.DataFrame:
    return pl.read_csv(FIGURES / f"{name}.csv")
