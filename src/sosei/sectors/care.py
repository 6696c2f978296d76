"""Care: persons certified, those who are of working age for each of the old, carers, patients."""

from __future__ import annotations

import numpy as np

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, by_age, plain
from sosei.sectors.rates import Rates

FIELD = "care"
CERTIFIED = "certified"


def care(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return certified persons, benefit, patients on a day, and working ages per elderly person.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``care_certified``, ``care_benefit`` and ``patients``.
    """
    old = driver.between(65)
    per_old = np.divide(driver.between(15, 65), old, out=np.full_like(old, np.nan), where=old > 0)
    return (
        Demand(FIELD, "elderly", old, "person"),
        Demand(FIELD, "working_age_per_elderly", per_old, "person/person"),
        *by_age(driver, rates, "care_certified", FIELD, CERTIFIED, "person"),
        *by_age(driver, rates, "care_benefit", FIELD, "benefit", "yen/year"),
        *by_age(driver, rates, "patients", FIELD, "patients", "person/day"),
    )


def carers(driver: Driver, rates: Rates, certified: Told | None) -> tuple[Told, ...]:
    """Return carers needed: certified persons, calibrated already, × carers per certified person."""
    rate, per_person = rates.get("carers"), plain(driver, rates, "carers")
    if rate is None or per_person is None:
        return (RateMissing(FIELD, "carers"),)
    if not isinstance(certified, Demand):
        return ()
    value = certified.value * per_person[:, None]
    return (Demand(FIELD, "carers", value, "person", rate.origin, certified.factor),)
