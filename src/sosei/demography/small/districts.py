"""Districts carried through a town's projection, so that in every year they add up to it (METHOD 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AlignmentError
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import FEMALE, SEXES, tidy
from sosei.demography.small.counts import DistrictCount
from sosei.demography.small.fitting import fit
from sosei.demography.small.ratios import (
    MOTHERS,
    Places,
    at_risk,
    child_woman_ratios,
    cohort_change_ratios,
    damped,
    summed,
)

if TYPE_CHECKING:
    import polars as pl

BLOCK = 400
"""Districts that are carried together, more where one town has more: as many as stay in the cache."""


@dataclass(frozen=True)
class DistrictProjection:
    """Districts in every year of their towns' projection.

    Attributes
    ----------
    persons : Array
        ``[year, sex, age, district]``.
    years : tuple of int
    ages : AgeGroups
    names, towns : tuple of str
        Of the districts, and of the town of each.
    gap : Array
        ``[year, town]``, how far a district's total stayed from its share of the town, at most.
    """

    persons: Array
    years: tuple[int, ...]
    ages: AgeGroups
    names: tuple[str, ...]
    towns: tuple[str, ...]
    gap: Array

    @property
    def total(self) -> Array:
        """Persons, ``[year, district]``."""
        total: Array = self.persons.sum(axis=(1, 2))
        return total

    def between(self, lower: int, upper: int | None = None) -> Array:
        """Return persons aged `lower` to below `upper` (None: open), ``[year, district]``."""
        persons: Array = self.persons[:, :, self.ages.cut(lower, upper)].sum(axis=(1, 2))
        return persons

    def to_frame(self) -> pl.DataFrame:
        """Return a tidy table: district, year, sex, age, population."""
        return tidy(self.persons, self.years, self.ages, self.names).rename({"area": "district"})


@dataclass(frozen=True)
class _Towns:
    """Some towns: their persons ``[year, sex, age, town]`` and survival ``[step, sex, rows, town]``."""

    persons: Array
    survival: Array
    ages: AgeGroups


@dataclass(frozen=True)
class _Block:
    """Their districts: persons now and before, and the place of each district's town."""

    now: Array
    before: Array | None
    town_of: Places
    free: NDArray[np.bool_]


def project_districts(
    now: DistrictCount,
    town: Projection,
    before: DistrictCount | None = None,
    unbounded: NDArray[np.bool_] | None = None,
) -> DistrictProjection:
    """Carry districts through the projection of their towns.

    Parameters
    ----------
    now : DistrictCount
        In the base year of the projection, its age groups, of towns that it has.
    town : Projection
        Of five-year groups; any number of towns.
    before : DistrictCount, optional
        The same districts in the same order five years earlier, of the same statistic. Without it all
        districts have the survival of their town, whose migration comes by the fitting.
    unbounded : NDArray, optional
        ``[district]``, districts whose ratios have no bounds.

    Returns
    -------
    DistrictProjection
        In every year the districts of a town add up to it by sex and age.

    Raises
    ------
    AlignmentError
        If years, ages, districts or towns do not meet.

    Source
    ------
    METHOD 6 and docs/methods/sectors.md: Hamilton–Perry, shrinkage, bounds, damping, fitting.
    """
    _check(now, town, before)
    free = np.zeros(len(now.names), dtype=bool) if unbounded is None else unbounded
    districts = len(now.names)
    persons = np.empty((len(town.years), len(SEXES), len(now.ages), districts))
    starts = now.starts
    gap = np.zeros((len(town.years), len(starts)))
    place = {area: at for at, area in enumerate(town.areas)}
    codes = [place[now.towns[start]] for start in starts]
    for first, last in _blocks(starts, districts):
        own = slice(starts[first], starts[last] if last < len(starts) else districts)
        some = codes[first:last]
        towns = _Towns(town.persons[..., some], town.assumptions.survival[..., some], now.ages)
        sizes = np.diff([*starts[first:last], own.stop])
        block = _Block(
            now.persons[..., own],
            None if before is None else before.persons[..., own],
            np.repeat(np.arange(len(some)), sizes),
            free[own],
        )
        _carry(block, towns, persons[..., own], gap[:, first:last])
    persons.setflags(write=False)
    return DistrictProjection(persons, town.years, now.ages, now.names, now.towns, frozen(gap))


