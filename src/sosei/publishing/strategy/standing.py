"""Where an indicator stands to its target in a year, in one plain clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Case
from sosei.strategy.indicator import Direction, HoldSide, Nature
from sosei.strategy.judgement import Judgement
from sosei.strategy.verdict import Verdict

NOT_REPORTED = Both(
    "nothing has been reported for {year} yet", "{year}の実績は、まだ報告されていません"
)
NOT_PUBLISHED = Both("the figure of {year} is not published", "{year}の数値は公表されていません")
FAULTY = Both("it cannot be judged: {fault}", "判定できません（{fault}）")
DIVIDED_BY_ZERO = Both(
    "the share cannot be worked out, as its denominator is 0",
    "分母が0のため、割合を出せません",
)
NO_VALUE = Both("the report of {year} has no value", "{year}の報告に値がありません")
SUM_LACKS = Both(
    "the total cannot be worked out, as the figures of {lacking} are missing",
    "{lacking}の数値がないため、合計を出せません",
)
SUM_LACKS_BUT = Both(
    "the total cannot be worked out, as the figures of {lacking} are missing (the known years come to {known})",
    "{lacking}の数値がないため、合計を出せません（分かっている年だけで{known}）",
)
SINCE_UNKNOWN = Both(
    "the total cannot be worked out, as it is not stated since when it counts",
    "いつからの合計かの記載がないため、合計を出せません",
)
DONE = Both("it is done", "終わっています")
ACHIEVED = Both("the target is reached", "目標を達成しています")
HELD = Both("the target is kept", "目標を満たしています")
ACHIEVED_AT_LEAST = Both(
    "the known years alone come to {known}: the target is reached",
    "分かっている年だけで{known}となり、目標を達成しています",
)
EARLY = Both("{year} is not judged yet", "{year}はまだ判定の対象ではありません")
JUDGED_LATER = Both(
    "there are no yearly targets, so it is judged in {due}",
    "途中の年の目標がないため、判定は{due}に行います",
)
TO_GO_JUDGED_LATER = Both(
    "the target is {gap} away; there are no yearly targets, so it is judged in {due}",
    "目標まであと{gap}です。途中の年の目標がないため、判定は{due}に行います",
)
DUE_LATER = Both("it is due by {due}", "期限は{due}です")
NOT_DONE_YET = Both(
    "it is not done yet; it is due by {due}", "まだ終わっていません。期限は{due}です"
)
BELOW = Both("it is {gap} below the target", "目標を{gap}下回っています")
ABOVE = Both("it is {gap} above the target", "目標を{gap}上回っています")
WORSE = Both(
    "it is worse than the baseline of {since} ({baseline}), and {gap} away from the target",
    "基準の{since}（{baseline}）より悪く、目標まであと{gap}です",
)
NOT_DONE = Both("it was not done by {due}", "{due}までに終わりませんでした")
FELL_SHORT = Both("the target was missed by {gap}", "目標に{gap}届きませんでした")
STAYED_ABOVE = Both(
    "it was {gap} above the target, which was missed", "目標を{gap}上回り、達成できませんでした"
)
OF_THE_YEAR = Both(
    "the target of this year is met; the last one is {gap} away",
    "この年の目標は満たしています。最後の目標まではあと{gap}です",
)
ON_TRACK = Both("the target is {gap} away, on track", "目標まであと{gap}で、順調です")
BEHIND = Both(
    "the target is still {gap} away, later than planned",
    "目標まであと{gap}で、予定より遅れています",
)
ROOM = Both(
    "the limit is {gap} away, as planned", "目標の限度まで{gap}の余裕があり、予定どおりです"
)
LITTLE_ROOM = Both(
    "the limit is {gap} away, but it comes closer faster than planned",
    "目標の限度まで{gap}の余裕がありますが、予定より速く近づいています",
)
AT_LIMIT = Both("it has come to the limit of the target", "目標の限度に達しています")
BEYOND = Both("it is beyond the limit of the target by {gap}", "目標の限度を{gap}超えています")


@dataclass(frozen=True)
class Standing:
    """Where an indicator stands.

    Attributes
    ----------
    words : Both
        English begins with a small letter; neither has a full stop.
    good : bool or None
        Whether that is good news; None where nothing is judged.
    """

    words: Both
    good: bool | None


GOOD = {
    Verdict.ACHIEVED: True,
    Verdict.ON_TRACK: True,
    Verdict.BEHIND: False,
    Verdict.MISSED: False,
    Verdict.WORSE: False,
}


def standing(judged: Judgement) -> Standing:
    """Say where an indicator stands to its target.

    Parameters
    ----------
    judged : Judgement
    """
    words = _WAYS[judged.verdict](judged.case)
    return Standing(_told(words, judged.case), GOOD.get(judged.verdict))


def _told(words: Both, case: Case) -> Both:
    i, show = case.indicator, numbers(case.indicator)
    known = case.total.at_least if case.total else None
    values = {
        "year": years.year(case.year, i.year_basis),
        "due": "" if i.target_year is None else years.year(i.target_year, i.year_basis),
        "since": "" if i.baseline_year is None else years.year(i.baseline_year, i.year_basis),
        "gap": "" if case.gap is None else show.size(case.gap),
        "baseline": "" if case.baseline is None else show.value(case.baseline),
        "known": "" if known is None else show.value(known),
        "fault": case.fault or "",
        "lacking": _lacking(case),
    }
    return filled(words, **values)


def _lacking(case: Case) -> Both:
    missing = case.total.missing if case.total else ()
    named = [years.year(year, case.indicator.year_basis) for year in missing]
    return Both(", ".join(each.en for each in named), "・".join(each.ja for each in named))


def _unjudgeable(case: Case) -> Both:
    if case.fault is not None:
        return FAULTY
    if case.divides_by_zero:
        return DIVIDED_BY_ZERO
    if case.total is None:
        return NO_VALUE
    if not case.total.missing:
        return SINCE_UNKNOWN
    return SUM_LACKS_BUT if case.total.at_least else SUM_LACKS


def _achieved(case: Case) -> Both:
    i = case.indicator
    if i.nature is Nature.MILESTONE:
        return DONE
    if case.judged is None:
        return ACHIEVED_AT_LEAST
    return HELD if i.direction is Direction.HOLD else ACHIEVED


def _not_due(case: Case) -> Both:
    if case.early:
        return EARLY
    if case.indicator.nature is Nature.MILESTONE:
        return DUE_LATER if case.judged is None else NOT_DONE_YET
    return JUDGED_LATER if case.judged is None else TO_GO_JUDGED_LATER


def _worse(case: Case) -> Both:
    i = case.indicator
    if i.direction is not Direction.HOLD:
        return WORSE
    return ABOVE if i.hold_side is HoldSide.DOWN else BELOW


def _missed(case: Case) -> Both:
    i = case.indicator
    if i.nature is Nature.MILESTONE:
        return NOT_DONE
    return STAYED_ABOVE if i.direction is Direction.DOWN else FELL_SHORT


def _on_track(case: Case) -> Both:
    if case.indicator.direction is Direction.HOLD:
        return OF_THE_YEAR
    if not _limited(case):
        return ON_TRACK
    return ROOM if case.gap else AT_LIMIT


def _behind(case: Case) -> Both:
    if not _limited(case) or case.target is None:
        return BEHIND
    if not case.gap:
        return AT_LIMIT
    return LITTLE_ROOM if case.good(case.target) else BEYOND


def _limited(case: Case) -> bool:
    """Whether the target is a limit that the value comes closer to."""
    i = case.indicator
    return case.record.slows_decline or (i.cumulative and i.direction is Direction.DOWN)


_WAYS: dict[Verdict, Callable[[Case], Both]] = {
    Verdict.UNJUDGEABLE: _unjudgeable,
    Verdict.NOT_PUBLISHED: lambda _case: NOT_PUBLISHED,
    Verdict.ACHIEVED: _achieved,
    Verdict.NOT_DUE: _not_due,
    Verdict.NOT_REPORTED: lambda _case: NOT_REPORTED,
    Verdict.WORSE: _worse,
    Verdict.MISSED: _missed,
    Verdict.ON_TRACK: _on_track,
    Verdict.BEHIND: _behind,
}
