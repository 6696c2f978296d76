"""What an indicator is: its nature, its target, and what was observed of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sosei.base.messages import Both


class Nature(StrEnum):
    """What kind of number it is."""

    FLOW = "flow"
    """Per year."""
    NET_FLOW = "net_flow"
    """Per year; may be negative."""
    CUMULATIVE = "cumulative"
    """Running total of a flow."""
    STOCK = "stock"
    """At a date."""
    RATIO = "ratio"
    """Numerator ÷ denominator of the year."""
    INDEX = "index"
    """A rate that has no numerator of its own, growth rates too."""
    MILESTONE = "milestone"
    """1 done, 0 not; once done it stays done."""


class Direction(StrEnum):
    """Where it is to go."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"
    COMPLETE = "complete"


class HoldSide(StrEnum):
    """Which side of a held target is good."""

    UP = "up"
    DOWN = "down"


class YearBasis(StrEnum):
    """What a year means."""

    CALENDAR = "calendar"
    FISCAL = "fiscal"
    DATE = "date"

    @property
    def fiscal(self) -> bool:
        """Whether a date counts in the fiscal year it lies in."""
        return self is YearBasis.FISCAL


class Status(StrEnum):
    """How firm an observation is; the first that is there counts."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    NOT_PUBLISHED = "not_published"


class Basis(StrEnum):
    """Whether an observation is of its year alone, or a running total."""

    YEARLY = "yearly"
    RUNNING = "running"


NOT_APPLICABLE = "—"
"""A baseline that is printed so: a counter that starts at 0."""

POINTS = "ポイント"
PERCENT = frozenset({"%", "％", POINTS})
"""Units in which a ratio is multiplied by 100."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    Attributes
    ----------
    id, node, name : str
        The node it stands at.
    nature : Nature
    direction : Direction
    unit : str
        As values are stored: 人, 円, %.
    year_basis : YearBasis
    baseline : Decimal or None
        None where it is not applicable or unknown: `baseline_applies` tells which.
    baseline_applies : bool
        False for ``—``.
    baseline_year, target_year, start_year : int or None
        Western, in the indicator's basis.
    target : Decimal or None
    hold_side : HoldSide or None
    display_unit, display_factor, decimals
        How values are shown.
    statistic : str
        Which statistic counts it; observations of another one are refused.
    basis_note : str
        What the document states and what a reader inferred.
    """

    id: str
    node: str
    name: str
    nature: Nature
    direction: Direction
    unit: str = ""
    year_basis: YearBasis = YearBasis.FISCAL
    baseline: Decimal | None = None
    baseline_applies: bool = True
    baseline_year: int | None = None
    target: Decimal | None = None
    target_year: int | None = None
    start_year: int | None = None
    hold_side: HoldSide | None = None
    display_unit: str = ""
    display_factor: Decimal | None = None
    decimals: int | None = None
    statistic: str = ""
    basis_note: str = ""

    @property
    def cumulative(self) -> bool:
        """Whether its value is a running total."""
        return self.nature is Nature.CUMULATIVE

    @property
    def start(self) -> int | None:
        """First year that counts: as stated, else the year after a dated ``—`` of a running total."""
        return self.start_year if self.start_year is not None else self.inferred_start

    @property
    def inferred_start(self) -> int | None:
        """The year after the date of a baseline ``—``, of a running total whose start is not stated."""
        dash = self.cumulative and self.start_year is None and not self.baseline_applies
        return None if not dash or self.baseline_year is None else self.baseline_year + 1

    def good(self, value: Fraction, bound: Fraction) -> bool:
        """Whether a value lies on the good side of a bound, or on it."""
        if self.direction is Direction.DOWN or self.hold_side is HoldSide.DOWN:
            return value <= bound
        return value >= bound

    @property
    def slows_decline(self) -> bool:
        """Whether the target lies on the unfavourable side of the baseline (減少抑制)."""
        if self.baseline is None or self.target is None:
            return False
        moves = self.direction in {Direction.UP, Direction.DOWN}
        return moves and not self.good(Fraction(self.target), Fraction(self.baseline))


@dataclass(frozen=True, slots=True)
class Target:
    """An earlier target, kept visible; or the decision on the present one."""

    indicator: str
    target: Decimal
    target_year: int
    decided_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """A target of a year on the way."""

    indicator: str
    year: int
    target: Decimal


@dataclass(frozen=True, slots=True)
class Break:
    """From this year on, something else is counted."""

    indicator: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Observation:
    """What was observed of one year.

    Attributes
    ----------
    indicator : str
    year : int
        In the indicator's basis.
    value, numerator, denominator : Decimal or None
    status : Status
    basis : Basis
    statistic, note : str
    date : str
        The day, where a date was given instead of a year.
    """

    indicator: str
    year: int
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: Status = Status.FINAL
    basis: Basis = Basis.YEARLY
    statistic: str = ""
    note: str = ""
    date: str = ""


def definition_fault(indicator: Indicator) -> Both | None:
    """Return what makes an indicator unjudgeable whatever is observed; None if nothing does."""
    return next((words for holds, words in _faults(indicator) if holds), None)


def _faults(indicator: Indicator) -> list[tuple[bool, Both]]:
    complete = indicator.direction is Direction.COMPLETE
    milestone = indicator.nature is Nature.MILESTONE
    hold = indicator.direction is Direction.HOLD
    baseline, target = indicator.baseline_year, indicator.target_year
    start = indicator.start_year
    backward = baseline is not None and target is not None and baseline >= target
    late = start is not None and target is not None and start > target
    return [
        (indicator.target is None, Both("no target", "目標値がありません")),
        (target is None, Both("no target year", "目標年がありません")),
        (
            indicator.baseline is not None and baseline is None,
            Both("a baseline without its year", "基準値の年がありません"),
        ),
        (
            complete != milestone,
            Both(
                "complete is the direction of milestones, and of nothing else",
                "完了（complete）を方向とするのはマイルストーンだけです",
            ),
        ),
        (
            milestone and indicator.target != 1,
            Both("the target of a milestone is 1", "マイルストーンの目標値は1です"),
        ),
        (
            indicator.hold_side is not None and not hold,
            Both(
                "a hold side without direction hold", "維持（hold）でないのに hold_side があります"
            ),
        ),
        (
            backward,
            Both("the target year is not after the baseline", "目標年が基準年より後にありません"),
        ),
        (late, Both("the start is after the target year", "始期が目標年より後です")),
    ]
