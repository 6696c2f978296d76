"""Values into classes: the colours of a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.studies.atlas.measures import DEGREES, NINE, Measure, Unit

QUANTILES = 6

UNKNOWN = -1


class Way(StrEnum):
    """How bounds are chosen."""

    FIXED = "fixed"
    QUANTILE = "quantile"


FIXED: Mapping[str, tuple[float, ...]] = {
    "population": (5e3, 1e4, 3e4, 1e5, 3e5),
    "population_prefectures": (1e6, 1.5e6, 2e6, 3e6, 6e6),
    "change": (-0.5, -0.3, -0.2, -0.1, -0.05, 0.0, 0.05, 0.1),
    "change_women_20_39": (-0.7, -0.5, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2),
    "share_age_0_14": (0.06, 0.08, 0.10, 0.12, 0.14, 0.18),
    "share_age_15_64": (0.40, 0.45, 0.50, 0.55, 0.60, 0.65),
    "share_age_65_plus": (0.20, 0.25, 0.30, 0.35, 0.40, 0.50),
    "share_age_75_plus": (0.10, 0.15, 0.20, 0.25, 0.30, 0.35),
}
"""Bounds that stay from year to year, by measure: chosen by Sosei so that years and areas can be compared; shares,
persons. −50% and 50% of women aged 20–39 is the bound of 人口戦略会議 (2024)."""


@dataclass(frozen=True)
class Classes:
    """Values in classes.

    Attributes
    ----------
    bounds : tuple of float
        Rising; a value on a bound is in the class above it. There is one class more than bounds. Empty where
        the values are classes themselves.
    count : int
        Classes.
    of : NDArray of int
        ``[area]``, the class of each from 0; `UNKNOWN` where the value is not known.
    middle : int or None
        Number of the classes below no change; None where there is no such middle.
    """

    bounds: tuple[float, ...]
    count: int
    of: NDArray[np.int64]
    middle: int | None = None


def classed(measure: Measure, values: Array, way: Way, *, prefectures: bool = False) -> Classes:
    """Put values into classes.

    With fixed bounds a colour means the same in every year and part of the nation. With quantiles each class has as
    many of the areas that are shown as can be: differences among them show, years cannot be compared. Bounds that fall
    together are one. Degrees and the nine classes are classes already.

    Parameters
    ----------
    measure : Measure
    values : Array
        ``[area]``; not a number where unknown.
    way : Way
    prefectures : bool
        Whether the areas are prefectures: fixed bounds of persons are others then.
    """
    known = np.isfinite(values)
    if measure.unit in {Unit.CLASS, Unit.DEGREE}:
        first, count = (0, len(NINE)) if measure.unit is Unit.CLASS else (1, DEGREES)
        return Classes(
            (), count, np.where(known, np.nan_to_num(values) - first, UNKNOWN).astype(int)
        )
    bounds = (
        _fixed(measure, prefectures=prefectures) if way is Way.FIXED else _quantiles(values[known])
    )
    placed = np.searchsorted(bounds, np.nan_to_num(values), side="right")
    middle = int(np.searchsorted(bounds, 0.0)) + 1 if measure.unit is Unit.CHANGE else None
    if middle is not None and 0.0 not in bounds:
        middle = None
    return Classes(
        bounds, len(bounds) + 1, np.where(known, placed, UNKNOWN).astype(np.int64), middle
    )


def _fixed(measure: Measure, *, prefectures: bool) -> tuple[float, ...]:
    wide = f"{measure.key}_prefectures"
    return FIXED[wide if prefectures and wide in FIXED else measure.key]


def _quantiles(values: Array) -> tuple[float, ...]:
    if not len(values):
        return ()
    parts = np.quantile(values, np.arange(1, QUANTILES) / QUANTILES)
    return tuple(float(bound) for bound in np.unique(parts) if bound > values.min())
