"""The verdict on an indicator in a year: the first of the rules that fits, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sosei.base.messages import Both
from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import Direction, Indicator, Nature, Status
from sosei.strategy.reasons import reason_of
from sosei.strategy.verdict import Reported, Verdict

RULE_VERSION = "kpi-1"
"""Version of the rules of docs/kpi.md, stored with every judgement."""


@dataclass(frozen=True)
class Judgement:
    """What is said of an indicator in a year, and why.

    Attributes
    ----------
    indicator : Indicator
    year : int
    entered : Decimal or None
        The year's own observation as it was entered; None if it was derived or there is none.
    value : Fraction or None
        The year's own observation.
    running, expected, progress, attainment, gap : Fraction or None
    verdict : Verdict
    reported : Reported
    provisional : bool
    target_used : str
    rule_version : str
    """

    indicator: Indicator
    year: int
    entered: Decimal | None
    value: Fraction | None
    running: Fraction | None
    expected: Fraction | None
    progress: Fraction | None
    attainment: Fraction | None
    gap: Fraction | None
    verdict: Verdict
    reported: Reported
    provisional: bool
    target_used: str
    case: Case = field(repr=False, compare=False)
    rule_version: str = RULE_VERSION

    @property
    def judged(self) -> Fraction | None:
        """v: the running total of a cumulative indicator, else the value."""
        return self.case.judged

    @property
    def reason(self) -> Both:
        """Why, in words."""
        return reason_of(self.case, self.verdict)


def judge(record: Record, year: int) -> Judgement:
    """Judge an indicator in a year of its own basis.

    Parameters
    ----------
    record : Record
    year : int

    Source
    ------
    docs/kpi.md.
    """
    case = Case(record, year)
    observation = case.observation
    return Judgement(
        indicator=record.indicator,
        year=year,
        entered=case.entered,
        value=case.value,
        running=None if case.total is None else case.total.total,
        expected=case.expected,
        progress=case.progress,
        attainment=case.attainment,
        gap=case.gap,
        verdict=next(verdict for verdict, fits in RULES if fits(case)),
        reported=reported(case),
        provisional=observation is not None and observation.status is Status.PROVISIONAL,
        target_used=case.target_used,
        case=case,
    )


def reported(case: Case) -> Reported:
    """Tell whether anything was reported of the year, whatever the verdict."""
    if case.not_published:
        return Reported.NOT_PUBLISHED
    if case.observation is not None:
        return Reported.REPORTED
    return Reported.NOT_DUE if case.early else Reported.NOT_REPORTED


# ── the rules, in their order ─────────────────────────────────────────────────


def _faulty(case: Case) -> bool:
    """1. No target, a baseline without its year, a fault in the definition."""
    return case.fault is not None


def _achieved(case: Case) -> bool:
    """3. v meets the final target; where a later year can undo it, only from the target year on."""
    i = case.indicator
    undone_later = case.record.slows_decline or (i.cumulative and i.direction is Direction.DOWN)
    return _reached(case) and (case.target_year_reached or not undone_later)


def _reached(case: Case) -> bool:
    """Whether v meets the target; of a sum with gaps, whether what is known of it does already."""
    if case.target is None:
        return False
    if case.judged is not None:
        return case.good(case.target)
    at_least = case.total.at_least if case.total else None
    upwards = case.indicator.direction is Direction.UP
    return upwards and at_least is not None and at_least >= case.target


def _worse(case: Case) -> bool:
    """7. On the bad side of a held target, else of the baseline, unless a target lies there."""
    i, baseline = case.indicator, case.baseline
    if case.judged is None or i.cumulative or i.nature is Nature.MILESTONE:
        return False
    asked = [bound for bound in (case.target, case.own_target) if bound is not None]
    if i.direction is Direction.HOLD:
        return not any(case.good(bound) for bound in asked)
    if baseline is None or case.good(baseline):
        return False
    return all(i.good(bound, baseline) for bound in asked)


def _on_track(case: Case) -> bool:
    """9. On or beyond what is expected."""
    return case.expected is not None and case.good(case.expected)


Rule = tuple[Verdict, Callable[[Case], bool]]

RULES: tuple[Rule, ...] = (
    (Verdict.UNJUDGEABLE, _faulty),
    (Verdict.NOT_PUBLISHED, lambda case: case.not_published),
    (Verdict.ACHIEVED, _achieved),
    (Verdict.NOT_DUE, lambda case: case.expected is None),
    (Verdict.NOT_REPORTED, lambda case: case.observation is None),
    (Verdict.UNJUDGEABLE, lambda case: case.judged is None),
    (Verdict.WORSE, _worse),
    (Verdict.MISSED, lambda case: case.target_year_reached),
    (Verdict.ON_TRACK, _on_track),
    (Verdict.BEHIND, lambda _case: True),
)
"""The rules of docs/kpi.md: the first that fits is the verdict."""
