"""Population by sex, age group and area at one date, and the spreading of unknown ages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError

if TYPE_CHECKING:
    import polars as pl

SEXES = ("male", "female")
"""Order of the sex axis."""

MALE, FEMALE = 0, 1


class Basis(StrEnum):
    """Which statistic counted the persons; populations of two bases are never subtracted."""

    CENSUS = "census"
    CENSUS_COMPLETED = "census_completed"
    REGISTER = "register"
    RESIDENT_ESTIMATE = "resident_estimate"
    GIVEN = "given"
    """A bundle's own figures: the bundle does not say."""


@dataclass(frozen=True)
class Population:
    """Persons by sex, age group and area.

    Attributes
    ----------
    persons : Array
        ``[sex, age, area]``, persons ≥ 0.
    ages : AgeGroups
    areas : tuple of str
    year : int
        Western year of the reference date.
    basis : Basis
    """

    persons: Array
    ages: AgeGroups
    areas: tuple[str, ...]
    year: int
    basis: Basis

    def __post_init__(self) -> None:
        """Freeze the array and check its shape and values."""
        object.__setattr__(self, "persons", frozen(self.persons))
        expected = (len(SEXES), len(self.ages), len(self.areas))
        if self.persons.shape != expected:
            raise AlignmentError(f"population is {self.persons.shape}, expected {expected}")
        if not np.all(np.isfinite(self.persons)) or np.any(self.persons < 0):
            raise ValueError("population has cells that are negative or not numbers")

    @property
    def total(self) -> Array:
        """Persons of all ages and both sexes, ``[area]``."""
        total: Array = self.persons.sum(axis=(0, 1))
        return total

    def between(self, lower: int, upper: int | None = None, sex: int | None = None) -> Array:
        """Return persons aged `lower` to below `upper`, ``[area]``.

        Parameters
        ----------
        lower, upper : int
            Bounds in years that fall between groups; ``None`` includes the open group.
        sex : int, optional
            `MALE` or `FEMALE`; both if left out.
        """
        sexes = slice(None) if sex is None else slice(sex, sex + 1)
        persons: Array = self.persons[sexes, self.ages.cut(lower, upper)].sum(axis=(0, 1))
        return persons

    def to_frame(self) -> pl.DataFrame:
        """Return a tidy table: area, year, sex, age, population."""
        return tidy(self.persons[None], (self.year,), self.ages, self.areas)


def tidy(
    persons: Array, years: tuple[int, ...], ages: AgeGroups, areas: tuple[str, ...]
) -> pl.DataFrame:
    """Return ``[year, sex, age, area]`` as rows of area, year, sex, age, population."""
    import polars as pl  # noqa: PLC0415 - 0.1 s that a projection alone need not pay

    keys = (areas, years, SEXES, ages.labels)
    repeats = [len(key) for key in keys]
    columns = {}
    for place, (name, key) in enumerate(zip(("area", "year", "sex", "age"), keys, strict=True)):
        each = int(np.prod(repeats[place + 1 :]))
        times = int(np.prod(repeats[:place]))
        columns[name] = pl.Series(name, key).gather(
            np.tile(np.repeat(np.arange(len(key)), each), times)
        )
    values = np.moveaxis(persons, -1, 0).ravel()
    return pl.DataFrame([*columns.values(), pl.Series("population", values)])


@dataclass(frozen=True, slots=True)
class UnknownSpread:
    """Record of a spreading: persons of unknown age by sex and area.

    Attributes
    ----------
    unknown : Array
        ``[sex, area]``, persons.
    share : Array
        ``[sex, area]``, unknown ÷ all persons (0 where there are none).
    """

    unknown: Array
    share: Array


def spread_unknown(population: Population, unknown: Array) -> tuple[Population, UnknownSpread]:
    r"""Spread persons of unknown age pro rata to the known ages of the same area and sex.

    .. math:: P'_{s,g,i} = P_{s,g,i}\,\frac{K_{s,i} + U_{s,i}}{K_{s,i}}

    Parameters
    ----------
    population : Population
        Known ages, persons.
    unknown : Array
        ``[sex, area]``, persons of unknown age.

    Returns
    -------
    Population
        Its total is the known and the unknown persons together.
    UnknownSpread
        How many were spread.

    Raises
    ------
    AlignmentError
        If the shapes differ.
    ValueError
        If somebody of unknown age lives where no age is known.

    Source
    ------
    総務省統計局『国勢調査』年齢不詳の按分: pro rata within municipality and sex.
    """
    unknown = frozen(unknown)
    known = population.persons.sum(axis=1)
    if unknown.shape != known.shape:
        raise AlignmentError(f"unknown ages are {unknown.shape}, expected {known.shape}")
    if np.any((known == 0) & (unknown > 0)):
        raise ValueError("unknown ages cannot be spread where no age is known")
    everybody = known + unknown
    factor = np.divide(everybody, known, out=np.ones_like(known), where=known > 0)
    share = np.divide(unknown, everybody, out=np.zeros_like(known), where=everybody > 0)
    spread = replace(population, persons=population.persons * factor[:, None, :])
    return spread, UnknownSpread(unknown, frozen(share))
