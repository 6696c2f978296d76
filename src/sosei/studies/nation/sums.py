"""The sum of all visions against what the nation has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.engine.projection import Projection
from sosei.demography.nation.told import Parts, group, net_migration, parts
from sosei.demography.nation.visions import CameTrue, Visions, come_true
from sosei.studies.nation.stated import Stated, aligned
from sosei.studies.nation.together import Together


@dataclass(frozen=True)
class Summed:
    """Every vision, set against the nation.

    Attributes
    ----------
    stated : tuple of Stated
    visions : Visions
    quo : Projection
        Every municipality through the pool, to the last year that all visions have.
    true : CameTrue
    official : Array or None
        ``[year, sex, age]``, to the same year.
    """

    stated: tuple[Stated, ...]
    visions: Visions
    quo: Projection
    true: CameTrue
    official: Array | None

    @property
    def years(self) -> tuple[int, ...]:
        """The base and the ends of the steps."""
        return self.quo.years[: len(self.visions.persons)]

    @property
    def persons(self) -> Array:
        """The status quo, ``[year, sex, age, area]``."""
        return self.quo.persons[: len(self.years)]

    @property
    def aiming(self) -> NDArray[np.bool_]:
        """Which municipalities have a vision, ``[area]``."""
        return np.isin(self.quo.areas, self.visions.areas)

    @property
    def asked(self) -> Array:
        """Visions with the status quo of the others, ``[year, sex, age, area]``."""
        persons = self.persons.copy()
        persons[..., [self.quo.areas.index(area) for area in self.visions.areas]] = (
            self.visions.persons
        )
        return persons

    def of_group(self, persons: Array, name: str) -> Array:
        """Return the persons of a group, ``[year, area]``."""
        return group(persons, self.quo.ages, name)

    def parts(self, persons: Array) -> Parts:
        """Take the change of a sum ``[year, sex, age]`` apart, by the nation's survival."""
        steps = len(self.years) - 1
        return parts(persons, self.quo.assumptions.survival[:steps, ..., 0])

    @property
    def moves(self) -> Array:
        """Who comes more, or less, than in the status quo if all visions come true, ``[step, sex, rows, area]``.

        In every cell they add up, over the areas, to those who are missing, less those who leave the nation more
        than in the status quo.
        """
        survival = self.quo.assumptions.survival[: len(self.years) - 1]
        true = net_migration(self.true.persons, survival)
        moved: Array = true - net_migration(self.persons, survival)
        return moved

    @property
    def elsewhere(self) -> float:
        """How many move elsewhere than in the status quo, persons of all steps."""
        return float(np.maximum(self.moves, 0.0).sum())

    def more_than_status_quo(self, name: str, year: int) -> int:
        """Return how many visions have more of a group in a year than their status quo."""
        own = group(self.visions.persons, self.quo.ages, name)[self.years.index(year)]
        quo = self.of_group(self.persons, name)[self.years.index(year)]
        places = [self.quo.areas.index(area) for area in self.visions.areas]
        return int(np.sum(own > quo[places]))


def summed(together: Together, stated: Sequence[Stated]) -> Summed:
    """Set every vision against the nation.

    Raises
    ------
    InputError
        With every vision that does not fit the nation's years, ages or municipalities.
    """
    quo = together.projection
    visions = aligned(stated, quo.areas, quo.years, quo.ages)
    steps = len(visions.persons)
    short = quo.assumptions.until(quo.years[steps - 1])
    official = None if together.official is None else together.official[:steps]
    return Summed(tuple(stated), visions, quo, come_true(quo.base, short, visions), official)
