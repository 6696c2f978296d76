"""Work: who is employed, in which industry, who commutes; what is spent in shops."""

from __future__ import annotations

from sosei.sectors.demand import Demand, RateMissing, Told
from sosei.sectors.driver import Driver, by_age, named, plain
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


def of_employed(driver: Driver, rates: Rates, employed: Told | None) -> tuple[Told, ...]:
    """Return what follows from the employed, calibrated already: industries, and jobs in the town.

    Parameters
    ----------
    driver : Driver
    rates : Rates
        ``industry``, ``commuting_out``, ``commuting_in``.
    employed : Demand, or what is told in its place
    """
    if not isinstance(employed, Demand):
        return ()
    return *_industries(driver, rates, employed), *_jobs(driver, rates, employed)


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
