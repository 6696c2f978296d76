"""What is spent in shops: by residents, by visitors, and together."""

from __future__ import annotations

import numpy as np

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, named, plain
from sosei.sectors.rates import Rates
from sosei.sectors.visits import visits

FIELD = "work"


def retail(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return spending in shops a year; the sum where residents and visitors are both told.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``retail_spending`` (per resident), ``visits`` and ``visit_shopping`` (a visit, by kind).

    Raises
    ------
    InputError
        If a kind of visit is told without its spending.

    Source
    ------
    METHOD 7: retail = population × spending + visitors.
    """
    residents, visitors = _residents(driver, rates), _visitors(driver, rates)
    every = (residents, *visitors)
    if any(isinstance(each, RateMissing) for each in every):
        return every
    told = [each for each in every if isinstance(each, Demand)]
    together = np.sum([each.value for each in told], axis=0)
    return *every, Demand(FIELD, "retail", together, "yen/year", told[0].origin)


def _residents(driver: Driver, rates: Rates) -> Told:
    rate, each = rates.get("retail_spending"), plain(driver, rates, "retail_spending")
    if rate is None or each is None:
        return RateMissing(FIELD, "retail_spending")
    value = driver.total * each[:, None]
    return Demand(FIELD, "retail_spending", value, "yen/year", rate.origin)


def _visitors(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    spent = rates.get("visit_shopping")
    if spent is None or rates.get("visits") is None:
        return (RateMissing(FIELD, "visit_shopping"),)
    each = spent.plain(driver.years)
    return tuple(
        Demand(
            FIELD,
            named("retail_visitors", kind),
            count * each[:, spent.items.index(kind), None],
            "yen/year",
            spent.origin,
        )
        for kind, count in visits(driver, rates, "visit_shopping").items()
    )
