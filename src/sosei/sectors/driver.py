"""What drives the fields: a projection's persons, and how a rate is laid on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.engine.projection import Projection
from sosei.sectors.april import children_on_april_1
from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.rates import Rate, Rates


@dataclass(frozen=True)
class Driver:
    """A population through the years.

    Attributes
    ----------
    persons : Array
        ``[year, sex, age, area]``.
    ages : AgeGroups
    years : tuple of int
    areas : tuple of str
    """

    persons: Array
    ages: AgeGroups
    years: tuple[int, ...]
    areas: tuple[str, ...]

    @classmethod
    def of(cls, projection: Projection) -> Driver:
        """Take the persons of a projection."""
        return cls(projection.persons, projection.ages, projection.years, projection.areas)

    @cached_property
    def flat(self) -> Array:
        """Persons ``[year, sex × age, area]``."""
        return self.persons.reshape(len(self.years), -1, len(self.areas))

    @cached_property
    def total(self) -> Array:
        """Persons of all ages, ``[year, area]``."""
        return frozen(self.flat.sum(axis=1))

    @cached_property
    def children(self) -> Array:
        """Children by single year on 1 April, ``[year, age, area]``."""
        return children_on_april_1(self.persons, self.ages)

    def between(self, lower: int, upper: int | None = None) -> Array:
        """Return persons aged `lower` to below `upper`, ``[year, area]``."""
        return frozen(self.persons[:, :, self.ages.cut(lower, upper)].sum(axis=(1, 2)))

    def laid(self, rate: Rate) -> Array:
        """Return persons × rate by item, ``[year, item, area]``."""
        weights = rate.by_age(self.ages, self.years)
        return frozen(weights.reshape(*weights.shape[:2], -1) @ self.flat)


def by_age(
    driver: Driver, rates: Rates, key: str, field: str, item: str, unit: str
) -> tuple[Told, ...]:
    """Return persons × a rate by age, an item each; or that the rate is missing.

    Parameters
    ----------
    driver : Driver
    rates : Rates
    key : str
        Word of the rate.
    field, item, unit : str
        Of what is told; the rate's own item is added: ``patients:外来``.
    """
    rate = rates.get(key)
    if rate is None:
        return (RateMissing(field, key),)
    values = driver.laid(rate)
    return tuple(
        Demand(field, named(item, own), values[:, place], unit, rate.origin)
        for place, own in enumerate(rate.items)
    )


def plain(driver: Driver, rates: Rates, key: str) -> Array | None:
    """Return a rate without ages or items, ``[year]``; None where it is missing."""
    rate = rates.get(key)
    return None if rate is None else rate.plain(driver.years).sum(axis=1)


def named(item: str, own: str) -> str:
    """Return ``patients:外来``; the item alone where the rate has none."""
    return f"{item}:{own}" if own else item


def at_year(values: Array, years: Sequence[int], year: float) -> Array:
    """Return ``[year, area]`` at one time between, on the straight line: ``[area]``."""
    place = float(np.interp(year, years, np.arange(len(years))))
    low = min(int(place), len(years) - 2) if len(years) > 1 else 0
    high = min(low + 1, len(years) - 1)
    part = place - low
    between: Array = values[low] * (1 - part) + values[high] * part
    return between
