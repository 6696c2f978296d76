"""Censuses of a place by sex and five-year age, on the boundaries of today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.areas import NATION, PREFECTURES, Gazetteer
from sosei.base.messages import Both
from sosei.demography.known.population import Basis, Population
from sosei.demography.known.regroup import regroup
from sosei.library import Library
from sosei.library.arrays import Cells, cells_by_day
from sosei.readers.figures import CensusCount
from sosei.studies.held.cells import Rows, rows_of

CENSUS_DAY = "-10-01"
NEWEST_OPEN = 95
"""Lower bound of the open group of the national institute's newest projection (METHOD 0)."""

FEWEST = 1_700
"""Municipalities that the nation has at least: a gazetteer of fewer does not name all of them."""

OLDEST_OPEN = 75
"""Lower bound of the open group below which a census is too coarse to project from."""


@dataclass(frozen=True)
class Censuses:
    """Censuses of one place.

    Attributes
    ----------
    counts : mapping of year to CensusCount
        All in the same age groups: open from the lowest open group among them.
    rows : Rows
        What they were read from.
    notes : tuple of Both
        Censuses that could not be used and why, and doubts about boundaries.
    """

    counts: Mapping[int, CensusCount]
    rows: Rows
    notes: tuple[Both, ...]


def censuses(library: Library, area: str, gazetteer: Gazetteer) -> Censuses | None:
    """Return every census that the library holds of a place; None if there is none.

    A place that took in others is counted with them: their figures before the merger are added.

    Parameters
    ----------
    library : Library
    area : str
        Five-digit code.
    gazetteer : Gazetteer
        Which places became part of it.
    """
    former = [place.code for place in gazetteer.former(area)]
    found = rows_of(library, "census", [area, *dict.fromkeys(former)])
    if found is None:
        return None
    rows = found.where(pl.col("item") == "population", pl.col("date").str.ends_with(CENSUS_DAY))
    counts = _whole(cells_by_day(rows.frame, "population", dict.fromkeys([area, *former], area)))
    notes = [_unused(year) for year, _ in _by_year(rows.frame) if year not in counts]
    doubts: dict[str, list[int]] = {}
    for year, frame in _by_year(rows.frame):
        for names in _parts_missing(frame, area, year, gazetteer) if year in counts else ():
            doubts.setdefault(names, []).append(year)
    notes += [_doubt(names, years) for names, years in doubts.items()]
    return Censuses(_aligned(counts), rows, tuple(notes))


def _whole(found: Iterable[Cells]) -> dict[int, Cells]:
    """Keep the censuses that lack no cell, and whose ages are fine enough."""
    return {
        int(cells.day[:4]): cells
        for cells in found
        if not cells.missing.any() and cells.ages.open_from >= OLDEST_OPEN
    }


def nation_together(library: Library, gazetteer: Gazetteer) -> Censuses | None:
    """Return the nation's censuses as sums: of its 47 prefectures, else of all its municipalities.

    A year is summed only if no part is missing and none withheld.
    """
    prefectures = {f"{code}000": f"{code}000" for code in PREFECTURES}
    return _together(library, prefectures, set(prefectures)) or _together(
        library, *_municipalities(library, gazetteer)
    )


def _municipalities(library: Library, gazetteer: Gazetteer) -> tuple[dict[str, str], set[str]]:
    """Return the code of today of each municipality that the censuses name, and all codes of today."""
    today = {area.code for area in gazetteer.municipalities()}
    if len(today) < FEWEST:
        return {}, today
    codes = {code for entry in library.list("census") for code in entry.areas}
    followed = {code: gazetteer.today(code) for code in codes}
    return {code: goal for code, goal in followed.items() if goal in today}, today


def _together(library: Library, parts: Mapping[str, str], needed: set[str]) -> Censuses | None:
    """Add the parts of each year in which every needed area has its own, under its code of today."""
    found = rows_of(library, "census", parts) if parts else None
    if found is None:
        return None
    rows = found.where(pl.col("item") == "population", pl.col("date").str.ends_with(CENSUS_DAY))
    complete = [
        frame
        for _, frame in _by_year(rows.frame)
        if {parts[code] for code in frame["area"].unique()} == needed
    ]
    if not complete:
        return None
    into = dict.fromkeys(parts, NATION)
    counts = _whole(cells_by_day(pl.concat(complete), "population", into))
    return Censuses(_aligned(counts), rows, ()) if counts else None


def _by_year(frame: pl.DataFrame) -> list[tuple[int, pl.DataFrame]]:
    dates = frame["date"].unique().sort().to_list()
    return [(int(day[:4]), frame.filter(pl.col("date") == day)) for day in dates]


def _aligned(counts: Mapping[int, Cells]) -> dict[int, CensusCount]:
    """Bring all censuses to the five-year groups that every one of them has."""
    if not counts:
        return {}
    ages = five_year_groups(counts.values())
    return {
        year: CensusCount(
            Population(
                regroup(cells.persons, cells.ages, ages), ages, cells.areas, year, Basis.CENSUS
            ),
            cells.unknown,
        )
        for year, cells in counts.items()
    }


def five_year_groups(counts: Iterable[Cells]) -> AgeGroups:
    """Return the finest five-year groups that all counts have, open no later than `NEWEST_OPEN`."""
    open_from = min(cells.ages.open_from for cells in counts)
    return AgeGroups(5, min(open_from - open_from % 5, NEWEST_OPEN))


def _unused(year: int) -> Both:
    return Both(
        f"the census of {year} is not used: it lacks cells by sex and five-year age",
        f"{year}年の国勢調査は、男女・5歳階級別の数値がそろっていないため使いません。",
    )


def _parts_missing(frame: pl.DataFrame, area: str, year: int, gazetteer: Gazetteer) -> list[str]:
    """Name the former municipalities of that year that have no figures of their own."""
    there = frame["area"].unique().to_list()
    if area in there:
        there += gazetteer.renumbered(area)
    faults = gazetteer.missing(there, of=date(year, 10, 1))
    return [str(fault.values["missing"]) for fault in faults if fault.file == area]


def _doubt(names: str, years: Sequence[int]) -> Both:
    """Say that a table may stand on the boundaries of its own day."""
    listed = ", ".join(map(str, years))
    return Both(
        f"census of {listed}: no figures of {names}, part of this municipality today; right only if "
        "the table stands on today's boundaries",
        f"{listed}年の国勢調査：いまは市域の一部である{names}の数値がありません。"
        "現在の市域に組み替えた表かどうかを確かめてください。",
    )
