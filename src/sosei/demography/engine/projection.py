"""`project`: one way into every engine, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError, NotSupportedError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine import five_year
from sosei.demography.engine.five_year import Clamp, Components
from sosei.demography.known.population import Population, tidy

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Projection:
    """A population carried forward, with the components of every step.

    Attributes
    ----------
    persons : Array
        ``[year, sex, age, area]``, the base first.
    components : Components
        ``[step, area]`` each, persons; they balance in every step.
    years : tuple of int
        The base year and the end of every step.
    base : Population
    assumptions : Assumptions
        The rates that were applied.
    clamps : tuple of Clamp
        Cells that fell below 0 and were set to 0.
    """

    persons: Array
    components: Components
    years: tuple[int, ...]
    base: Population
    assumptions: Assumptions
    clamps: tuple[Clamp, ...]

    @property
    def ages(self) -> AgeGroups:
        """Age groups."""
        return self.base.ages

    @property
    def areas(self) -> tuple[str, ...]:
        """Areas, in the order of the last axis."""
        return self.base.areas

    def between(self, lower: int, upper: int | None = None, sex: int | None = None) -> Array:
        """Return persons aged `lower` to below `upper` (None: open), ``[year, area]``."""
        sexes = slice(None) if sex is None else slice(sex, sex + 1)
        persons: Array = self.persons[:, sexes, self.ages.cut(lower, upper)].sum(axis=(1, 2))
        return persons

    @property
    def total(self) -> Array:
        """Persons, ``[year, area]``."""
        total: Array = self.persons.sum(axis=(1, 2))
        return total

    def at(self, year: int) -> Array:
        """Return persons of one year, ``[sex, age, area]``."""
        persons: Array = self.persons[self.years.index(year)]
        return persons

    def to_frame(self) -> pl.DataFrame:
        """Return a tidy table: area, year, sex, age, population."""
        return tidy(self.persons, self.years, self.ages, self.areas)


def project(base: Population, assumptions: Assumptions) -> Projection:
    """Carry a population forward through every step of the assumptions.

    Parameters
    ----------
    base : Population
        Persons, ``[sex, age, area]``, in the year in which the assumptions start.
    assumptions : Assumptions
        Rates of every step, same areas and age groups.

    Returns
    -------
    Projection

    Raises
    ------
    AlignmentError
        If areas, age groups or the starting year differ: nothing meets by position.
    NotSupportedError
        If the age groups are not five years wide.
    """
    if base.ages.width != 5:
        raise NotSupportedError(f"age groups of {base.ages.width} year(s)")
    if (base.areas, base.ages) != (assumptions.areas, assumptions.ages):
        raise AlignmentError("population and assumptions differ in areas or age groups")
    if base.year != assumptions.start:
        raise AlignmentError(
            f"population is of {base.year}, but the assumptions start in {assumptions.start}"
        )
    persons, components, clamps = five_year.run(base.persons, assumptions)
    persons.setflags(write=False)
    return Projection(
        persons, components, (base.year, *assumptions.ends), base, assumptions, clamps
    )


def balance_error(projection: Projection) -> float:
    """Return the largest |change − sum of its components| over all steps and areas, persons."""
    parts = projection.components
    explained = (
        parts.entrants - parts.deaths + parts.net_migration + parts.arrivals + parts.adjustment
    )
    return float(np.max(np.abs(parts.change - explained), initial=0.0))
