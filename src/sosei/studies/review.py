"""Earlier projections of a study's municipality against its censuses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.demography.known.population import spread_unknown
from sosei.demography.told.attribution import COMPONENTS, Attribution
from sosei.readers.earlier import GROUPS, EarlierProjection
from sosei.readers.figures import Figures

ALL = "all"
NOT_REPRODUCED = "not_reproduced"

PARTS = (*COMPONENTS, NOT_REPRODUCED)
"""What adds to the difference."""

WITHIN_BASE = ("base_enumeration", "base_age_structure")

_BOUNDS: dict[str, tuple[int, int | None]] = {
    "0-14": (0, 15),
    "15-64": (15, 65),
    "65+": (65, None),
    "75+": (75, None),
}
THREE = ("0-14", "15-64", "65+")
"""The three age groups, in their order."""

_EXPLAINED = ("total", *THREE)
"""Groups of an attribution, in its order."""

Counted = Mapping[tuple[int, str], float]
"""Persons by (year, group)."""


class Row(NamedTuple):
    """One row of ``review.csv``."""

    name: str
    launch_year: int
    year: int
    group: str
    component: str
    projected: float | None
    counted: float | None
    difference: float | None
    error: float | None


@dataclass(frozen=True)
class Explanation:
    """The attribution of one earlier projection, for one of its areas.

    Attributes
    ----------
    name : str
    launch_year : int
    attribution : Attribution
    place : int
        Place of the municipality among the areas.
    """

    name: str
    launch_year: int
    attribution: Attribution
    place: int

    def of(self, earlier: EarlierProjection) -> bool:
        """Whether it explains this projection."""
        return (self.name, self.launch_year) == (earlier.name, earlier.launch_year)


def counted_by_group(figures: Figures) -> Counted:
    """Return what the censuses counted, by year and group; unknown ages spread within each sex.

    Parameters
    ----------
    figures : Figures
        No other statistic than the censuses is used.
    """
    counted: dict[tuple[int, str], float] = {}
    for year in sorted({year for year, _ in figures.census_groups}):
        counted |= _of_groups(figures, year)
    for year, count in figures.census.items():
        population, _ = spread_unknown(count.known, count.unknown)
        counted[year, "total"] = float(population.total[0])
        for group, bounds in _BOUNDS.items():
            counted[year, group] = float(population.between(*bounds)[0])
    return counted


def review(
    projections: Sequence[EarlierProjection],
    counted: Counted,
    explanation: Explanation | None = None,
) -> tuple[Row, ...]:
    """Set every figure of every projection against the census of its year.

    Parameters
    ----------
    projections : sequence of EarlierProjection
    counted : mapping of (year, group) to persons
        From `counted_by_group`.
    explanation : Explanation, optional
        Components of one of the projections.

    Returns
    -------
    tuple of Row
        In the order of ``review.csv``. A year without a census has no difference.
    """
    return tuple(
        row
        for earlier in projections
        for year, group in sorted(earlier.figures, key=lambda key: (key[0], GROUPS.index(key[1])))
        for row in _rows(earlier, year, group, counted.get((year, group)), explanation)
    )


def to_frame(rows: Sequence[Row]) -> pl.DataFrame:
    """Return the rows as the table of ``review.csv``; what is not known is null."""
    numbers = ("projected", "counted", "difference", "error")
    frame = pl.DataFrame([row._asdict() for row in rows], infer_schema_length=None)
    return frame.with_columns(pl.col(numbers).cast(pl.Float64))


def _of_groups(figures: Figures, year: int) -> dict[tuple[int, str], float]:
    """Spread the unknown ages of a census that is known by group only."""
    of_year = {group: sexes for (y, group), sexes in figures.census_groups.items() if y == year}
    if not set(THREE) <= set(of_year):
        return {(year, "total"): float(of_year["total"].sum())} if "total" in of_year else {}
    known = np.sum([of_year[group] for group in THREE], axis=0)
    everybody = of_year.get("total", known + of_year.get("unknown", np.zeros(2)))
    factor = np.divide(everybody, known, out=np.ones_like(known), where=known > 0)
    spread = {
        (year, group): float((of_year[group] * factor).sum())
        for group in _BOUNDS
        if group in of_year
    }
    return spread | {(year, "total"): float(everybody.sum())}


def _rows(
    earlier: EarlierProjection,
    year: int,
    group: str,
    counted: float | None,
    explanation: Explanation | None,
) -> Iterator[Row]:
    key = (earlier.name, earlier.launch_year, year, group)
    projected = earlier.figures[year, group]
    if counted is None:
        yield Row(*key, ALL, projected, None, None, None)
        return
    difference = projected - counted
    yield Row(*key, ALL, projected, counted, difference, _share(difference, counted))
    if explanation is None or not explanation.of(earlier):
        return
    for component, part in _parts(explanation, year, group, difference).items():
        yield Row(*key, component, None, None, part, _share(part, counted))


def _parts(explanation: Explanation, year: int, group: str, difference: float) -> dict[str, float]:
    """Return the parts of one difference; nothing where the runs do not reach the year."""
    told = explanation.attribution
    if year not in told.years or group not in _EXPLAINED:
        return {}
    cell = (_EXPLAINED.index(group), told.years.index(year), explanation.place)
    parts = {name: float(values[cell]) for name, values in told.parts().items()}
    parts[NOT_REPRODUCED] = difference - float(told.difference[cell])
    return {name: parts[name] for name in (*PARTS, *WITHIN_BASE) if name in parts}


def _share(difference: float, counted: float) -> float | None:
    return difference / counted if counted > 0 else None
