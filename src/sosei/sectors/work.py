"""Work: who is employed, in which industry, who commutes; what is spent in shops."""

from __future__ import annotations

import numpy as np

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, by_age, named, plain
from sosei.sectors.industries import industries
from sosei.sectors.industry_file import IndustryWorkers
from sosei.sectors.rates import Rates
from sosei.sectors.retail import retail

FIELD = "work"
EMPLOYED = "employed"


def work(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return the employed residents, and what is spent in shops.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``employed``, ``retail_spending``, ``visits`` and ``visit_shopping``.

    Raises
    ------
    InputError
        If a kind of visit is told without its spending.
    """
    employed = by_age(driver, rates, "employed", FIELD, EMPLOYED, "person")
    return *employed, *retail(driver, rates)


def of_employed(
    driver: Driver, rates: Rates, employed: Told | None, workers: IndustryWorkers | None = None
) -> tuple[Told, ...]:
    """Return what follows from the employed, calibrated already: industries, and jobs in the town.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``industry``, ``commuting_out``, ``commuting_in``.
    employed : Demand, or what is told in its place
    workers : IndustryWorkers, optional
        By industry and age: their cohorts are carried, instead of shares of all the employed.
    """
    if not isinstance(employed, Demand):
        return ()
    told = (
        _industries(driver, rates, employed)
        if workers is None
        else _cohorts(driver, rates, employed, workers)
    )
    return *told, *_jobs(driver, rates, employed)


def _cohorts(
    driver: Driver, rates: Rates, employed: Demand, workers: IndustryWorkers
) -> tuple[Demand, ...]:
    """Return industries through the retention of their cohorts, each age raked to all its employed."""
    by_age = (
        driver.persons
        * rates.require("employed").by_age(driver.ages, driver.years).sum(axis=1)[..., None]
    )
    starts = [driver.ages.lower_bounds.index(bound) for bound in workers.bounds]
    ages = np.add.reduceat(by_age.sum(axis=1), starts, axis=1)  # [year, age, area]
    factor = np.ones(len(driver.areas))
    if employed.factor is not None:
        factor = factor * employed.factor
    carried = np.stack(
        [
            industries(workers.before, workers.now, ages[..., place] * factor[place], driver.years)
            for place in range(len(driver.areas))
        ],
        axis=-1,
    )
    return tuple(
        Demand(
            FIELD,
            named("industry", name),
            carried[:, place],
            "person",
            workers.origin,
            employed.factor,
        )
        for place, name in enumerate(workers.names)
    )


def _industries(driver: Driver, rates: Rates, employed: Demand) -> tuple[Told, ...]:
    rate = rates.get("industry")
    if rate is None:
        return (RateMissing(FIELD, "industry"),)
    shares = rate.plain(driver.years)
    shares = shares / shares.sum(axis=1, keepdims=True)  # the total stays that of the employed
    return tuple(
        Demand(
            FIELD,
            named("industry", own),
            employed.value * shares[:, place, None],
            "person",
            rate.origin,
            employed.factor,
        )
        for place, own in enumerate(rate.items)
    )


def _jobs(driver: Driver, rates: Rates, employed: Demand) -> tuple[Told, ...]:
    """Return residents who work elsewhere, and persons who work in the town: commuters stand apart."""
    out, coming = plain(driver, rates, "commuting_out"), plain(driver, rates, "commuting_in")
    leaving = rates.get("commuting_out")
    if out is None or leaving is None:
        return (RateMissing(FIELD, "commuting_out"),)
    away = employed.value * out[:, None]
    gone = Demand(FIELD, "commuting_out", away, "person", leaving.origin, employed.factor)
    if coming is None:
        return gone, RateMissing(FIELD, "commuting_in")
    working = employed.value - away + coming[:, None]
    return gone, Demand(FIELD, "jobs", working, "person", leaving.origin, employed.factor)
