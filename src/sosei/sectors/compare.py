"""What a change costs and saves: two scenarios, field by field, each year and cumulated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.sectors.demand import Demand, Demands

if TYPE_CHECKING:
    import polars as pl

MEANS = (
    "share",
    "person/day",
    "person/person",
    "person/household",
    "visit/person",
    "yen/person/year",
    "m2",
    "m2/person",
)
"""Units that do not add up over years: they are compared, not cumulated."""


@dataclass(frozen=True)
class Compared:
    """One item of two scenarios.

    Attributes
    ----------
    base, other : Demand
    years : tuple of int
    """

    base: Demand
    other: Demand
    years: tuple[int, ...]

    @property
    def difference(self) -> Array:
        """Other − base, ``[year, area]``."""
        return frozen(self.other.value - self.base.value)

    @property
    def cumulated(self) -> Array:
        """Differences of all years up to then, straight between the years told, ``[year, area]``, unit × years."""
        if self.base.unit in MEANS:
            return np.full_like(self.difference, np.nan)
        return cumulated(self.difference, self.years)


def cumulated(values: Array, years: Sequence[int]) -> Array:
    """Return the area under straight lines, ``[year, …]``, 0 in the first year.

    Parameters
    ----------
    values : Array
        ``[year, …]``, what one year has.
    years : sequence of int
    """
    width = np.diff(np.asarray(years, dtype=np.float64)).reshape(-1, *(1,) * (values.ndim - 1))
    steps = width * (values[1:] + values[:-1]) / 2
    return frozen(np.concatenate([np.zeros_like(values[:1]), np.cumsum(steps, axis=0)]))


def compare(base: Demands, other: Demands) -> tuple[Compared, ...]:
    """Set every item of one scenario against the same item of another.

    Raises
    ------
    AlignmentError
        If years, areas or items differ: nothing meets by position.
    """
    names = [(demand.field, demand.item, demand.unit) for demand in base.items]
    if (base.years, base.areas) != (other.years, other.areas) or names != [
        (demand.field, demand.item, demand.unit) for demand in other.items
    ]:
        raise AlignmentError("the scenarios differ in years, areas or items")
    return tuple(
        Compared(one, two, base.years) for one, two in zip(base.items, other.items, strict=True)
    )


@dataclass(frozen=True)
class Ranged:
    """Quantiles of the difference of one item over many draws.

    Attributes
    ----------
    field, item, unit : str
    difference, cumulated : Array
        ``[level, year]``; not a number where it does not apply.
    """

    field: str
    item: str
    unit: str
    difference: Array
    cumulated: Array


def ranges(base: Demands, other: Demands, levels: Sequence[float]) -> tuple[Ranged, ...]:
    """Return quantiles of every item's difference over the draws of one area.

    Parameters
    ----------
    base, other : Demands
        With a draw in the place of each area, the random numbers common to both.
    levels : sequence of float
        Such as 0.1, 0.5, 0.9.

    Source
    ------
    Hyndman and Fan (1996), definition 7.
    """
    return tuple(
        Ranged(
            pair.base.field,
            pair.base.item,
            pair.base.unit,
            *(
                frozen(np.quantile(each, levels, axis=-1))
                for each in (pair.difference, pair.cumulated)
            ),
        )
        for pair in compare(base, other)
    )


def compared_frame(base: Demands, other: Demands) -> pl.DataFrame:
    """Return scenario, base_scenario, area, year, field, item, unit, value, base_value, difference, cumulated."""
    import polars as pl  # noqa: PLC0415 - the arrays alone need not pay for it

    keys = ("area", "year", "field", "item", "unit")
    one, two = base.to_frame(), other.to_frame()
    sums = np.concatenate([each.cumulated.T.ravel() for each in compare(base, other)])
    return two.select(
        "scenario",
        pl.lit(base.scenario).alias("base_scenario"),
        *keys,
        "value",
        one["value"].alias("base_value"),
        (two["value"] - one["value"]).alias("difference"),
        pl.Series("cumulated", sums).fill_nan(None),
    )
