"""Visits a year by kind, each of which needs what it spends."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults
from sosei.sectors.driver import Driver
from sosei.sectors.rates import Rates


def visits(driver: Driver, rates: Rates, spending: str) -> dict[str, Array]:
    """Return visits of every kind, ``[year, area]``.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        With ``visits``.
    spending : str
        The rate that tells what a visit of each kind spends.

    Raises
    ------
    InputError
        If a kind is told without its spending.
    """
    rate, spent = rates.require("visits"), rates.require(spending)
    faults = Faults()
    for kind in rate.items:
        if kind not in spent.items:
            values = {"value": kind, "choices": "、".join(spent.items), "rate": spending}
            faults.add(Fault("visit_kind_unknown", "rates.csv", None, "item", values))
    faults.raise_if_any()
    counts, every = rate.plain(driver.years), np.ones(len(driver.areas))
    return {kind: counts[:, place, None] * every for place, kind in enumerate(rate.items)}
