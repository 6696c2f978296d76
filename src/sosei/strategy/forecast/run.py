"""The values of an indicator as they are judged, and unbroken rows of them.

Source: docs/methods/kpi_forecast.md, 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import Indicator, Nature

FEWEST = 3
"""Values of a run that can be forecast."""

LARGEST = 10**100
"""What is beyond is a slip, and no value to work with."""


def values_of(record: Record) -> dict[int, float]:
    """Return what is judged of an indicator by year, the baseline too, in the order of the years.

    Parameters
    ----------
    record : Record
    """
    found = _beginning(record)
    for year in sorted({each.year for each in record.observations}):
        if not _after_the_end(record.indicator, year):
            judged = Case(record, year).judged
            if judged is not None and abs(judged) < LARGEST:
                found[year] = float(judged)
    return dict(sorted(found.items()))


def _beginning(record: Record) -> dict[int, float]:
    i = record.indicator
    if record.baseline is not None and i.baseline_year is not None:
        return {i.baseline_year: float(record.baseline)} if abs(record.baseline) < LARGEST else {}
    if i.cumulative and i.start is not None:
        return {i.start - 1: 0.0}
    return {}


def _after_the_end(indicator: Indicator, year: int) -> bool:
    end = indicator.target_year
    return indicator.cumulative and end is not None and year > end


@dataclass(frozen=True)
class Run:
    """An unbroken row of yearly values.

    Attributes
    ----------
    nature : Nature
    year : int
        Of the newest value.
    values : tuple of float
        The newest one last.
    """

    nature: Nature
    year: int
    values: tuple[float, ...]

    @property
    def enough(self) -> bool:
        """Whether there are enough values."""
        return len(self.values) >= FEWEST

    @property
    def steps(self) -> int:
        """Differences between years: n."""
        return len(self.values) - 1

    @property
    def drift(self) -> float:
        """The mean difference from one year to the next: d."""
        return (self.values[-1] - self.values[0]) / self.steps

    @cached_property
    def differences(self) -> tuple[float, ...]:
        """From each year to the next: Δ."""
        return tuple(later - earlier for earlier, later in pairwise(self.values))

    @cached_property
    def errors(self) -> tuple[float, ...]:
        """What the rule was wrong by, one year ahead, made equal in variance: u."""
        first = self.values[0]
        return tuple(
            (self.differences[k] - (self.values[k] - first) / k) / math.sqrt(1 + 1 / k)
            for k in range(1, self.steps)
        )

    @cached_property
    def unit(self) -> float:
        """Mean size of the values, of a running total of its yearly ones: c."""
        sizes = self.differences if self.nature is Nature.CUMULATIVE else self.values
        return sum(map(abs, sizes)) / len(sizes)


def run_to(
    nature: Nature, values: Mapping[int, float], breaks: Iterable[int], last: int
) -> Run | None:
    """Return the run that ends at the newest value up to a year; None if there is no value.

    Parameters
    ----------
    nature : Nature
    values : mapping of int to float
        By year.
    breaks : iterable of int
        Years from which on something else is counted.
    last : int
    """
    newest = max((year for year in values if year <= last), default=None)
    if newest is None:
        return None
    broken, first = frozenset(breaks), newest
    while first not in broken and first - 1 in values:
        first -= 1
    return Run(nature, newest, tuple(values[year] for year in range(first, newest + 1)))
