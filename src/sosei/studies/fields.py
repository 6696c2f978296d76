"""What a frozen result means for each field: its persons × rates, beside what was observed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.demography.known.population import SEXES
from sosei.sectors.ages import ByAge, by_ages
from sosei.sectors.commuters import with_commuters
from sosei.sectors.demand import Demands
from sosei.sectors.driver import Driver
from sosei.sectors.every import calibration, demands
from sosei.sectors.exchange import derived
from sosei.sectors.given import NOTHING, Given
from sosei.sectors.observed import Observed, own_totals
from sosei.sectors.rates import Rates
from sosei.studies.result import VisionResult

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class FieldsTold:
    """Every field of a result.

    Attributes
    ----------
    observed : tuple of Observed
        Of the result's area.
    scenarios : tuple of Demands
        In the order of the result; all of one shape.
    """

    observed: tuple[Observed, ...]
    scenarios: tuple[Demands, ...]

    def scenario(self, name: str) -> Demands:
        """Return one scenario."""
        return next(each for each in self.scenarios if each.scenario == name)

    def only(self, names: Collection[str]) -> FieldsTold:
        """Keep some fields alone; all of them if none is named."""
        if not names:
            return self
        return FieldsTold(
            tuple(each for each in self.observed if each.field in names),
            tuple(each.only(names) for each in self.scenarios),
        )

    def to_frame(self) -> pl.DataFrame:
        """Return the demand of every scenario as the table ``sectors.csv``."""
        import polars as pl  # noqa: PLC0415 - the arrays alone need not pay for it

        return pl.concat([each.to_frame() for each in self.scenarios])


@dataclass(frozen=True)
class AgesTold:
    """What one scenario demands by sex and age.

    Attributes
    ----------
    driver : Driver
        Its persons.
    items : tuple of ByAge
    """

    driver: Driver
    items: tuple[ByAge, ...]


def fields_of(
    result: VisionResult,
    rates: Rates,
    observed: Sequence[Observed],
    given: Given = NOTHING,
) -> FieldsTold:
    """Lay rates on the persons that a result holds, frozen as they are.

    Parameters
    ----------
    result : VisionResult
    rates : Rates
    observed : sequence of Observed
        Totals among them calibrate the rates, on the first scenario for all.
    given : Given
        Facilities, and workers by industry and age.

    Returns
    -------
    FieldsTold
    """
    drivers = {str(each["name"]): driver_of(result, str(each["name"])) for each in result.scenarios}
    return told_of(drivers, rates, observed, given)


def told_of(
    drivers: Mapping[str, Driver],
    rates: Rates,
    observed: Sequence[Observed],
    given: Given = NOTHING,
    fitted: Driver | None = None,
) -> FieldsTold:
    """Lay rates on the persons of every scenario.

    Parameters
    ----------
    drivers : mapping of str to Driver
        By the name of the scenario.
    rates : Rates
    observed : sequence of Observed
        Totals among them calibrate the rates, on one driver for all.
    given : Given
        Facilities, and workers by industry and age.
    fitted : Driver, optional
        The one that they are calibrated on; else that of the first scenario.
    """
    rates = with_commuters(rates, observed)
    first = next(iter(drivers.values())) if fitted is None else fitted
    kappas = calibration(first, rates, own_totals(observed))
    told = (demands(name, driver, rates, kappas, given) for name, driver in drivers.items())
    return FieldsTold(derived(observed), tuple(told))


def ages_of(
    result: VisionResult, rates: Rates, observed: Sequence[Observed], scenario: str
) -> AgesTold:
    """Return what one scenario of a result demands by sex and age, calibrated as its totals are.

    Parameters
    ----------
    result : VisionResult
    rates : Rates
    observed : sequence of Observed
    scenario : str
    """
    first = driver_of(result, str(result.scenarios[0]["name"]))
    driver = driver_of(result, scenario)
    kappas = calibration(first, rates, own_totals(observed))
    return AgesTold(driver, by_ages(driver, rates, kappas))


def driver_of(result: VisionResult, scenario: str) -> Driver:
    """Return the persons of one scenario of a result, as drivers of the fields.

    Parameters
    ----------
    result : VisionResult
    scenario : str
    """
    rows = list(result.tables["population"].rows(scenario=scenario))
    years = tuple(sorted({row["year"] for row in rows}))
    labels = tuple(dict.fromkeys(row["age"] for row in rows))
    ages = AgeGroups.from_labels(labels)
    persons = np.zeros((len(years), len(SEXES), len(ages), 1))
    for row in rows:
        place = years.index(row["year"]), SEXES.index(row["sex"]), ages.positions[row["age"]]
        persons[*place, 0] = row["population"]
    return Driver(persons, ages, years, (result.area,))
