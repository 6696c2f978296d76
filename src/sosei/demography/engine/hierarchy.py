"""Areas within areas: wards of a city, cities of a prefecture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.engine.control import Targets
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import Population


@dataclass(frozen=True)
class Hierarchy:
    """Which upper area each lower area belongs to.

    Attributes
    ----------
    lower, upper : tuple of str
        Names of the areas of both levels.
    parent : tuple of str
        The upper area of each lower one, in their order.
    """

    lower: tuple[str, ...]
    upper: tuple[str, ...]
    parent: tuple[str, ...]

    def __post_init__(self) -> None:
        """Check that every lower area has a known parent, and every upper area a part."""
        if len(self.parent) != len(self.lower):
            raise AlignmentError(f"{len(self.lower)} areas, but {len(self.parent)} parents")
        unknown = sorted(set(self.parent) - set(self.upper))
        empty = sorted(set(self.upper) - set(self.parent))
        if unknown or empty:
            raise AlignmentError(
                f"unknown upper areas: {unknown}; upper areas without parts: {empty}"
            )

    @cached_property
    def group_of(self) -> NDArray[np.int64]:
        """Place of the upper area of each lower one, ``[area]``."""
        places = {name: place for place, name in enumerate(self.upper)}
        return np.array([places[name] for name in self.parent], dtype=np.int64)

    def sum(self, persons: Array) -> Array:
        """Sum the last axis of an array over the parts of each upper area."""
        parts = [
            persons[..., self.group_of == place].sum(axis=-1) for place in range(len(self.upper))
        ]
        return frozen(np.stack(parts, axis=-1))

    def population(self, population: Population) -> Population:
        """Return the population of the upper areas.

        Raises
        ------
        AlignmentError
            If the population is not of the lower areas, in their order.
        """
        if population.areas != self.lower:
            raise AlignmentError("population is not of the lower areas of this hierarchy")
        persons = self.sum(population.persons)
        return Population(persons, population.ages, self.upper, population.year, population.basis)

    def targets(self, projection: Projection) -> Targets:
        """Return the upper areas' projection as what the lower areas are raked to, in every cell.

        The lower areas then sum to the upper ones exactly (METHOD 1, 一律補正).

        Raises
        ------
        AlignmentError
            If the projection is not of the upper areas, in their order.
        """
        if projection.areas != self.upper:
            raise AlignmentError("projection is not of the upper areas of this hierarchy")
        return Targets(projection.persons[1:], self.group_of, self.upper)
