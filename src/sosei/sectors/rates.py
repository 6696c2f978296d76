"""Rates with their origin, and what they are on a projection's ages and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES
from sosei.sectors.kinds import KINDS

OLDEST = 120
"""Years of age that a rate is told for, at most."""


@dataclass(frozen=True)
class Origin:
    """Where a rate is from.

    Attributes
    ----------
    statistic, table, year, grade, area : str
        As the file tells them; several, `、` between.
    own : bool
        Whether it is the municipality's own; else the nation's, which ships.
    """

    statistic: str
    table: str
    year: str
    grade: str
    area: str
    own: bool


@dataclass(frozen=True)
class RateRow:
    """One figure of a rate; `sex` None is both, `ages` None is no ages, `year` 0 is not told."""

    item: str
    year: int
    sex: int | None
    ages: tuple[int, int | None] | None
    value: float


@dataclass(frozen=True)
class Rate:
    """Every figure of one rate.

    Attributes
    ----------
    key : str
    rows : tuple of RateRow
        Complete: every item in every year that it names, ages without a gap.
    origin : Origin
    """

    key: str
    rows: tuple[RateRow, ...]
    origin: Origin

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Items in the order of the file."""
        return tuple(dict.fromkeys(row.item for row in self.rows))

    def by_age(self, ages: AgeGroups, years: Sequence[int]) -> Array:
        """Return the rate on age groups, ``[year, item, sex, age]``; 0 where the rate tells no ages.

        A group that holds several ages of the rate has their mean, each year of age counted alike.

        Raises
        ------
        InputError
            If the open group holds several ages of the rate.
        """
        told = {year: self._of_year(ages, year) for year in sorted({r.year for r in self.rows})}
        return _along(told, years)

    def by_single_age(self, oldest: int, years: Sequence[int]) -> Array:
        """Return the rate of ages 0 … `oldest` − 1 for both sexes together, ``[year, item, age]``."""
        ages = AgeGroups(1, oldest)
        return frozen(self.by_age(ages, years)[..., :oldest].mean(axis=2))

    def plain(self, years: Sequence[int]) -> Array:
        """Return a rate without ages, ``[year, item]``."""
        told: dict[int, Array] = {}
        for row in self.rows:
            own = told.setdefault(row.year, np.zeros(len(self.items)))
            own[self.items.index(row.item)] = row.value
        return _along(dict(sorted(told.items())), years)

    def _of_year(self, ages: AgeGroups, year: int) -> Array:
        single = np.zeros((len(self.items), len(SEXES), OLDEST))
        for row in self.rows:
            if row.year == year and row.ages is not None:
                sexes = slice(None) if row.sex is None else slice(row.sex, row.sex + 1)
                single[self.items.index(row.item), sexes, slice(*row.ages)] = row.value
        top = single[..., ages.open_from :]
        if np.any(top != top[..., :1]):
            values = {"rate": self.key, "age": ages.labels[-1]}
            raise InputError([Fault("rate_ages_fine", "rates.csv", None, "age", values)])
        closed = single[..., : ages.open_from].reshape(*single.shape[:2], -1, ages.width)
        return np.concatenate([closed.mean(axis=-1), top[..., :1]], axis=-1)


@dataclass(frozen=True)
class Rates:
    """Rates by their word; own ones have replaced the nation's."""

    held: Mapping[str, Rate]

    def get(self, key: str) -> Rate | None:
        """Return a rate, or None where nobody has given it.

        Raises
        ------
        KeyError
            If there is no such kind of rate.
        """
        return self.held.get(KINDS[key].key)

    def require(self, key: str) -> Rate:
        """Return a rate that is needed to go on.

        Raises
        ------
        InputError
            率が未登録です, with the statistic that has it.
        """
        rate = self.get(key)
        if rate is None:
            values = {"name": KINDS[key].name, "statistic": KINDS[key].statistic, "rate": key}
            raise InputError([Fault("sector_rate_missing", "rates.csv", None, "rate", values)])
        return rate

    def replaced(self, own: Mapping[str, Rate]) -> Rates:
        """Return these rates with the municipality's own in place of the nation's."""
        return Rates({**self.held, **own})


NOT_GIVEN = Both("no rate is given", "率が未登録です")


def _along(told: Mapping[int, Array], years: Sequence[int]) -> Array:
    """Return values of some years at others: straight between, flat outside."""
    known = np.array(list(told), dtype=np.float64)
    values = np.stack(list(told.values()))
    at = np.interp(np.asarray(years, dtype=np.float64), known, np.arange(len(known)))
    low = np.floor(at).astype(np.int64)
    high = np.minimum(low + 1, len(known) - 1)
    part = (at - low).reshape(-1, *(1,) * (values.ndim - 1))
    return frozen(values[low] * (1 - part) + values[high] * part)
