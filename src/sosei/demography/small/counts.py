"""Persons of districts at one date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.population import SEXES


@dataclass(frozen=True)
class DistrictCount:
    """Persons by sex, age group and district.

    Attributes
    ----------
    persons : Array
        ``[sex, age, district]``, persons ≥ 0.
    ages : AgeGroups
    names : tuple of str
        Of the districts; no two of one town are the same.
    towns : tuple of str
        Code of the town of each district; districts of one town stand together.
    year : int
    """

    persons: Array
    ages: AgeGroups
    names: tuple[str, ...]
    towns: tuple[str, ...]
    year: int

    def __post_init__(self) -> None:
        """Freeze the array and check shape, values and names."""
        object.__setattr__(self, "persons", frozen(self.persons))
        expected = (len(SEXES), len(self.ages), len(self.names))
        if self.persons.shape != expected or len(self.towns) != len(self.names):
            raise AlignmentError(f"districts are {self.persons.shape}, expected {expected}")
        if not np.all(np.isfinite(self.persons)) or np.any(self.persons < 0):
            raise ValueError("districts have cells that are negative or not numbers")
        if len(set(zip(self.towns, self.names, strict=True))) < len(self.names):
            raise ValueError("two districts of one town have one name")
        if len(self.starts) > len(set(self.towns)):
            raise AlignmentError("districts of one town do not stand together")

    @property
    def starts(self) -> tuple[int, ...]:
        """Place of the first district of each town."""
        return tuple(
            place
            for place, town in enumerate(self.towns)
            if place == 0 or self.towns[place - 1] != town
        )

    def in_order(self, names: Sequence[str]) -> DistrictCount:
        """Return the districts of one town in another order.

        Raises
        ------
        AlignmentError
            If the names are not the same.
        """
        if len(set(self.towns)) > 1 or sorted(names) != sorted(self.names):
            raise AlignmentError("the two counts do not have the same districts")
        places = [self.names.index(name) for name in names]
        return replace(self, persons=self.persons[..., places], names=tuple(names))
