"""The town's budget: taxes, what the allocation tax makes up, and what is left after spending."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, plain
from sosei.sectors.rates import Origin, Rates
from sosei.sectors.town import FIELD

SPENT = ("spending", "spending_fixed")
"""Items that begin so are spent."""


def budget(
    driver: Driver, rates: Rates, told: Sequence[Told], homes: Told | None
) -> tuple[Told, ...]:
    """Return taxes, their change after the allocation tax, revenue, and revenue less spending.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``employed``, ``resident_tax`` (by age, per employed person), ``property_tax`` (per household),
        ``revenue_other`` and ``allocation_offset``.
    told : sequence of Demand or RateMissing
        Of the town: what is spent.
    homes : Demand, or what is told in its place
        Households, calibrated already.

    Source
    ------
    METHOD 7: without the offset of the local allocation tax falls are overstated.
    """
    taxes = (_resident_tax(driver, rates), _property_tax(driver, rates, homes))
    paid = [each for each in taxes if isinstance(each, Demand)]
    if not paid:
        return taxes
    offset = plain(driver, rates, "allocation_offset")
    if offset is None:
        return *taxes, RateMissing(FIELD, "allocation_offset")
    together = np.sum([each.value for each in paid], axis=0)
    made_up = offset[:, None] * (together[0] - together)
    felt = together - together[0] + made_up
    change = Demand(FIELD, "tax_change_after_allocation", felt, "yen/year", paid[0].origin)
    if len(paid) < len(taxes):
        return *taxes, change
    return *taxes, change, *_revenue(driver, rates, together + made_up, paid[0].origin, told)


def _resident_tax(driver: Driver, rates: Rates) -> Told:
    each, who = rates.get("resident_tax"), rates.get("employed")
    if each is None or who is None:
        return RateMissing(FIELD, "resident_tax")
    weights = each.by_age(driver.ages, driver.years) * who.by_age(driver.ages, driver.years)
    paid = (weights.reshape(len(driver.years), 1, -1) @ driver.flat)[:, 0]
    return Demand(FIELD, "resident_tax", paid, "yen/year", each.origin)


def _property_tax(driver: Driver, rates: Rates, homes: Told | None) -> Told:
    rate, each = rates.get("property_tax"), plain(driver, rates, "property_tax")
    if rate is None or each is None or not isinstance(homes, Demand):
        return RateMissing(FIELD, "property_tax")
    value = homes.value * each[:, None]
    return Demand(FIELD, "property_tax", value, "yen/year", rate.origin, homes.factor)


def _revenue(
    driver: Driver, rates: Rates, taxes: Array, origin: Origin | None, told: Sequence[Told]
) -> tuple[Told, ...]:
    """Return revenue, and what is left of it; the latter only where all that is spent is told."""
    other = plain(driver, rates, "revenue_other")
    if other is None:
        return (RateMissing(FIELD, "revenue_other"),)
    revenue = taxes + other[:, None]
    spent = [e for e in told if isinstance(e, Demand) and e.item.split(":")[0] in SPENT]
    made = Demand(FIELD, "revenue_projected", revenue, "yen/year", origin)
    if {each.item.split(":")[0] for each in spent} != set(SPENT):
        return (made,)
    left = revenue - np.sum([each.value for each in spent], axis=0)
    return made, Demand(FIELD, "balance", left, "yen/year", origin)
