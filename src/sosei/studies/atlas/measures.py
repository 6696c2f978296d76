"""What a map is coloured by: measures of counts, and classes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.told.official import NINE_CLASSES, degrees, nine_class
from sosei.demography.told.thresholds import NATURAL_INFLUENCE, SOCIAL_INFLUENCE, Thresholds
from sosei.studies.atlas.computed import CLOSED_WOMEN, SIMULATION_1, SIMULATION_2
from sosei.studies.atlas.series import KNOWN, TOTAL, WOMEN, Series

NINE = tuple(sorted(name for row in NINE_CLASSES for name in row))
"""The nine classes, A to D-3; the value of a class is its place here."""

DEGREES = 5


class Unit(StrEnum):
    """How the values of a measure are read."""

    PERSONS = "persons"
    SHARE = "share"
    CHANGE = "change"
    DEGREE = "degree"
    CLASS = "class"


Make = Callable[[Series, int, Sequence[str]], Array]
"""Series, year and areas → values ``[area]``, not a number where unknown."""


@dataclass(frozen=True)
class Measure:
    """What areas are compared by.

    Attributes
    ----------
    key : str
    unit : Unit
    make : callable
    needs : tuple of str
        Counts that a series must have.
    change : bool
        Whether it is told from a base year.
    towns : bool
        Whether it is defined for municipalities alone.
    """

    key: str
    unit: Unit
    make: Make
    needs: tuple[str, ...]
    change: bool = False
    towns: bool = False

    def values(self, series: Series, year: int, areas: Sequence[str]) -> Array:
        """Return the value of each area, ``[area]``; not a number where it is not known."""
        return self.make(series, year, areas)

    def years(self, series: Series) -> tuple[int, ...]:
        """Return the years of a series that it can be told of; empty where the series lacks its counts."""
        told = [series.counts[name] for name in self.needs if name in series.counts]
        if len(told) < len(self.needs):
            return ()
        some = np.all([np.isfinite(count).any(axis=1) for count in told], axis=0)
        return tuple(
            year
            for year, base, any_told in zip(series.years, series.bases, some, strict=True)
            if any_told and (base is not None or not self.change)
        )


def _population(series: Series, year: int, areas: Sequence[str]) -> Array:
    return series.of(TOTAL, year, areas)


def _share(name: str) -> Measure:
    """Persons of an age group ÷ persons of known age, a share."""

    def make(series: Series, year: int, areas: Sequence[str]) -> Array:
        return _ratio(series.of(name, year, areas), series.of(KNOWN, year, areas))

    return Measure(f"share_{name}", Unit.SHARE, make, (name, KNOWN))


def _change(key: str, count: str) -> Measure:
    """Count ÷ count of the base year − 1, a share."""

    def make(series: Series, year: int, areas: Sequence[str]) -> Array:
        base = series.base_of(year)
        if base is None:
            return np.full(len(areas), np.nan)
        return _ratio(series.of(count, year, areas), series.of(count, base, areas)) - 1

    return Measure(key, Unit.CHANGE, make, (count,), change=True)


def _degree(bounds: Thresholds, part: str, whole: str) -> Measure:
    """影響度 1–5 of two projections at a year; METHOD 2."""

    def make(series: Series, year: int, areas: Sequence[str]) -> Array:
        ratios = _ratio(series.of(part, year, areas), series.of(whole, year, areas))
        told = np.isfinite(ratios)
        values = np.full(len(areas), np.nan)
        values[told] = degrees(ratios[told], bounds)
        return values

    return Measure(bounds.indicator, Unit.DEGREE, make, (part, whole), change=True, towns=True)


def _nine(series: Series, year: int, areas: Sequence[str]) -> Array:
    """Place of each area in `NINE`, by the decline of women 20–39 from the base year; METHOD 2."""
    base = series.base_of(year)
    if base is None:
        return np.full(len(areas), np.nan)
    before = series.of(WOMEN, base, areas)
    closed = 1 - _ratio(series.of(CLOSED_WOMEN, year, areas), before)
    open_ = 1 - _ratio(series.of(WOMEN, year, areas), before)
    return np.array(
        [
            float(NINE.index(nine_class(c, m))) if np.isfinite([c, m]).all() else np.nan
            for c, m in zip(closed, open_, strict=True)
        ]
    )


def _ratio(part: Array, whole: Array) -> Array:
    """Return part ÷ whole; not a number where the whole is nobody."""
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))


MEASURES = {
    each.key: each
    for each in (
        Measure("population", Unit.PERSONS, _population, (TOTAL,)),
        _change("change", TOTAL),
        _share("age_0_14"),
        _share("age_15_64"),
        _share("age_65_plus"),
        _share("age_75_plus"),
        _change("change_women_20_39", WOMEN),
        Measure("nine_class", Unit.CLASS, _nine, (WOMEN, CLOSED_WOMEN), change=True, towns=True),
        _degree(NATURAL_INFLUENCE, SIMULATION_1, TOTAL),
        _degree(SOCIAL_INFLUENCE, SIMULATION_2, SIMULATION_1),
    )
}
"""In the order in which they are offered."""
