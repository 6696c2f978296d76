"""What the path to the target asks of a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from sosei.strategy.indicator import Direction, Indicator, Nature

Point = tuple[int, Fraction]


def expected(indicator: Indicator, milestones: Mapping[int, Decimal], year: int) -> Fraction | None:
    """Return what is expected of a year; None where nothing is.

    Parameters
    ----------
    indicator : Indicator
        With target and target year.
    milestones : mapping of int to Decimal
        Targets of years on the way.
    year : int

    Source
    ------
    docs/kpi.md, the figures for year y: expected.
    """
    if indicator.target is None or indicator.target_year is None or not _due(indicator, year):
        return None
    target = Fraction(indicator.target)
    if indicator.nature is Nature.MILESTONE:
        return Fraction(1) if year >= indicator.target_year else None
    if indicator.direction is Direction.HOLD:
        return Fraction(milestones.get(year, indicator.target))
    if year >= indicator.target_year:
        return target
    return _along(_points(indicator, milestones, target), year)


def _due(indicator: Indicator, year: int) -> bool:
    """Whether a year is after the baseline, and not before the start."""
    after = indicator.baseline_year is None or year > indicator.baseline_year
    return after and (indicator.start is None or year >= indicator.start)


def _points(
    indicator: Indicator, milestones: Mapping[int, Decimal], target: Fraction
) -> Sequence[Point]:
    """Return the corners of the path; without a beginning, those of the milestones alone."""
    corners = [(year, Fraction(value)) for year, value in sorted(milestones.items())]
    beginning = _beginning(indicator)
    if beginning is None:
        return corners
    end = (indicator.target_year or 0, target)
    return [beginning, *(corner for corner in corners if corner[0] < end[0]), end]


def _beginning(indicator: Indicator) -> Point | None:
    if indicator.baseline is not None and indicator.baseline_year is not None:
        return indicator.baseline_year, Fraction(indicator.baseline)
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
