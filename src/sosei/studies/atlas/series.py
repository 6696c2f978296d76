"""Counts of many areas by year, whatever they came of: what measures are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sosei.base.areas import PREFECTURES
from sosei.base.arrays import Array
from sosei.base.provenance import Source
from sosei.demography.known.population import FEMALE
from sosei.library.arrays import Cells

PARTS: Mapping[str, tuple[int, int | None]] = {
    "age_0_14": (0, 15),
    "age_15_64": (15, 65),
    "age_65_plus": (65, None),
    "age_75_plus": (75, None),
}
"""Persons between two ages: both sexes."""

TOTAL, KNOWN, WOMEN = "total", "known", "women_20_39"

Counts = Mapping[str, Array]
"""Persons by what is counted, ``[year, area]``; not a number where unknown."""


@dataclass(frozen=True)
class Origins:
    """Where the counts of one area stand that has a frozen result of its own.

    Attributes
    ----------
    source : Source
        The result.
    cells : mapping of (str, int) to str
        Id of the cell by count and year.
    """

    source: Source
    cells: Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class Series:
    """Counts of many areas.

    Attributes
    ----------
    key : str
        ``census``, ``official``, ``status_quo`` or ``published``.
    years : tuple of int
        Rising.
    bases : tuple of int or None
        Of each year, the one that its change is told from; None: there is none.
    areas : tuple of str
        Codes of today.
    counts : Counts
        ``total`` (unknown ages included), ``known`` (of known age), those of `PARTS`, ``women_20_39``; of the status
        quo also ``closed_women_20_39``, ``simulation1`` and ``simulation2``. What is not there nobody told.
    sources : mapping of int to tuple of Source
        By year.
    origins : mapping of str to Origins
        Of areas whose counts are cells of a frozen result of their own; prefectures are no sums of such.
    """

    key: str
    years: tuple[int, ...]
    bases: tuple[int | None, ...]
    areas: tuple[str, ...]
    counts: Counts
    sources: Mapping[int, tuple[Source, ...]]
    origins: Mapping[str, Origins] = field(default_factory=dict)

    def of(self, count: str, year: int, areas: Sequence[str]) -> Array:
        """Return one count of some areas, ``[area]``; not a number where it is not told."""
        told = self.counts.get(count)
        if told is None:
            return np.full(len(areas), np.nan)
        place = {area: at for at, area in enumerate(self.areas)}
        row = np.append(told[self.years.index(year)], np.nan)
        return np.asarray(row[[place.get(area, -1) for area in areas]])

    def cells(self, counts: Sequence[str], years: Sequence[int], area: str) -> tuple[str, ...]:
        """Return the cells that some counts of an area stand in; none where it has no result of its own."""
        if area not in self.origins:
            return ()
        told = self.origins[area].cells
        return tuple(dict.fromkeys(told[name, y] for name in counts for y in years))

    def base_of(self, year: int) -> int | None:
        """Return the year that the change to a year is told from."""
        return self.bases[self.years.index(year)]


def with_sums(series: Series, parts: Mapping[str, Sequence[str]]) -> Series:
    """Add areas that are sums of others, such as prefectures: an own figure goes before a sum.

    Parameters
    ----------
    series : Series
    parts : mapping of str to sequence of str
        Code of each sum → codes of all its parts. Where one is unknown, so is the sum.
    """
    kept = tuple(area for area in series.areas if area not in parts)
    place = {area: at for at, area in enumerate(series.areas)}
    counts = {}
    for name, told in series.counts.items():
        wide = np.concatenate([told, np.full((len(told), 1), np.nan)], axis=1)
        columns = [wide[:, [place[area] for area in kept]]]
        for code, members in parts.items():
            summed = wide[:, [place.get(area, -1) for area in members]].sum(axis=1)
            own = wide[:, place.get(code, -1)]
            columns.append(np.where(np.isfinite(own), own, summed)[:, None])
        counts[name] = np.concatenate(columns, axis=1)
    return Series(series.key, series.years, series.bases, (*kept, *parts), counts, series.sources)


def by_prefecture(codes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return municipalities by the code of their prefecture."""
    parts: dict[str, list[str]] = {f"{code}000": [] for code in PREFECTURES}
    for code in codes:
        parts[f"{code[:2]}000"].append(code)
    return {prefecture: tuple(members) for prefecture, members in parts.items() if members}


def counts_of(cells: Cells) -> dict[str, Array]:
    """Return the counts of one day, ``[area]``; what its ages cannot tell is left out."""
    ages, persons = cells.ages, cells.persons
    known = persons.sum(axis=(0, 1))
    counts = {KNOWN: known, TOTAL: known + cells.unknown.sum(axis=0)}
    for name, (lower, upper) in PARTS.items():
        if lower <= ages.open_from:
            counts[name] = persons[:, ages.cut(lower, upper)].sum(axis=(0, 1))
    counts[WOMEN] = persons[FEMALE, ages.cut(20, 40)].sum(axis=0)
    return counts


def stacked(years: Sequence[int], by_year: Mapping[int, Mapping[str, Array]]) -> dict[str, Array]:
    """Put counts of years on top of each other, ``[year, area]``; a year without a count is unknown."""
    names = dict.fromkeys(name for counts in by_year.values() for name in counts)
    size = max((len(one) for counts in by_year.values() for one in counts.values()), default=0)
    absent = np.full(size, np.nan)
    return {name: np.array([by_year[year].get(name, absent) for year in years]) for name in names}
