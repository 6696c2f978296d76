"""What looks like a slip in a reported value: asked about, and kept if the reporter stands by it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sosei.base.messages import Both
from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import PERCENT, Basis, Nature, Observation
from sosei.strategy.review.report import as_reported

TEN = 10
"""A value ten times that of the year before, or a tenth of it, may be a slip of a digit or of the unit."""

COUNTED = frozenset({Nature.FLOW, Nature.CUMULATIVE, Nature.STOCK})
"""Natures whose values are not below 0."""


def doubts(record: Record, observation: Observation) -> tuple[Both, ...]:
    """Return what should be asked about a value before it is taken.

    Parameters
    ----------
    record : Record
        Without the value.
    observation : Observation
    """
    now = Case(as_reported(record, observation), observation.year)
    before = Case(record, observation.year - 1)
    if now.value is None:
        return ()
    found = (
        _digits(now.value, before.value),
        _hundredth(now, before),
        _below_zero(now),
        _fallen(now, before, observation),
    )
    return (*(doubt for doubt in found if doubt), *_same(now, before))


def _digits(now: Fraction, before: Fraction | None) -> Both | None:
    if not now or not before:
        return None
    ratio = abs(now / before)
    if ratio >= TEN:
        return Both(
            "ten times the value of the year before or more: is a digit or the unit wrong?",
            "前年の10倍以上です。桁や単位に間違いはありませんか。",
        )
    if ratio <= Fraction(1, TEN):
        return Both(
            "a tenth of the value of the year before or less: is a digit or the unit wrong?",
            "前年の10分の1以下です。桁や単位に間違いはありませんか。",
        )
    return None


def _hundredth(now: Case, before: Case) -> Both | None:
    """A spreadsheet makes 0.92 of 92%; where there is a value of the year before, the digits tell."""
    target = now.target
    if before.value is not None or not now.value or target is None:
        return None
    if now.indicator.unit not in PERCENT or abs(now.value) >= 1 or abs(target) < TEN:
        return None
    return Both(
        "below 1%: 92% is entered as 92",
        "1％未満の値です。92％は「0.92」でなく「92」と入力してください。",
    )


def _below_zero(now: Case) -> Both | None:
    if now.value is None or now.value >= 0 or now.indicator.nature not in COUNTED:
        return None
    return Both("below 0, of something that is counted", "数えるものなのに0より小さい値です。")


def _fallen(now: Case, before: Case, observation: Observation) -> Both | None:
    """A running total that falls may be the year's own figure."""
    if observation.basis is not Basis.RUNNING or before.judged is None or now.judged is None:
        return None
    if now.judged >= before.judged:
        return None
    return Both(
        "a running total below that of the year before: is it the figure of the year alone?",
        "累計が前年の累計より小さくなっています。その年だけの値ではありませんか。",
    )


def _same(now: Case, before: Case) -> Iterator[Both]:
    """Yield a doubt where a yearly figure is that of the year before to the last digit."""
    flows = now.indicator.nature in {Nature.FLOW, Nature.CUMULATIVE, Nature.NET_FLOW}
    if flows and now.value and now.value == before.value:
        yield Both(
            "the same as in the year before: was last year's figure carried over?",
            "前年とまったく同じ値です。前年の値を写していませんか。",
        )
