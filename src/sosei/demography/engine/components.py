"""What both engines give back of a step, and what they do with cells below 0."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import SoseiError
from sosei.demography.known.population import SEXES


class Components(NamedTuple):
    """What changed the population in each step: change = entrants − deaths + the rest.

    Every array is ``[step, area]``, persons.
    """

    entrants: Array
    """Children 0–4 counted at the end of a five-year step; births of a single-year step."""
    deaths: Array
    net_migration: Array
    arrivals: Array
    adjustment: Array
    """Persons added by raking and by clamping at 0."""
    change: Array
    """Total at the end less total at the start."""


class Clamp(NamedTuple):
    """One cell that fell below 0 and was set to 0."""

    step: int
    sex: int
    age: int
    area: int
    persons: float
    """How far below 0 it was, persons."""


class NegativePopulationError(SoseiError, ValueError):
    """Rates that would leave fewer than nobody in a cell."""

    def __init__(
        self, cells: list[Clamp], year: int, ages: AgeGroups, areas: tuple[str, ...]
    ) -> None:
        self.cells, self.year = cells, year
        named = ", ".join(
            f"{areas[c.area]} {SEXES[c.sex]} {ages.labels[c.age]} ({-c.persons:.3f})"
            for c in cells[:5]
        )
        more = f" and {len(cells) - 5} more" if len(cells) > 5 else ""
        self.named = f"{named}{more}"
        super().__init__(f"population below 0 at the end of the step to {year}: {self.named}")


ROUNDING = 1e-9
"""Persons below 0 that are arithmetic's own and no finding."""


def below_zero(after: Array, step: int) -> list[Clamp]:
    """Return every cell of ``[sex, age, area]`` below 0 by more than rounding."""
    return [
        Clamp(step, int(sex), int(age), int(area), -float(after[sex, age, area]))
        for sex, age, area in np.argwhere(after < -ROUNDING)
    ]


def over_ages(persons: Array) -> Array:
    """Return the sum over sex and age, ``[area]``."""
    total: Array = persons.sum(axis=(0, 1))
    return total
