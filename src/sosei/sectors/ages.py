"""What is demanded by sex and age, where a rate is told by age: the same totals as in `Demands`, taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.known.population import SEXES
from sosei.sectors.calibration import Factors
from sosei.sectors.driver import Driver, named
from sosei.sectors.kinds import KINDS
from sosei.sectors.rates import Origin, Rates

if TYPE_CHECKING:
    import polars as pl

ITEMS = {
    "never_married": ("never_married", "person"),
    "care_certified": ("certified", "person"),
    "patients": ("patients", "person/day"),
    "employed": ("employed", "person"),
    "spending": ("spending", "yen/year"),
}
"""Rate → the item that it makes, and its unit."""


@dataclass(frozen=True)
class ByAge:
    """One item by sex and age.

    Attributes
    ----------
    field, item : str
    values : Array
        ``[year, sex, age, area]``.
    unit : str
    origin : Origin
        Of its rate.
    """

    field: str
    item: str
    values: Array
    unit: str
    origin: Origin


def by_ages(driver: Driver, rates: Rates, kappas: Factors) -> tuple[ByAge, ...]:
    """Return every item whose rate is told by age, by sex and age; calibrated as its total is.

    Parameters
    ----------
    driver : Driver
    rates : Rates
    kappas : Factors
        Of `calibration`.
    """
    told = tuple(
        ByAge(
            KINDS[key].field,
            named(item, own),
            frozen(persons * kappas.get((KINDS[key].field, named(item, own)), 1.0)),
            unit,
            rate.origin,
        )
        for key, (item, unit) in ITEMS.items()
        if (rate := rates.get(key)) is not None
        for own, persons in zip(
            rate.items,
            np.moveaxis(rate.by_age(driver.ages, driver.years), 1, 0)[..., None] * driver.persons,
            strict=True,
        )
    )
    return *told, *_resident_tax(driver, rates)


def _resident_tax(driver: Driver, rates: Rates) -> tuple[ByAge, ...]:
    """Return the inhabitant tax: persons × employment × tax per employed person."""
    each, who = rates.get("resident_tax"), rates.get("employed")
    if each is None or who is None:
        return ()
    paid = each.by_age(driver.ages, driver.years) * who.by_age(driver.ages, driver.years)
    values = frozen(paid.sum(axis=1)[..., None] * driver.persons)
    return (ByAge("town", "resident_tax", values, "yen/year", each.origin),)


def by_age_frame(scenario: str, driver: Driver, told: Iterable[ByAge]) -> pl.DataFrame:
    """Return scenario, area, year, field, item, sex, age, value, unit, of the ages that a rate is told of."""
    import polars as pl  # noqa: PLC0415 - the arrays alone need not pay for it

    return pl.concat([_rows(scenario, driver, each) for each in told])


def _rows(scenario: str, driver: Driver, each: ByAge) -> pl.DataFrame:
    import polars as pl  # noqa: PLC0415

    places = np.nonzero(np.any(each.values > 0, axis=(0, 3)))
    count, years, areas = len(places[0]), len(driver.years), len(driver.areas)
    cells = each.values[:, places[0], places[1], :]  # [year, cell, area]
    labels = [(SEXES[sex], driver.ages.labels[age]) for sex, age in zip(*places, strict=True)]
    return pl.DataFrame(
        {
            "scenario": [scenario] * (count * years * areas),
            "area": [area for area in driver.areas for _ in range(years * count)],
            "year": [year for _ in driver.areas for year in driver.years for _ in range(count)],
            "field": [each.field] * (count * years * areas),
            "item": [each.item] * (count * years * areas),
            "sex": [sex for sex, _ in labels] * (years * areas),
            "age": [age for _, age in labels] * (years * areas),
            "value": np.moveaxis(cells, 2, 0).ravel(),
            "unit": [each.unit] * (count * years * areas),
        }
    )
