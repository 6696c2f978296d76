"""What the path to the target asks of a year."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from sosei.strategy.indicator import Direction, Indicator, Nature

if TYPE_CHECKING:
    from sosei.strategy.case import Record

Point = tuple[int, Fraction]


def expected(record: Record, year: int) -> Fraction | None:
    """Return what is expected of a year; None where nothing is.

    Parameters
    ----------
    record : Record
        Of an indicator without a fault in its definition.
    year : int

    Source
    ------
    docs/kpi.md, the figures for year y: expected.
    """
    indicator, target = record.indicator, record.target
    if target is None or indicator.target_year is None or not due(indicator, year):
        return None
    reached = year >= indicator.target_year
    if indicator.nature is Nature.MILESTONE:
        return Fraction(1) if reached else None
    if indicator.direction is Direction.HOLD:
        return record.yearly.get(year, target)
    return target if reached else _along(_points(record, indicator.target_year, target), year)


def due(indicator: Indicator, year: int) -> bool:
    """Whether a year is after the baseline, and not before the start."""
    after = indicator.baseline_year is None or year > indicator.baseline_year
    start = indicator.start
    return after and (start is None or year >= start)


def _points(record: Record, end: int, target: Fraction) -> Sequence[Point]:
    """Return the corners of the path; without a beginning, those of the yearly targets alone."""
    corners = sorted(record.yearly.items())
    beginning = _beginning(record)
    if beginning is None:
        return corners
    return [beginning, *(corner for corner in corners if corner[0] < end), (end, target)]


def _beginning(record: Record) -> Point | None:
    indicator = record.indicator
    if record.baseline is not None and indicator.baseline_year is not None:
        return indicator.baseline_year, record.baseline
    if indicator.cumulative and indicator.start is not None:
        return indicator.start - 1, Fraction(0)
    return None


def _along(points: Sequence[Point], year: int) -> Fraction | None:
    """Return the path at a year: straight between corners, nothing outside."""
    if len(points) == 1 and points[0][0] == year:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if left <= year <= right:
            return low + (high - low) * Fraction(year - left, right - left)
    return None
