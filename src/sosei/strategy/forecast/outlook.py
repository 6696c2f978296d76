"""How likely every indicator of a package is to meet its target, or why that is not told.

Source: docs/methods/kpi_forecast.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sosei.strategy.case import Record
from sosei.strategy.forecast.chance import chance
from sosei.strategy.forecast.drift import FOUR_IN_FIVE, ahead
from sosei.strategy.forecast.known import Known, UpTo
from sosei.strategy.forecast.run import Run
from sosei.strategy.forecast.tried import Tried, tried
from sosei.strategy.indicator import Indicator
from sosei.strategy.judgement import judge
from sosei.strategy.package import Package
from sosei.strategy.verdict import Verdict


class Standing(StrEnum):
    """Whether a chance is told, and why not."""

    TOLD = "told"
    NOT_ASKED = "not_asked"
    """A milestone, no target, or judged in its target year already."""
    ACHIEVED = "achieved"
    """A running total that is there."""
    TOO_FEW = "too_few"
    STILL = "still"
    """Nothing has moved."""
    UNTRIED = "untried"
    """Too few cases."""
    NOT_HELD = "not_held"
    """Too few, or too many, of the cases inside."""
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is told of one indicator.

    Attributes
    ----------
    indicator : Indicator
    standing : Standing
    values : int
        Of its run.
    chance : float or None
        That it meets its target in the target year; None unless told.
    low, high : float or None
        Four in five values of the target year lie between.
    """

    indicator: Indicator
    standing: Standing
    values: int = 0
    chance: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Outlooks:
    """What is told of a package in a year.

    Attributes
    ----------
    year : int
        No later value is used.
    tried : Tried
    of : mapping of str to Outlook
        By indicator.
    """

    year: int
    tried: Tried
    of: Mapping[str, Outlook]

    @property
    def any_told(self) -> bool:
        """Whether an outlook is told of any indicator."""
        return any(each.standing is Standing.TOLD for each in self.of.values())


def outlooks(package: Package, year: int) -> Outlooks:
    """Tell how likely every indicator is to meet its target, from what is known up to a year.

    Parameters
    ----------
    package : Package
    year : int
    """
    known = Known.of(package)
    past = _Past(known, known.up_to(year), tried(known, year), year)
    return Outlooks(
        year, past.tried, {name: past.outlook(record) for name, record in package.records.items()}
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """What is known of a package up to a year, and what the rule was worth."""

    known: Known
    now: UpTo
    tried: Tried
    year: int

    def outlook(self, record: Record) -> Outlook:
        """Return what is told of an indicator."""
        i = record.indicator
        run, end = self.now.runs.get(i.id), i.target_year
        values = len(run.values) if run else 0
        if i.id not in self.known.records or end is None or _over(run, end, self.year):
            return Outlook(i, Standing.NOT_ASKED, values)
        if run is None:
            return Outlook(i, Standing.TOO_FEW)
        if i.cumulative and _achieved(record, run.year):
            return Outlook(i, Standing.ACHIEVED, values)
        return self._ahead(record, run, end)

    def _ahead(self, record: Record, run: Run, end: int) -> Outlook:
        i, values, spread = record.indicator, len(run.values), self.now.spread(record.indicator.id)
        if spread is None:
            return Outlook(i, Standing.TOO_FEW, values)
        standing = _earned(self.tried, end - run.year) if spread.variance else Standing.STILL
        if standing is not Standing.TOLD:
            return Outlook(i, standing, values)
        likely = ahead(i, run, spread, end - run.year)
        low, high = map(likely.quantile, FOUR_IN_FIVE)
        return Outlook(i, standing, values, chance(record, likely, end), low, high)


def _over(run: Run | None, end: int, year: int) -> bool:
    """Whether the target year is over: judged already, or long past with nothing to judge."""
    return year > end or (run is not None and run.year >= end)


def _achieved(record: Record, year: int) -> bool:
    return judge(record, year).verdict is Verdict.ACHIEVED


def _earned(before: Tried, years: int) -> Standing:
    if not before.often_enough:
        return Standing.UNTRIED
    if not before.held:
        return Standing.NOT_HELD
    return Standing.TOO_FAR if years > before.farthest else Standing.TOLD
