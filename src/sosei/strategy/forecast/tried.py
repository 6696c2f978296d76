"""The rule tried on a package's own past: how many known values lay within the intervals before them.

Source: docs/methods/kpi_forecast.md, 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sosei.strategy.forecast.drift import FOUR_IN_FIVE, ahead
from sosei.strategy.forecast.known import Known, UpTo

FEWEST_CASES = 20
BAND = (0.7, 0.9)
"""Share of the cases that may lie inside."""

FEWEST_AS_FAR = 5
"""Cases of the farthest distance that anything is forecast ahead."""


@dataclass(frozen=True)
class Tried:
    """What came of it.

    Attributes
    ----------
    cases : tuple of (int, bool)
        Years ahead, and whether the value lay within the 80% interval.
    """

    cases: tuple[tuple[int, bool], ...]

    @property
    def count(self) -> int:
        """How often it was tried."""
        return len(self.cases)

    @property
    def inside(self) -> int:
        """Cases whose value lay inside."""
        return sum(inside for _, inside in self.cases)

    @property
    def share(self) -> float | None:
        """Share of the cases inside; None without any."""
        return self.inside / self.count if self.cases else None

    @property
    def often_enough(self) -> bool:
        """Whether there are enough cases to tell."""
        return self.count >= FEWEST_CASES

    @property
    def held(self) -> bool:
        """Whether the intervals held about as many values as they should."""
        low, high = BAND
        return self.share is not None and low <= self.share <= high

    @cached_property
    def farthest(self) -> int:
        """The farthest distance in years that it was tried over often enough; 0 if none."""
        years = [years for years, _ in self.cases]
        return max((each for each in years if years.count(each) >= FEWEST_AS_FAR), default=0)


def tried(known: Known, year: int) -> Tried:
    """Try the rule from every year on, with nothing but what was known up to it.

    Parameters
    ----------
    known : Known
    year : int
        No later value is used.
    """
    origins = sorted({y for values in known.values.values() for y in values if y < year})
    return Tried(
        tuple(
            case for origin in origins for case in _from(known, known.up_to(origin), origin, year)
        )
    )


def _from(known: Known, then: UpTo, origin: int, last: int) -> Iterator[tuple[int, bool]]:
    for name, run in then.runs.items():
        if run.year != origin:
            continue
        spread = then.spread(name)
        if spread is None or not spread.variance:
            continue
        indicator = known.records[name].indicator
        for year, value in _later(known, name, origin, last):
            likely = ahead(indicator, run, spread, year - origin)
            low, high = map(likely.quantile, FOUR_IN_FIVE)
            yield year - origin, low <= value <= high


def _later(known: Known, name: str, origin: int, last: int) -> Iterator[tuple[int, float]]:
    """Yield the later values of an indicator, before its next break."""
    broken = min((year for year in known.breaks(name) if year > origin), default=last + 1)
    for year, value in known.values[name].items():
        if origin < year <= last and year < broken:
            yield year, value
