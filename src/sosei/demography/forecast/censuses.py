"""Censuses of many areas, five years apart, on the boundaries of one day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.known.population import SEXES
from sosei.demography.small.ratios import Places

STEP = 5
"""Years between two censuses."""


@dataclass(frozen=True)
class Censuses:
    """Persons of every census.

    Attributes
    ----------
    years : tuple of int
        Rising, five apart.
    persons : Array
        ``[year, sex, age, area]``, persons ≥ 0.
    ages : AgeGroups
        Of five years.
    areas : tuple of str
        Codes of five digits, rising: those of one prefecture stand together.
    """

    years: tuple[int, ...]
    persons: Array
    ages: AgeGroups
    areas: tuple[str, ...]

    def __post_init__(self) -> None:
        """Freeze the array and check its shape, the years and the order of the areas."""
        object.__setattr__(self, "persons", frozen(self.persons))
        expected = (len(self.years), len(SEXES), len(self.ages), len(self.areas))
        if self.persons.shape != expected:
            raise AlignmentError(f"censuses are {self.persons.shape}, expected {expected}")
        if np.any(np.diff(self.years) != STEP) or list(self.areas) != sorted(self.areas):
            raise AlignmentError("censuses must be five years apart, areas in order")

    @cached_property
    def total(self) -> Array:
        """Persons of all ages, ``[year, area]``."""
        total: Array = self.persons.sum(axis=(1, 2))
        return total

    @cached_property
    def prefecture_of(self) -> Places:
        """Of each area, the place of its prefecture."""
        codes = [area[:2] for area in self.areas]
        order = {code: place for place, code in enumerate(dict.fromkeys(codes))}
        return np.array([order[code] for code in codes], dtype=np.int64)

    @property
    def prefectures(self) -> int:
        """How many there are."""
        return int(self.prefecture_of[-1]) + 1

    def until(self, year: int) -> Censuses:
        """Return what was known in a year."""
        known = sum(each <= year for each in self.years)
        return Censuses(self.years[:known], self.persons[:known], self.ages, self.areas)
