"""A small library of many areas: two towns of Fukushima, a city with wards, and their boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sosei.library import Library
from sosei.readers.any_file import read_any
from sosei.readers.block import Block
from tests.held import Row, block
from tests.shapefiles import feature, geojson, named, square

AIZU, TOWN, SENDAI = "07202", "07408", "04100"
NAMES = ((AIZU, "会津若松市"), (TOWN, "耶麻郡猪苗代町"), (SENDAI, "仙台市"))
GROUPS = {"A1101": 1.0, "A1301": 0.10, "A1302": 0.55, "A1303": 0.35, "A1419": 0.20}
AGES = (*(f"{age}-{age + 4}" for age in range(0, 90, 5)), "90+")


def census(year: int, persons: Mapping[str, float], unknown: float = 0.0) -> Block:
    """A census in which every sex and age of an area has as many persons."""
    day = f"{year}-10-01"
    rows: list[Row] = [
        (area, day, sex, age, "population", unknown if age == "unknown" else count)
        for area, count in persons.items()
        for sex in ("male", "female")
        for age in (*AGES, "unknown")
    ]
    return block("census", rows, day, f"census{year}.csv", names=NAMES)


def projection(years: Mapping[int, Mapping[str, float]]) -> Block:
    """The institute's projection, as many persons in every sex and age."""
    rows: list[Row] = [
        (area, f"{year}-10-01", sex, age, "population", count)
        for year, persons in years.items()
        for area, count in persons.items()
        for sex in ("male", "female")
        for age in AGES
    ]
    return block("projection_municipal", rows, "R5", "ipss.xlsx", names=NAMES)


def ssdse(year: int, totals: Mapping[str, float]) -> Block:
    """The census by three groups, as SSDSE-A carries it."""
    rows: list[Row] = [
        (area, str(year), "total", "total", item, total * share)
        for area, total in totals.items()
        for item, share in GROUPS.items()
    ]
    return block("ssdse_a", rows, f"{year}", f"ssdse{year}.csv", names=NAMES)


def boundaries(folder: Path) -> tuple[Block, ...]:
    """Squares: Aizu-Wakamatsu west of Inawashiro, and two wards of Sendai."""
    return read_any(
        geojson(
            folder,
            feature(named(AIZU, "会津若松市"), square(139.5, 37)),
            feature(named(TOWN, "猪苗代町", "耶麻郡"), square(140, 37)),
            feature(named("04101", "青葉区", "仙台市"), square(140, 38)),
            feature(named("04102", "宮城野区", "仙台市"), square(140.5, 38)),
        )
    )


def library_of(folder: Path, *blocks: Block) -> Library:
    """A library of blocks."""
    library = Library(folder / "library")
    library.add(blocks, "a")
    return library


COUNTED = {2010: {AIZU: 110.0, TOWN: 10.0, SENDAI: 1000.0}, 2015: {AIZU: 100.0, TOWN: 8.0, SENDAI: 1100.0}}  # fmt: skip


def full(folder: Path) -> Library:
    """Two censuses, a projection that lacks the small town, and boundaries."""
    return library_of(
        folder,
        *(census(year, persons) for year, persons in COUNTED.items()),
        projection({2020: {AIZU: 90.0, SENDAI: 1100.0}, 2050: {AIZU: 45.0, SENDAI: 1210.0}}),
        *boundaries(folder),
    )