def _check(now: DistrictCount, town: Projection, before: DistrictCount | None) -> None:
    if town.ages.width != 5 or now.ages != town.ages:
        raise AlignmentError("districts need the age groups of the projection, five years wide")
    if now.year != town.years[0] or not set(now.towns) <= set(town.areas):
        raise AlignmentError("districts and projection differ in year or towns")
    if before is None:
        return
    if (before.names, before.towns, before.ages) != (now.names, now.towns, now.ages):
        raise AlignmentError("the two counts do not have the same districts and ages")
    if before.year != now.year - 5:
        raise AlignmentError("the earlier count is not five years earlier")


def _blocks(starts: tuple[int, ...], districts: int) -> Iterator[tuple[int, int]]:
    """Return ranges of towns with about so many districts together."""
    first = 0
    bounds = [*starts, districts]
    for last in range(1, len(bounds)):
        full = last == len(starts) or bounds[last + 1] - bounds[first] > BLOCK
        if full:
            yield first, last
            first = last


def _carry(block: _Block, towns: _Towns, out: Array, gap: Array) -> None:
    """Write every year of some districts."""
    ratios = _ratios(block, towns)
    count = towns.persons.shape[-1]
    per_woman = child_woman_ratios(block.now, towns.ages, block.town_of, count)
    out[0], gap[0] = _fitted(block.now, block.now, towns.persons[0], block.town_of)
    for step, alive in enumerate(towns.survival):
        survival = alive[..., block.town_of]
        own = survival if ratios is None else damped(ratios, survival, step)
        after = np.empty_like(block.now)
        after[:, 1:] = at_risk(out[step]) * own
        children = per_woman * after[FEMALE, towns.ages.cut(*MOTHERS)].sum(axis=0)
        after[:, 0] = children * _sex_shares(towns.persons[step + 1, :, 0])[:, block.town_of]
        out[step + 1], gap[step + 1] = _fitted(
            after, out[0], towns.persons[step + 1], block.town_of
        )


def _ratios(block: _Block, towns: _Towns) -> Array | None:
    if block.before is None:
        return None
    alive = towns.survival[0]
    return cohort_change_ratios(block.now, block.before, alive, block.town_of, block.free)


def _sex_shares(youngest: Array) -> Array:
    """Share of each sex among children 0–4, ``[sex, town]``; halves where there are none."""
    total = youngest.sum(axis=0)
    shares = np.full_like(youngest, 0.5)
    np.divide(youngest, total, out=shares, where=total > 0)
    return shares


def _fitted(own: Array, base: Array, town: Array, town_of: Places) -> tuple[Array, Array]:
    """Fit ``[sex, age, district]`` to ``[sex, age, town]``."""
    cells, columns = own.reshape(-1, own.shape[-1]), town.reshape(-1, town.shape[-1])
    filled = _filled(cells, base, columns, town_of)
    fitted, gap = fit(filled, columns, town_of)
    return fitted.reshape(own.shape), gap


def _filled(cells: Array, base: Array, columns: Array, town_of: Places) -> Array:
    """Spread cells that the town has and no district has by the districts' persons."""
    towns = columns.shape[1]
    empty = (summed(cells, town_of, towns) == 0) & (columns > 0)
    if not empty.any():
        return cells
    totals = cells.sum(axis=0)
    nobody = summed(totals, town_of, towns) == 0
    totals = np.where(nobody[town_of], base.sum(axis=(0, 1)), totals)
    everybody = summed(totals, town_of, towns)[town_of]
    even = 1 / np.bincount(town_of, minlength=towns)[town_of]
    shares = np.divide(totals, everybody, out=even, where=everybody > 0)
    return np.where(empty[:, town_of], columns[:, town_of] * shares, cells)
