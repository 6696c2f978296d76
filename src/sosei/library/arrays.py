"""Counts of many areas straight into arrays: ``[sex, age, area]`` of each day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups, finest
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, Fault, InputError
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.library.figures import Figures
from sosei.library.index import Entry

BASES = {
    ("census", "population"): Basis.CENSUS,
    ("census", "population_completed"): Basis.CENSUS_COMPLETED,
    ("register_by_age", "population"): Basis.REGISTER,
    ("resident_estimate", "population"): Basis.RESIDENT_ESTIMATE,
}
"""Statistic and item → what the persons were counted by; others are no population of a basis."""

UNKNOWN, TOTAL = "unknown", "total"

_PLACED = ("date", "sex", "age", "area")
"""Columns that say where a row belongs."""

SHOWN = 20
"""Missing cells that are told one by one."""


@dataclass(frozen=True)
class Cells:
    """Persons counted on a day; what is missing or withheld is not a number.

    Attributes
    ----------
    day : str
    ages : AgeGroups
        The finest that the rows of this day have.
    areas : tuple of str
    persons : Array
        ``[sex, age, area]``.
    unknown : Array
        ``[sex, area]``, of unknown age: as stated, else what the total holds beyond the known ages, else 0.
    """

    day: str
    ages: AgeGroups
    areas: tuple[str, ...]
    persons: Array
    unknown: Array

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Which areas lack a cell, ``[area]``."""
        return np.asarray(~np.isfinite(self.persons).all(axis=(0, 1)))


@dataclass(frozen=True)
class Counted:
    """A population of a day, and its persons of unknown age.

    Attributes
    ----------
    population : Population
        Of known age.
    unknown : Array
        ``[sex, area]``, persons.
    """

    population: Population
    unknown: Array


@dataclass(frozen=True)
class Counts:
    """Populations by day, and the blocks that they are from.

    Attributes
    ----------
    counted : tuple of Counted
        By day; all of the same areas.
    entries : tuple of Entry
    """

    counted: tuple[Counted, ...]
    entries: tuple[Entry, ...]


def populations(
    figures: Figures, key: tuple[str, str], areas: Sequence[str], days: Collection[str] | None
) -> Counts:
    """Return the populations of some days.

    Parameters
    ----------
    figures : Figures
        Of the statistic.
    key : tuple of str
        Statistic and item: a key of `BASES`.
    areas : sequence of str
        In the order wanted.
    days : collection of str or None
        Those wanted; those of the figures if left out.

    Raises
    ------
    InputError
        If a cell of an area is missing on a day, or the ages of a day are no groups of one width.
    """
    statistic, item = key
    basis = BASES.get(key)
    if basis is None:
        known = ", ".join(" ".join(one) for one in BASES)
        values = {"value": " ".join(key), "expected": known, "hint": ""}
        raise InputError([Fault("value_faulty", statistic, values=values)])
    cells = cells_by_day(figures.frame, item, {area: area for area in areas})
    rows = figures.frame.filter(pl.col("item") == item)
    there = {one.day for one in cells}
    left_out = sorted({*rows["date"].unique(), *(days or ())} - there)
    faults = [_why_left_out(rows.filter(date=day), f"{statistic} {day}") for day in left_out]
    faults += [fault for day in cells for fault in _missing(day, statistic)]
    if faults:
        raise InputError(faults)
    counted = (
        Counted(Population(day.persons, day.ages, day.areas, int(day.day[:4]), basis), day.unknown)
        for day in cells
    )
    return Counts(tuple(counted), figures.entries)


def cells_by_day(frame: pl.DataFrame, item: str, into: Mapping[str, str]) -> tuple[Cells, ...]:
    """Return the cells of each day that the rows have; days whose ages are no groups of one width are left out.

    Parameters
    ----------
    frame : polars.DataFrame
        Rows of a block.
    item : str
        Which one is counted; rows of others are left out.
    into : mapping of str to str
        Code of each area that is read → the area that it is counted in. Parts of one area are added; a cell that a
        part lacks, though the part has others on this day, is missing.
    """
    wanted = (pl.col("item") == item) & pl.col("sex").is_in(SEXES)
    rows = frame.select("item", *_PLACED, "value").filter(wanted)
    days, ages = (tuple(rows[name].unique().sort()) for name in ("date", "age"))
    axes = _Axes(days, ages, tuple(into))
    areas = tuple(dict.fromkeys(into.values()))
    place = {area: at for at, area in enumerate(areas)}
    goals = np.array([place[into[code]] for code in axes.codes], dtype=np.int64)
    persons, told = axes.scattered(rows, goals, len(areas))
    found = (
        _of_day(day, axes.ages, areas, persons[at], told[at]) for at, day in enumerate(axes.days)
    )
    return tuple(cells for cells in found if cells is not None)


