"""`project`: one way into every engine, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AlignmentError, NotSupportedError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine import five_year, single_year
from sosei.demography.engine.components import Clamp, Components
from sosei.demography.engine.control import Control, Factors, Raking
from sosei.demography.engine.step import Step
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
    factors : Factors or None
        What raking multiplied by.
    """

    persons: Array
    components: Components
    years: tuple[int, ...]
    base: Population
    assumptions: Assumptions
    clamps: tuple[Clamp, ...] = ()
    factors: Factors | None = None

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


def project(
    base: Population,
    assumptions: Assumptions,
    control: Control | None = None,
    *,
    clamp: bool = False,
) -> Projection:
    """Carry a population forward through every step of the assumptions.

    Parameters
    ----------
    base : Population
        Persons, ``[sex, age, area]``, in the year in which the assumptions start.
    assumptions : Assumptions
        Rates of every step, same areas and age groups; five-year groups or single years.
    control : Targets or Factors, optional
        Totals that every step is raked to, or the factors that another run found.
    clamp : bool
        Set cells that fall below 0 to 0 and log them, instead of refusing.

    Returns
    -------
    Projection

    Raises
    ------
    AlignmentError
        If areas, age groups or the starting year differ: nothing meets by position.
    NegativePopulationError
        If a cell falls below 0 and is not to be clamped; it is named.
    ImpossibleTargetError
        If a target cannot be reached; its cell is named.
    NotSupportedError
        If the age groups are neither five years nor one year wide.
    """
    _check_alignment(base, assumptions)
    steps, areas = assumptions.steps, len(assumptions.areas)
    persons = np.empty((steps + 1, *base.persons.shape))
    persons[0] = base.persons
    components = Components(*np.zeros((6, steps, areas)))
    raking = None if control is None else Raking(control, base.ages)
    clamps: list[Clamp] = []
    for place, year in enumerate(assumptions.ends):
        now = Step(
            place=place,
            year=year,
            before=persons[place],
            after=persons[place + 1],
            components=components,
            ages=base.ages,
            areas=base.areas,
            clamp=clamp,
            raking=raking,
            clamps=clamps,
        )
        ENGINES[base.ages.width](now, assumptions)
    components.change[:] = np.diff(persons.sum(axis=(1, 2)), axis=0)
    for array in (persons, *components):
        array.setflags(write=False)
    return Projection(
        persons=persons,
        components=components,
        years=(base.year, *assumptions.ends),
        base=base,
        assumptions=assumptions,
        clamps=tuple(clamps),
        factors=None if raking is None else raking.factors,
    )


ENGINES: dict[int, Callable[[Step, Assumptions], None]] = {
    5: five_year.advance,
    1: single_year.advance,
}
"""How one step is carried, by the width of the age groups."""


def _check_alignment(base: Population, assumptions: Assumptions) -> None:
    if base.ages.width not in ENGINES:
        raise NotSupportedError(f"age groups of {base.ages.width} years")
    if (base.areas, base.ages) != (assumptions.areas, assumptions.ages):
        raise AlignmentError("population and assumptions differ in areas or age groups")
    if base.year != assumptions.start:
        raise AlignmentError(
            f"population is of {base.year}, but the assumptions start in {assumptions.start}"
        )


def balance_error(projection: Projection) -> float:
    """Return the largest |change − sum of its components| over all steps and areas, persons."""
    parts = projection.components
    explained = (
        parts.entrants - parts.deaths + parts.net_migration + parts.arrivals + parts.adjustment
    )
    return float(np.max(np.abs(parts.change - explained), initial=0.0))
