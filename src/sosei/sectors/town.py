"""The town: households, dwellings and the vacant ones, the budget."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, InputError
from sosei.demography.small.households import household_size, households, in_private_households
from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, by_age, named, plain
from sosei.sectors.rates import Rates

FIELD = "town"
HOUSEHOLDS = "households"
DEMOLISHED = {"vacancy_rate_demolition_half": 0.5, "vacancy_rate_demolition_double": 2.0}
"""Demolition decides: the share of vacant dwellings if half, or twice, as many are demolished."""


def town(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return households by type and together, and what is spent by age and beside it.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``headship``, ``institutional``, ``spending``, ``spending_fixed``.

    Raises
    ------
    InputError
        If the headship rates make more households than there are persons.
    """
    spent = by_age(driver, rates, "spending", FIELD, "spending", "yen/year")
    return *_households(driver, rates), *spent, *_fixed(driver, rates)


def _fixed(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return spending that the population does not move."""
    rate = rates.get("spending_fixed")
    if rate is None:
        return (RateMissing(FIELD, "spending_fixed"),)
    values = rate.plain(driver.years)[..., None] * np.ones(len(driver.areas))
    return tuple(
        Demand(FIELD, named("spending_fixed", own), values[:, place], "yen/year", rate.origin)
        for place, own in enumerate(rate.items)
    )


def _households(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    rate, inside = rates.get("headship"), rates.get("institutional")
    if rate is None:
        return (RateMissing(FIELD, "headship"),)
    out = None if inside is None else inside.by_age(driver.ages, driver.years).sum(axis=1)
    by_type = households(driver.persons, rate.by_age(driver.ages, driver.years), out)
    together = by_type.sum(axis=1)
    private = in_private_households(driver.persons, out).sum(axis=(1, 2))
    if np.any(private < together):
        raise InputError([Fault("headship_high", "rates.csv", None, "value")])
    size = household_size(private, together)
    types = [
        Demand(FIELD, named("household", own), by_type[:, place], "household", rate.origin)
        for place, own in enumerate(rate.items)
        if own
    ]
    return (
        Demand(FIELD, HOUSEHOLDS, together, "household", rate.origin),
        Demand(FIELD, "household_size", size, "person/household", rate.origin),
        *types,
    )


def dwellings(driver: Driver, rates: Rates, told: Told | None) -> tuple[Told, ...]:
    """Return dwellings and vacant ones: stock + starts − demolition, less households.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``dwellings`` (at the base), ``dwelling_starts``, ``demolition``.
    told : Demand, or what is told in its place
        Households, calibrated already.

    Source
    ------
    METHOD 7: Stock' = Stock + starts − demolition; V = Stock − H. Demolition decides.
    """
    keys = ("dwellings", "dwelling_starts", "demolition")
    given = [plain(driver, rates, key) for key in keys]
    missing = [RateMissing(FIELD, k) for k, each in zip(keys, given, strict=True) if each is None]
    first, starts, lost = given
    if first is None or starts is None or lost is None or not isinstance(told, Demand):
        return tuple(missing)
    origin = rates.require("demolition").origin

    def stock(times: float) -> Array:
        share = np.minimum(lost * times, 1)
        kept = stock_of_dwellings(float(first[0]), starts, share, driver.years)
        value: Array = kept[:, None] * np.ones((1, len(driver.areas)))
        return value

    value = stock(1)
    empty = value - told.value
    others = [
        Demand(FIELD, name, (kept - told.value) / kept, "share", origin, told.factor)
        for name, times in DEMOLISHED.items()
        for kept in (stock(times),)
    ]
    return (
        Demand(FIELD, "dwellings", value, "dwelling", origin),
        Demand(FIELD, "vacant_dwellings", empty, "dwelling", origin, told.factor),
        Demand(FIELD, "vacancy_rate", empty / value, "share", origin, told.factor),
        *others,
    )


def stock_of_dwellings(first: float, starts: Array, lost: Array, years: Sequence[int]) -> Array:
    """Carry a stock year by year, ``[year]``: what is begun is added, a share of the rest is demolished.

    Parameters
    ----------
    first : float
        Dwellings in the first year.
    starts, lost : Array
        ``[year]``, dwellings begun a year, share demolished a year; straight between the years told.
    years : sequence of int
    """
    stock, told = first, [first]
    for year in range(years[0], years[-1]):
        begun, share = (float(np.interp(year, years, each)) for each in (starts, lost))
        stock = stock * (1 - share) + begun
        if year + 1 in years:
            told.append(stock)
    return np.array(told)