@dataclass(frozen=True)
class _Axes:
    """Words of the axes on which rows are placed."""

    days: tuple[str, ...]
    ages: tuple[str, ...]
    codes: tuple[str, ...]

    def scattered(
        self, rows: pl.DataFrame, goals: NDArray[np.int64], areas: int
    ) -> tuple[Array, NDArray[np.int64]]:
        """Return persons ``[day, sex, age, area]`` (not a number where missing), and how many rows each is of."""
        words = (self.days, SEXES, self.ages, self.codes)
        placed = rows.select(
            *(
                pl.col(name).cast(pl.Enum(known), strict=False).to_physical().cast(pl.Int64)
                for name, known in zip(_PLACED, words, strict=True)
            ),
            pl.col("value").fill_null(np.nan),
        ).drop_nulls()
        day, sex, age, code, values = (column.to_numpy() for column in placed)
        shape = (len(self.days), len(SEXES), len(self.ages), areas)
        index = np.ravel_multi_index((day, sex, age, goals[code]), shape)
        size = int(np.prod(shape))
        persons = np.bincount(index, values, size).reshape(shape)
        told = np.bincount(index, minlength=size).reshape(shape)
        expected = self._parts(day, code, goals, areas)
        return np.where((told > 0) & (told == expected), persons, np.nan), told

    def _parts(
        self, day: NDArray[np.int64], code: NDArray[np.int64], goals: NDArray[np.int64], areas: int
    ) -> NDArray[np.int64]:
        """Return how many parts of each area have any row on each day, ``[day, 1, 1, area]``."""
        there = np.zeros((len(self.days), len(self.codes)), dtype=bool)
        there[day, code] = True
        parts = np.zeros((len(self.days), areas), dtype=np.int64)
        days, codes = np.nonzero(there)
        np.add.at(parts, (days, goals[codes]), 1)
        return parts[:, None, None, :]


def _of_day(
    day: str,
    labels: tuple[str, ...],
    areas: tuple[str, ...],
    persons: Array,
    told: NDArray[np.int64],
) -> Cells | None:
    """Take the ages that rows of the day have, and persons of unknown age."""
    seen = np.asarray(told.any(axis=(0, 2)))
    ages = finest(np.array(labels)[seen].tolist())
    if ages is None:
        return None
    place = {label: at for at, label in enumerate(labels)}
    known = persons[:, [place[label] for label in ages.labels]]
    absent = np.full((len(SEXES), len(areas)), np.nan)
    stated = persons[:, place[UNKNOWN]] if UNKNOWN in place else absent
    total = persons[:, place[TOTAL]] if TOTAL in place else absent
    beyond = np.nan_to_num(np.maximum(total - known.sum(axis=1), 0.0))
    return Cells(
        day, ages, areas, frozen(known), frozen(np.where(np.isnan(stated), beyond, stated))
    )


def _why_left_out(rows: pl.DataFrame, place: str) -> Fault:
    """Say of a day that has no cells what its rows lack."""
    labels = rows.filter(pl.col("sex").is_in(SEXES))["age"].unique().to_list()
    if not labels:
        both = Both(" or ".join(SEXES), "男女別の人口")
        return Fault("cell_not_counted", place, values={"cell": both})
    try:
        ages = AgeGroups.from_labels([age for age in labels if age not in {UNKNOWN, TOTAL}])
    except AgeGroupsError as error:
        return Fault("ages_faulty", place, values={"reason": error.words})
    values = {"width": ages.width, "open_from": ages.open_from}
    return Fault("ages_not_five_year", place, values=values)


def _missing(cells: Cells, statistic: str) -> Iterator[Fault]:
    """Name areas without any figure, then single cells; of many, how many more there are."""
    absent = ~np.isfinite(cells.persons)
    whole = absent.all(axis=(0, 1))
    single = np.argwhere(absent & ~whole)
    areas = (cells.areas[area] for area in np.flatnonzero(whole))
    some = (f"{cells.areas[i]} {SEXES[sex]} {cells.ages.labels[age]}" for sex, age, i in single)
    place = f"{statistic} {cells.day}"
    for cell in islice(chain(areas, some), SHOWN):
        yield Fault("cell_not_counted", place, values={"cell": cell})
    rest = int(whole.sum()) + len(single) - SHOWN
    if rest > 0:
        values = {"cell": Both(f"{rest} more", f"ほか{rest}件")}
        yield Fault("cell_not_counted", place, values=values)
