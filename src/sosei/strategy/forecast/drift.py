"""A run some years on: its last value with drift, as far apart as the rule was wrong so far.

Source: docs/methods/kpi_forecast.md, 2.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sosei.strategy.forecast import student
from sosei.strategy.forecast.run import Run
from sosei.strategy.indicator import PERCENT, Indicator, Nature

OTHERS = 4
"""Errors of one's own that those of other indicators weigh as much as, at most."""

LEAST_DEGREES = 3

COUNTED = frozenset({Nature.FLOW, Nature.STOCK, Nature.RATIO})
"""Natures whose values stop at 0, if none was below."""

FOUR_IN_FIVE = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a year's step is off.

    Attributes
    ----------
    variance : float
        σ², in the unit of the values, squared.
    degrees : int
        Of freedom: f.
    """

    variance: float
    degrees: int


@dataclass(frozen=True, slots=True)
class Lent:
    """What the errors of some runs say of their kind, each in the size of its own values.

    Attributes
    ----------
    squares : float
        Σ(u ÷ c)².
    errors : int
        N.
    """

    squares: float = 0.0
    errors: int = 0

    def without(self, other: Lent) -> Lent:
        """Return the same, one's own errors left out."""
        return Lent(max(0.0, self.squares - other.squares), self.errors - other.errors)


def lent_by(runs: Iterable[Run]) -> Lent:
    """Return what some runs lend.

    Parameters
    ----------
    runs : iterable of Run
        Of one nature.
    """
    own = [(e / run.unit) ** 2 for run in runs if run.enough and run.unit for e in run.errors]
    return Lent(math.fsum(own), len(own))


def spread(run: Run, lent: Lent) -> Spread | None:
    """Return the spread of a run, others lending theirs; None if too little is known.

    Parameters
    ----------
    run : Run
        With enough values.
    lent : Lent
        By the other indicators of its nature.
    """
    weight = min(lent.errors, OTHERS)
    degrees = len(run.errors) + weight
    if degrees < LEAST_DEGREES:
        return None
    pooled = lent.squares / lent.errors * run.unit**2 if lent.errors else 0.0
    own = sum(error**2 for error in run.errors)
    return Spread((own + weight * pooled) / degrees, degrees)


@dataclass(frozen=True, slots=True)
class Ahead:
    """The values that are likely some years after a run.

    Attributes
    ----------
    centre, width : float
        xₙ + h d, and σ √(h + h²/n).
    degrees : int
    low, high : float
        What can be.
    """

    centre: float
    width: float
    degrees: int
    low: float
    high: float

    def quantile(self, probability: float) -> float:
        """Return the value that is not exceeded with a probability."""
        value = self.centre + self.width * student.quantile(probability, self.degrees)
        return min(max(value, self.low), self.high)


def ahead(indicator: Indicator, run: Run, spread: Spread, years: int) -> Ahead:
    """Return the values that are likely some years after a run.

    Parameters
    ----------
    indicator : Indicator
    run : Run
    spread : Spread
        Of the run.
    years : int
        h, at least 1.
    """
    low, high = _can_be(indicator, run)
    width = math.sqrt(spread.variance * (years + years**2 / run.steps))
    return Ahead(run.values[-1] + years * run.drift, width, spread.degrees, low, high)


def _can_be(indicator: Indicator, run: Run) -> tuple[float, float]:
    if run.nature is Nature.CUMULATIVE:
        return (run.values[-1] if min(run.differences) >= 0 else -math.inf), math.inf
    low = 0.0 if run.nature in COUNTED and min(run.values) >= 0 else -math.inf
    percent = run.nature is Nature.RATIO and indicator.unit in PERCENT
    return low, (100.0 if percent and max(run.values) <= 100 else math.inf)
