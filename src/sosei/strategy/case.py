"""The figures of one indicator in one year: value, running total, expected, progress, attainment, gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from sosei.base.exact import plain
from sosei.base.messages import Both
from sosei.strategy.expected import expected
from sosei.strategy.indicator import (
    PERCENT,
    Basis,
    Break,
    Direction,
    Indicator,
    Nature,
    Observation,
    Status,
    Target,
    definition_fault,
)
from sosei.strategy.running import Running, running


@dataclass(frozen=True)
class Record:
    """An indicator with all that is known of it.

    Attributes
    ----------
    indicator : Indicator
    observations : sequence of Observation
        Of this indicator; at most one of a year, basis and status.
    milestones : mapping of int to Decimal
        Yearly targets.
    targets : sequence of Target
        Decisions on targets, earlier ones too.
    breaks : sequence of Break
    """

    indicator: Indicator
    observations: Sequence[Observation] = ()
    milestones: Mapping[int, Decimal] = field(default_factory=dict)
    targets: Sequence[Target] = ()
    breaks: Sequence[Break] = ()

    @cached_property
    def observed(self) -> Mapping[tuple[int, Basis], Observation]:
        """The observation of each year and basis that counts: final before provisional before not published."""
        firm = list(Status)
        ordered = sorted(self.observations, key=lambda o: firm.index(o.status), reverse=True)
        return {(o.year, o.basis): o for o in ordered}

    def of(self, year: int) -> Observation | None:
        """The observation of a year: its own value, else its running total."""
        own = [self.observed.get((year, basis)) for basis in Basis]
        there = [o for o in own if o is not None]
        told = [o for o in there if o.status is not Status.NOT_PUBLISHED]
        return next(iter([*told, *there]), None)


class Case:
    """The figures of one indicator in one year, each found once.

    Parameters
    ----------
    record : Record
    year : int
    """

    def __init__(self, record: Record, year: int) -> None:
        self.record, self.year, self.indicator = record, year, record.indicator

    @cached_property
    def fault(self) -> Both | None:
        """What makes the indicator unjudgeable by its definition."""
        return definition_fault(self.indicator) or _milestones_fault(self.record)

    @cached_property
    def observation(self) -> Observation | None:
        """The observation of the year."""
        return self.record.of(self.year)

    @property
    def not_published(self) -> bool:
        """Whether the observation says that there is no figure to be had."""
        return self.observation is not None and self.observation.status is Status.NOT_PUBLISHED

    @property
    def entered(self) -> Decimal | None:
        """The year's figure as it was entered; None where it is derived."""
        observation = self.observation
        if observation is None or self.not_published or self._parts is not None:
            return None
        return observation.value

    @property
    def _parts(self) -> tuple[Decimal, Decimal] | None:
        """Numerator and denominator of a ratio, where both are given."""
        o = self.observation
        if o is None or self.indicator.nature is not Nature.RATIO:
            return None
        if o.numerator is None or o.denominator is None:
            return None
        return o.numerator, o.denominator

    @property
    def divides_by_zero(self) -> bool:
        """Whether the denominator of the year is 0."""
        return self._parts is not None and self._parts[1] == 0

    @cached_property
    def value(self) -> Fraction | None:
        """The year's own figure."""
        if self.not_published or self.divides_by_zero:
            return None
        if self._parts is not None:
            times = 100 if self.indicator.unit in PERCENT else 1
            return Fraction(self._parts[0]) / Fraction(self._parts[1]) * times
        return None if self.entered is None else Fraction(self.entered)

    @cached_property
    def total(self) -> Running | None:
        """The running total; None where the indicator is no running total."""
        if not self.indicator.cumulative:
            return None
        return running(self.indicator, self.record.observed, self.year)

    @cached_property
    def judged(self) -> Fraction | None:
        """v: the running total, or the year's figure; of a milestone, 1 once it was done."""
        if self.total is not None:
            return self.total.total
        if self.indicator.nature is Nature.MILESTONE and self._done_before:
            return Fraction(1)
        return self.value

    @property
    def _done_before(self) -> bool:
        told = (o for (y, _), o in self.record.observed.items() if y <= self.year)
        return any(o.value == 1 for o in told if o.status is not Status.NOT_PUBLISHED)

    @cached_property
    def expected(self) -> Fraction | None:
        """What the year is asked for."""
        return None if self.fault else expected(self.indicator, self.record.milestones, self.year)

    @property
    def target(self) -> Fraction:
        """The final target of an indicator that has one."""
        if self.indicator.target is None:
            raise ValueError("no target")
        return Fraction(self.indicator.target)

    @property
    def own_target(self) -> Fraction | None:
        """The yearly target of the year itself."""
        own = self.record.milestones.get(self.year)
        return None if own is None else Fraction(own)

    @cached_property
    def gap(self) -> Fraction | None:
        """v − target."""
        if self.judged is None or self.indicator.target is None:
            return None
        return self.judged - Fraction(self.indicator.target)

    @cached_property
    def progress(self) -> Fraction | None:
        """0 at the baseline, 1 at the target, negative when worse; None where it means nothing."""
        i = self.indicator
        if self.judged is None or i.target is None or self.fault:
            return None
        if i.baseline is not None:
            moves = i.direction in {Direction.UP, Direction.DOWN} and i.baseline != i.target
            if not moves or i.slows_decline:
                return None
            start = Fraction(i.baseline)
            return (self.judged - start) / (Fraction(i.target) - start)
        return self.judged / Fraction(i.target) if i.cumulative and i.target else None

    @cached_property
    def attainment(self) -> Fraction | None:
        """v ÷ target, where that says something."""
        i = self.indicator
        if self.judged is None or i.target is None or i.direction is not Direction.UP:
            return None
        means = i.target > 0 and self.judged >= 0 and not i.baseline
        return self.judged / Fraction(i.target) if means else None

    @property
    def early(self) -> bool:
        """Whether the year is before the start, or not after the baseline."""
        i = self.indicator
        counted = i.baseline_year is not None and self.year <= i.baseline_year
        return counted or (i.start is not None and self.year < i.start)

    @property
    def target_year_reached(self) -> bool:
        """Whether it is the target year, or later."""
        return self.indicator.target_year is not None and self.year >= self.indicator.target_year

    @property
    def target_used(self) -> str:
        """The target, and the date of its decision where one is known."""
        i = self.indicator
        if i.target is None:
            return ""
        decided = [
            t.decided_on
            for t in self.record.targets
            if (t.target, t.target_year) == (i.target, i.target_year) and t.decided_on
        ]
        return plain(i.target) + (f"@{max(decided)}" if decided else "")


def _milestones_fault(record: Record) -> Both | None:
    """Return what is wrong with the yearly targets: they lie on the way, and the last one is the target."""
    i = record.indicator
    for year, value in sorted(record.milestones.items()):
        early = i.baseline_year is not None and year <= i.baseline_year
        late = i.target_year is not None and year > i.target_year
        if early or late:
            return Both(
                f"a yearly target of {year}, outside the years on the way",
                f"{year}年の年次目標が、基準年から目標年までの間にありません",
            )
        if year == i.target_year and value != i.target:
            return Both(
                f"a yearly target of {year} that is not the target",
                f"{year}年の年次目標が目標値と違います",
            )
    return None
