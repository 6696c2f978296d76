"""Every field of a scenario at once."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.sectors.budget import budget
from sosei.sectors.calibration import Factors, OwnTotal, calibrated, factors
from sosei.sectors.care import CERTIFIED, care, carers
from sosei.sectors.children import children
from sosei.sectors.demand import Demand, Demands, Told
from sosei.sectors.driver import Driver
from sosei.sectors.exchange import exchange
from sosei.sectors.facilities import facility_demand
from sosei.sectors.given import NOTHING, Given
from sosei.sectors.rates import Rates
from sosei.sectors.town import HOUSEHOLDS, dwellings, town
from sosei.sectors.work import EMPLOYED, of_employed, work


def demands(
    scenario: str,
    driver: Driver,
    rates: Rates,
    kappas: Factors | None = None,
    given: Given = NOTHING,
) -> Demands:
    """Return what a population means for each field.

    Parameters
    ----------
    scenario : str
    driver : Driver
    rates : Rates
        The nation's, the municipality's own in their place.
    kappas : Factors, optional
        Of `calibration`: what the municipality counted itself calibrates the rates.
    given : Given
        Facilities, and workers by industry and age.

    Returns
    -------
    Demands
        A rate that nobody has given stands in `missing`: nothing is guessed.
    """
    told = calibrated(_laid(driver, rates), kappas or {})
    homes = _of(told, "town", HOUSEHOLDS)
    return Demands.of(
        scenario,
        driver.years,
        driver.areas,
        (
            *told,
            *carers(driver, rates, _of(told, "care", CERTIFIED)),
            *of_employed(driver, rates, _of(told, "work", EMPLOYED), given.workers),
            *dwellings(driver, rates, homes),
            *budget(driver, rates, told, homes),
            *exchange(driver, rates),
            *(facility_demand(driver, given.facilities, rates) if given.facilities else ()),
        ),
    )


def calibration(driver: Driver, rates: Rates, totals: Sequence[OwnTotal]) -> Factors:
    """Return κ of every item that the municipality counted, found on one scenario and kept for the others."""
    return factors(_laid(driver, rates), driver.years, driver.areas, totals)


def _laid(driver: Driver, rates: Rates) -> tuple[Told, ...]:
    """Return what follows from the population alone."""
    first = (*children(driver, rates), *care(driver, rates), *work(driver, rates))
    return *first, *town(driver, rates)


def _of(told: Sequence[Told], field: str, item: str) -> Told | None:
    for each in told:
        if isinstance(each, Demand) and (each.field, each.item) == (field, item):
            return each
    return None
