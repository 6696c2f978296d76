"""Censuses of a place by sex and five-year age, on the boundaries of today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.areas import NATION, PREFECTURES, Gazetteer
from sosei.base.arrays import Array, frozen
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.demography.known.regroup import regroup
from sosei.library import Library
from sosei.readers.figures import UNKNOWN, CensusCount
from sosei.studies.held.cells import Rows, rows_of

CENSUS_DAY = "-10-01"
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


@dataclass(frozen=True)
class _Count:
    ages: AgeGroups
    persons: Array
    unknown: Array


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
    notes: list[Both] = []
    counts: dict[int, _Count] = {}
    doubts: dict[str, list[int]] = {}
    for year, frame in _by_year(rows.frame):
        count = _count(frame, year, notes)
        if count is not None:
            counts[year] = count
            for names in _parts_missing(frame, area, year, gazetteer):
                doubts.setdefault(names, []).append(year)
    notes += [_doubt(names, years) for names, years in doubts.items()]
    return Censuses(_aligned(counts, area), rows, tuple(notes))


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
    counts = {
        year: count
        for year, frame in _by_year(rows.frame)
        if {parts[code] for code in frame["area"].unique()} == needed
        and frame["value"].null_count() == 0
        and (count := _of_one_place(_added(frame))) is not None
    }
    return Censuses(_aligned(counts, NATION), rows, ()) if counts else None


def _added(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the parts, cell by cell."""
    return frame.group_by("sex", "age").agg(pl.col("value").sum())


def _by_year(frame: pl.DataFrame) -> list[tuple[int, pl.DataFrame]]:
    dates = frame["date"].unique().sort().to_list()
    return [(int(day[:4]), frame.filter(pl.col("date") == day)) for day in dates]


def _count(frame: pl.DataFrame, year: int, notes: list[Both]) -> _Count | None:
    """Return one census, or None with a note if cells are missing or its ages are too coarse."""
    parts = frame["area"].unique().sort().to_list()
    counts = [_of_one_place(frame.filter(pl.col("area") == part)) for part in parts]
    whole = [count for count in counts if count is not None]
    if not whole or len(whole) < len(counts):
        notes.append(
            Both(
                f"the census of {year} is not used: it lacks cells by sex and five-year age",
                f"{year}年の国勢調査は、男女・5歳階級別の数値がそろっていないため使いません。",
            )
        )
        return None
    ages = AgeGroups(5, min(count.ages.open_from for count in whole))
    persons = np.sum([regroup(count.persons, count.ages, ages) for count in whole], axis=0)
    return _Count(ages, persons, np.sum([count.unknown for count in whole], axis=0))


def _of_one_place(frame: pl.DataFrame) -> _Count | None:
    cells = {
        (sex, age): value for sex, age, value in frame.select("sex", "age", "value").iter_rows()
    }
    ages = finest_ages([age for _, age in cells])
    if ages is None:
        return None
    persons = np.array(
        [[cells.get((sex, label)) for label in ages.labels] for sex in SEXES], dtype=np.float64
    )
    if not np.isfinite(persons).all():
        return None
    unknown = np.array([_unknown(cells, sex, persons[s].sum()) for s, sex in enumerate(SEXES)])
    return _Count(ages, persons, unknown)


def finest_ages(labels: Sequence[str]) -> AgeGroups | None:
    """Return the finest five-year groups that the labels make up; None if there are none.

    ``85+`` beside ``85-89``, ``90-94`` and ``95+`` is a sum of theirs and no group.
    """
    there, upper = set(labels), 0
    while f"{upper}-{upper + 4}" in there:
        upper += 5
    fits = [bound for bound in range(upper, OLDEST_OPEN - 1, -5) if f"{bound}+" in there]
    return AgeGroups(5, fits[0]) if fits else None


def _unknown(cells: Mapping[tuple[str, str], float | None], sex: str, known: float) -> float:
    """Persons of unknown age: as stated, else what the total holds beyond the known ages, else none."""
    stated = cells.get((sex, UNKNOWN))
    if stated is not None:
        return float(stated)
    total = cells.get((sex, "total"))
    return 0.0 if total is None else max(float(total) - known, 0.0)


def _aligned(counts: Mapping[int, _Count], area: str) -> dict[int, CensusCount]:
    """Bring all censuses to the age groups that every one of them has."""
    if not counts:
        return {}
    ages = AgeGroups(5, min(count.ages.open_from for count in counts.values()))
    return {
        year: CensusCount(
            Population(
                regroup(count.persons, count.ages, ages)[..., None],
                ages,
                (area,),
                year,
                Basis.CENSUS,
            ),
            frozen(count.unknown[:, None]),
        )
        for year, count in counts.items()
    }


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
