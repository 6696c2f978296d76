"""What every field gives back: labelled demand, driver × rate, with the origin of the rate."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.base.messages import Both
from sosei.sectors.kinds import KINDS
from sosei.sectors.rates import NOT_GIVEN, Origin

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Demand:
    """One item of one field.

    Attributes
    ----------
    field, item : str
    value : Array
        ``[year, area]``; not a number where it does not apply.
    unit : str
    origin : Origin or None
        Of its rate; None: counted from the population alone.
    factor : Array or None
        κ, ``[area]``: the municipality's own total ÷ what the rate gives; None: 1.
    cells : tuple of str
        Ids of the cells, by year, that it was read back from; empty where it was worked out just now.
    """

    field: str
    item: str
    value: Array
    unit: str
    origin: Origin | None = None
    factor: Array | None = None
    cells: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Freeze the values."""
        object.__setattr__(self, "value", frozen(self.value))

    def times(self, factor: Array) -> Demand:
        """Return the demand calibrated by κ, ``[area]``."""
        own = factor if self.factor is None else self.factor * factor
        return replace(self, value=self.value * factor, factor=own, cells=())


@dataclass(frozen=True)
class RateMissing:
    """A rate that nobody has given: what is told in its place.

    Attributes
    ----------
    field, rate : str
        The field, and the word of the rate.
    """

    field: str
    rate: str

    @property
    def words(self) -> Both:
        """率が未登録です, and the statistic that has it."""
        kind = KINDS[self.rate]
        return Both(
            f"{NOT_GIVEN.en}: {kind.name.en} ({kind.statistic.en})",
            f"{NOT_GIVEN.ja}：{kind.name.ja}（{kind.statistic.ja}）",
        )


Told = Demand | RateMissing


@dataclass(frozen=True)
class Demands:
    """Every field of one scenario.

    Attributes
    ----------
    scenario : str
    years : tuple of int
    areas : tuple of str
    items : tuple of Demand
    missing : tuple of RateMissing
    """

    scenario: str
    years: tuple[int, ...]
    areas: tuple[str, ...]
    items: tuple[Demand, ...]
    missing: tuple[RateMissing, ...]

    @classmethod
    def of(
        cls, scenario: str, years: tuple[int, ...], areas: tuple[str, ...], told: Sequence[Told]
    ) -> Demands:
        """Keep demands and missing rates apart, each rate once."""
        missing = dict.fromkeys(each for each in told if isinstance(each, RateMissing))
        items = tuple(each for each in told if isinstance(each, Demand))
        return cls(scenario, years, areas, items, tuple(missing))

    def find(self, field: str, item: str) -> Demand:
        """Return one item.

        Raises
        ------
        KeyError
            If it is not there.
        """
        for demand in self.items:
            if (demand.field, demand.item) == (field, item):
                return demand
        raise KeyError((field, item))

    def only(self, fields: Collection[str]) -> Demands:
        """Keep some fields alone."""
        items = tuple(each for each in self.items if each.field in fields)
        missing = tuple(each for each in self.missing if each.field in fields)
        return replace(self, items=items, missing=missing)

    def to_frame(self) -> pl.DataFrame:
        """Return scenario, area, year, field, item, value, unit, factor and the origin of the rate, tidy."""
        import polars as pl  # noqa: PLC0415 - the arrays alone need not pay for it

        years, areas, items = len(self.years), len(self.areas), len(self.items)
        schema = dict.fromkeys(_WORDS, pl.String)
        words = pl.DataFrame([_words(each) for each in self.items], orient="row", schema=schema)
        numbers = pl.DataFrame(
            {
                "area": pl.Series(self.areas).gather(
                    np.tile(np.repeat(np.arange(areas), years), items)
                ),
                "year": np.tile(self.years, areas * items),
                "value": np.concatenate([each.value.T.ravel() for each in self.items]),
                "factor": np.repeat([_factor(each, areas) for each in self.items], years),
            }
        )
        return numbers.hstack(words[np.repeat(np.arange(items), areas * years)]).select(
            pl.lit(self.scenario).alias("scenario"),
            "area",
            "year",
            "field",
            "item",
            pl.col("value").fill_nan(None),
            "unit",
            "factor",
            *_WORDS[3:],
        )


def _factor(demand: Demand, areas: int) -> Array:
    return np.ones(areas) if demand.factor is None else demand.factor


_WORDS = ("field", "item", "unit", "origin", "statistic", "table", "rate_year", "grade")
"""Columns that say what an item is, and where its rate is from."""


def _words(demand: Demand) -> tuple[str, ...]:
    """Return the words of an item: one for each of its columns."""
    of, origin = (demand.field, demand.item, demand.unit), demand.origin
    if origin is None:
        return (*of, "counted", "", "", "", "")
    whose = "own" if origin.own else "national"
    return (*of, whose, origin.statistic, origin.table, origin.year, origin.grade)
