"""The figures of one indicator in one year: value, running total, expected, progress, attainment, gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sosei.base.exact import plain
from sosei.base.messages import Both
from sosei.strategy.expected import due, expected
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
from sosei.strategy.running import running


@dataclass(frozen=True)
class Record:
    """An indicator with all that is known of it, and what holds of it in every year.

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
    observed : mapping of year and basis to Observation
        The one that counts: final before provisional before not published.
    fault : Both or None
        What makes the indicator unjudgeable by its definition.
    target, baseline : Fraction or None
    yearly : mapping of int to Fraction
        The yearly targets, exact.
    slows_decline : bool
    """

    indicator: Indicator
    observations: Sequence[Observation] = ()
    milestones: Mapping[int, Decimal] = field(default_factory=dict)
    targets: Sequence[Target] = ()
    breaks: Sequence[Break] = ()
    observed: Mapping[tuple[int, Basis], Observation] = field(init=False, repr=False)
    fault: Both | None = field(init=False, repr=False)
    target: Fraction | None = field(init=False, repr=False)
    baseline: Fraction | None = field(init=False, repr=False)
    yearly: Mapping[int, Fraction] = field(init=False, repr=False)
    slows_decline: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find once what every year needs."""
        i = self.indicator
        known = {
            "observed": _that_count(self.observations),
            "fault": definition_fault(i) or _milestones_fault(self),
            "target": None if i.target is None else Fraction(i.target),
            "baseline": None if i.baseline is None else Fraction(i.baseline),
            "yearly": {year: Fraction(value) for year, value in self.milestones.items()},
            "slows_decline": i.slows_decline,
        }
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def of(self, year: int) -> Observation | None:
        """The observation of a year: its own value, else its running total."""
        own, total = (self.observed.get((year, basis)) for basis in (Basis.YEARLY, Basis.RUNNING))
        if own is None or (own.status is Status.NOT_PUBLISHED and total is not None):
            return total
        return own


def _that_count(
    observations: Sequence[Observation],
) -> Mapping[tuple[int, Basis], Observation]:
    """Of several of one year and basis, keep the firmest."""
    found: dict[tuple[int, Basis], Observation] = {}
    for each in observations:
        there = found.get((each.year, each.basis))
        if there is None or FIRMNESS[each.status] < FIRMNESS[there.status]:
            found[each.year, each.basis] = each
    return found


FIRMNESS = {status: place for place, status in enumerate(Status)}
"""Final, provisional, not published."""


class Case:
    """The figures of one indicator in one year, each found once.

    Parameters
    ----------
    record : Record
    year : int

    Attributes
    ----------
    observation : Observation or None
        Of the year.
    not_published : bool
        Whether it says that there is no figure to be had.
    parts : tuple of Decimal or None
        Numerator and denominator of a ratio, where both are given: they beat an entered value.
    value : Fraction or None
        The year's own figure.
    total : Running or None
        The running total; None where the indicator is none.
    judged : Fraction or None
        v: the running total, or the year's figure; of a milestone, 1 once it was done.
    expected : Fraction or None
        What the path to the target asks of the year.
    """

    def __init__(self, record: Record, year: int) -> None:
        i = record.indicator
        self.record, self.year, self.indicator = record, year, i
        self.fault, self.target, self.baseline = record.fault, record.target, record.baseline
        self.observation = record.of(year)
        self.not_published = (
            self.observation is not None and self.observation.status is Status.NOT_PUBLISHED
        )
        self.parts = _parts(i, self.observation)
        self.value = None if self.not_published else self._value()
        self.total = running(record, year) if i.cumulative else None
        self.judged = self._judged()
        self.expected = None if self.fault else expected(record, year)

    def _value(self) -> Fraction | None:
        if self.parts is not None:
            numerator, denominator = self.parts
            times = 100 if self.indicator.unit in PERCENT else 1
            return Fraction(numerator) / Fraction(denominator) * times if denominator else None
        entered = self.entered
        return None if entered is None else Fraction(entered)

    def _judged(self) -> Fraction | None:
        if self.total is not None:
            return self.total.total
        if self.indicator.nature is Nature.MILESTONE and self._done_before():
            return Fraction(1)
        return self.value

    def _done_before(self) -> bool:
        told = (o for (y, _), o in self.record.observed.items() if y <= self.year)
        return any(o.value == 1 for o in told if o.status is not Status.NOT_PUBLISHED)

    @property
    def entered(self) -> Decimal | None:
        """The year's figure as it was entered; None where it is derived."""
        if self.observation is None or self.not_published or self.parts is not None:
            return None
        return self.observation.value

    @property
    def divides_by_zero(self) -> bool:
        """Whether the denominator of the year is 0."""
        return self.parts is not None and self.parts[1] == 0

    @property
    def own_target(self) -> Fraction | None:
        """The yearly target of the year itself."""
        return self.record.yearly.get(self.year)

    def good(self, bound: Fraction) -> bool:
        """Whether v lies on the good side of a bound, or on it."""
        return self.judged is not None and self.indicator.good(self.judged, bound)

    @property
    def gap(self) -> Fraction | None:
        """v − target."""
        return None if self.judged is None or self.target is None else self.judged - self.target

    @property
    def progress(self) -> Fraction | None:
        """0 at the baseline, 1 at the target, negative when worse; None where it means nothing."""
        i, v, target, start = self.indicator, self.judged, self.target, self.baseline
        if v is None or target is None or self.fault:
            return None
        if start is None:
            return v / target if i.cumulative and target else None
        moves = i.direction in MOVES and start != target and not self.record.slows_decline
        return (v - start) / (target - start) if moves else None

    @property
    def attainment(self) -> Fraction | None:
        """v ÷ target, where that says something."""
        v, target = self.judged, self.target
        if v is None or target is None or self.indicator.direction is not Direction.UP:
            return None
        return v / target if target > 0 and v >= 0 and not self.baseline else None

    @property
    def early(self) -> bool:
        """Whether the year is before the start, or not after the baseline."""
        return not due(self.indicator, self.year)

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


MOVES = frozenset({Direction.UP, Direction.DOWN})


def _parts(indicator: Indicator, o: Observation | None) -> tuple[Decimal, Decimal] | None:
    if o is None or indicator.nature is not Nature.RATIO:
        return None
    if o.numerator is None or o.denominator is None:
        return None
    return o.numerator, o.denominator


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
