"""Counts of all municipalities as the library holds them: censuses, and the institute's projection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.base.areas import PREFECTURES, Gazetteer
from sosei.base.arrays import Array
from sosei.base.provenance import Source
from sosei.library import Entry, Library
from sosei.library.arrays import cells_by_day
from sosei.studies.atlas.series import KNOWN, TOTAL, Series, counts_of, stacked
from sosei.studies.held.census import CENSUS_DAY, OLDEST_OPEN

CENSUS, PROJECTION, SSDSE = "census", "projection_municipal", "ssdse_a"

SSDSE_ITEMS = {
    TOTAL: "A1101",
    "age_0_14": "A1301",
    "age_15_64": "A1302",
    "age_65_plus": "A1303",
    "age_75_plus": "A1419",
}
"""Items of SSDSE-A that are those of the census of a year."""

CENSUS_EVERY = 5


class _Read(NamedTuple):
    """Counts by year, each ``[area]`` in the order of `areas`, and where each year is from."""

    by_year: dict[int, dict[str, Array]]
    sources: dict[int, tuple[Source, ...]]


def census_series(library: Library, gazetteer: Gazetteer) -> Series | None:
    """Return the censuses of the municipalities; None if the library holds none.

    A census that only SSDSE-A tells of has its three groups and the total.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    areas = _areas(gazetteer)
    read = _by_age(library, CENSUS, areas, gazetteer)
    groups = _ssdse(library, areas, gazetteer)
    by_year = {**groups.by_year, **read.by_year}
    if not by_year:
        return None
    years = tuple(sorted(by_year))
    bases = tuple(year - CENSUS_EVERY if year - CENSUS_EVERY in by_year else None for year in years)
    sources = {**groups.sources, **read.sources}
    return Series("census", years, bases, areas, stacked(years, by_year), sources)


def official_series(library: Library, gazetteer: Gazetteer) -> Series | None:
    """Return the projection of 国立社会保障・人口問題研究所 by sex and age; None if the library holds none.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    areas = _areas(gazetteer)
    read = _by_age(library, PROJECTION, areas, gazetteer)
    if not read.by_year:
        return None
    years = tuple(sorted(read.by_year))
    bases = (None, *(years[0] for _ in years[1:]))
    return Series("official", years, bases, areas, stacked(years, read.by_year), read.sources)


def _areas(gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the codes of the municipalities of today, and of the prefectures."""
    return (
        *sorted(area.code for area in gazetteer.municipalities()),
        *(f"{code}000" for code in PREFECTURES),
    )


def _goals(codes: Sequence[str], areas: Sequence[str], gazetteer: Gazetteer) -> dict[str, str]:
    """Return the area of today of each code, those of one area side by side."""
    known = set(areas)
    followed = {code: code if code in known else gazetteer.today(code) for code in codes}
    found = {code: goal for code, goal in followed.items() if goal in known}
    return {code: found[code] for code in sorted(found, key=found.__getitem__)}


def _by_age(library: Library, statistic: str, areas: Sequence[str], gazetteer: Gazetteer) -> _Read:
    entries = library.list(statistic)
    if not entries:
        return _Read({}, {})
    figures = library.figures(statistic)
    rows = figures.frame.filter(
        pl.col("item") == "population", pl.col("date").str.ends_with(CENSUS_DAY)
    )
    into = _goals(rows["area"].unique().to_list(), areas, gazetteer)
    rows = rows.filter(pl.col("area").is_in(list(into)))
    by_year, sources = {}, {}
    for cells in cells_by_day(rows, "population", into):
        if cells.ages.open_from < OLDEST_OPEN:
            continue
        year = int(cells.day[:4])
        by_year[year] = {
            name: _placed(count, cells.areas, areas) for name, count in counts_of(cells).items()
        }
        sources[year] = _sources(rows.filter(date=cells.day), figures.entries)
    return _Read(by_year, sources)


def _placed(count: Array, of: Sequence[str], areas: Sequence[str]) -> Array:
    place = {area: at for at, area in enumerate(of)}
    wide = np.append(count, np.nan)
    return np.asarray(wide[[place.get(area, -1) for area in areas]])


def _sources(rows: pl.DataFrame, entries: Sequence[Entry]) -> tuple[Source, ...]:
    used = set(rows["block"].unique())
    return tuple(dict.fromkeys(entry.source for entry in entries if entry.id in used))


def _ssdse(library: Library, areas: Sequence[str], gazetteer: Gazetteer) -> _Read:
    if not library.list(SSDSE):
        return _Read({}, {})
    figures = library.figures(SSDSE)
    year = pl.col("date").str.slice(0, 4).cast(pl.Int32, strict=False)
    rows = figures.frame.filter(
        pl.col("item").is_in(list(SSDSE_ITEMS.values())), year % CENSUS_EVERY == 0
    ).with_columns(year=year)
    by_year, sources = {}, {}
    for (when,), frame in rows.group_by("year", maintain_order=True):
        counts = {
            name: _summed(frame.filter(item=item), areas, gazetteer)
            for name, item in SSDSE_ITEMS.items()
        }
        by_year[int(str(when))] = counts | _known(counts)
        sources[int(str(when))] = _sources(frame, figures.entries)
    return _Read(by_year, sources)


def _summed(rows: pl.DataFrame, areas: Sequence[str], gazetteer: Gazetteer) -> Array:
    """Return one item of the areas, ``[area]``: parts of one area are added."""
    into = _goals(rows["area"].unique().to_list(), areas, gazetteer)
    told = {code: value for code, value in rows.select("area", "value").iter_rows() if code in into}
    sums: dict[str, float] = {}
    for code, value in told.items():
        sums[into[code]] = sums.get(into[code], 0.0) + (np.nan if value is None else value)
    return np.array([sums.get(area, np.nan) for area in areas])


def _known(counts: Mapping[str, Array]) -> dict[str, Array]:
    """Return persons of known age: the sum of the three groups."""
    return {KNOWN: counts["age_0_14"] + counts["age_15_64"] + counts["age_65_plus"]}
