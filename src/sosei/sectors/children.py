"""Children: ages 0–18, places in nurseries, pupils, the unmarried."""

from __future__ import annotations

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, by_age, named
from sosei.sectors.rates import Rates
from sosei.sectors.schools import GRADES, pupils_of

FIELD = "children"
NURSERY_GROUPS = {"0": slice(0, 1), "1-2": slice(1, 3), "3-5": slice(3, 6)}
"""Ages as places are counted."""


def children(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return children 0–18 and pupils by grade as of 1 April, places used, persons never married.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``nursery`` and ``never_married``.
    """
    counted = Demand(FIELD, "age_0_18", driver.children.sum(axis=1), "person")
    pupils = [
        Demand(FIELD, f"pupils_{kind}:{grade + 1}", grades[:, grade], "person")
        for kind in GRADES
        for grades in (pupils_of(driver.children, kind),)
        for grade in range(grades.shape[1])
    ]
    unmarried = by_age(driver, rates, "never_married", FIELD, "never_married", "person")
    return counted, *_nursery(driver, rates), *pupils, *unmarried


def _nursery(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return children of each age on 1 April × the rate of that age, by kind of place."""
    rate = rates.get("nursery")
    if rate is None:
        return (RateMissing(FIELD, "nursery"),)
    use = rate.by_single_age(6, driver.years)
    places = use[..., None] * driver.children[:, None, :6]
    return tuple(
        Demand(
            FIELD,
            f"{named('nursery', own)}:{label}",
            places[:, item, group].sum(axis=1),
            "place",
            rate.origin,
        )
        for item, own in enumerate(rate.items)
        for label, group in NURSERY_GROUPS.items()
    )
