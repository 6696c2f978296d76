"""Why a verdict was given, in words, with what was inferred and what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sosei.base.exact import derived, grouped
from sosei.base.messages import Both
from sosei.strategy.case import Case
from sosei.strategy.indicator import PERCENT, POINTS, Direction, Indicator, Nature
from sosei.strategy.verdict import Verdict

SAID: dict[Verdict, Both] = {
    Verdict.NOT_PUBLISHED: Both(
        "the figure of {year} is not published", "{year}の数値は公表されていません"
    ),
    Verdict.NOT_REPORTED: Both(
        "no figure of {year} was reported", "{year}の実績が報告されていません"
    ),
    Verdict.MISSED: Both(
        "{v} does not meet the target {target} of {due} (difference {gap})",
        "{v}は{due}の目標{target}に届いていません（差 {gap}）",
    ),
    Verdict.ON_TRACK: Both(
        "{v} meets what is expected of {year}: {expected}",
        "{v}は{year}に期待される{expected}に達しています",
    ),
    Verdict.BEHIND: Both(
        "{v} does not meet what is expected of {year}: {expected}",
        "{v}は{year}に期待される{expected}に達していません",
    ),
}
ACHIEVED = Both("{v} meets the target {target}", "{v}で目標{target}を達成しています")
ACHIEVED_AT_LEAST = Both(
    "the known years alone sum to {at_least}: the target {target} is met",
    "分かっている年だけで{at_least}となり、目標{target}を達成しています",
)
DONE = Both("it is done", "完了しています")
WORSE = Both("{v} is worse than the baseline {baseline}", "{v}は基準値{baseline}より悪化しています")
WORSE_HELD = Both(
    "{v} is on the bad side of the target to hold, {target} (difference {gap})",
    "{v}は維持する目標{target}を満たしていません（差 {gap}）",
)
EARLY = Both("nothing is expected up to {first}", "{first}までは判定の対象ではありません")
NO_PATH = Both(
    "nothing is expected of {year}: there is {baseline_is} and no yearly target; the target is due in {due}",
    "{year}に期待される値がありません。{baseline_is}で年次目標もないため、目標年は{due}です",
)
NO_BASELINE = {
    True: Both("no baseline", "基準値が不明"),
    False: Both("no applicable baseline", "基準値が「—」（該当なし）"),
}
BY_ITS_YEAR = Both("it is due by {due}", "期限は{due}です")
ZERO = Both("the denominator of {year} is 0", "{year}の分母が0です")
NO_VALUE = Both("the observation of {year} has no value", "{year}の実績に値がありません")
GAPS = Both("the running total lacks {years}", "累計に{years}の値がありません")
NO_START = Both("the start of the running total is not known", "累計の始期が分かりません")
ASKS = Both(
    "give a running total: the start is not stated",
    "始期の記載がないため、累計の値を報告してください",
)
INFERRED = Both(
    "start {start} is inferred from the dated —: to be confirmed",
    "始期{start}は基準値「—」の年からの推定です。確認してください",
)
SLOWED = Both(
    "the target slows a decline: it counts as achieved only from {due} on",
    "減少を抑える目標のため、達成の判定は{due}からです",
)
BROKEN = Both("the series breaks in {year}", "{year}に系列の断絶：{words}")


def reason_of(case: Case, verdict: Verdict) -> Both:
    """Return the reason of a verdict: its sentence, then what a reader must know.

    Parameters
    ----------
    case : Case
    verdict : Verdict
    """
    parts = [_main(case, verdict), *_more(case)]
    return Both("; ".join(part.en for part in parts), "。".join(part.ja for part in parts))


def _main(case: Case, verdict: Verdict) -> Both:
    if verdict is Verdict.UNJUDGEABLE:
        return _unjudgeable(case)
    if verdict is Verdict.ACHIEVED:
        return _achieved(case)
    if verdict is Verdict.NOT_DUE:
        return _not_due(case)
    if verdict is Verdict.WORSE:
        held = case.indicator.direction is Direction.HOLD
        return _filled(WORSE_HELD if held else WORSE, case)
    return _filled(SAID[verdict], case)


def _unjudgeable(case: Case) -> Both:
    if case.fault is not None:
        return case.fault
    if case.divides_by_zero:
        return _filled(ZERO, case)
    if case.total is None:
        return _filled(NO_VALUE, case)
    missing = ", ".join(map(str, case.total.missing))
    return _filled(GAPS, case, years=missing) if missing else NO_START


def _achieved(case: Case) -> Both:
    if case.indicator.nature is Nature.MILESTONE:
        return DONE
    if case.judged is None and case.total is not None:
        return _filled(ACHIEVED_AT_LEAST, case, at_least=case.total.at_least)
    return _filled(ACHIEVED, case)


def _not_due(case: Case) -> Both:
    i = case.indicator
    if case.early:
        first = i.start - 1 if i.start is not None else i.baseline_year
        return _filled(EARLY, case, first=max(filter(None, (first, i.baseline_year))))
    if i.nature is Nature.MILESTONE:
        return _filled(BY_ITS_YEAR, case)
    told = NO_BASELINE[i.baseline_applies]
    return Both(
        _filled(NO_PATH, case, baseline_is=told.en).en,
        _filled(NO_PATH, case, baseline_is=told.ja).ja,
    )


def _more(case: Case) -> Iterator[Both]:
    """Go through what was inferred, what is asked for, and breaks up to the year."""
    i = case.indicator
    if i.inferred_start is not None:
        yield _filled(INFERRED, case, start=i.inferred_start)
    if case.total is not None and case.total.asks:
        yield ASKS
    if case.fault is None and case.record.slows_decline and not case.target_year_reached:
        yield _filled(SLOWED, case)
    for each in sorted(case.record.breaks, key=lambda b: b.year):
        if each.year <= case.year:
            # a municipality's own words have one language
            yield Both(
                BROKEN.en.format(year=each.year),
                BROKEN.ja.format(year=_year(i, each.year), words=each.reason),
            )


def _filled(words: Both, case: Case, **more: object) -> Both:
    i = case.indicator
    told = {
        "v": case.judged,
        "target": case.target,
        "baseline": case.baseline,
        "gap": case.gap,
        "expected": case.expected,
        "year": case.year,
        "due": i.target_year,
        **more,
    }
    en = {name: _english(value) for name, value in told.items()}
    ja = {name: _japanese(i, name, value) for name, value in told.items()}
    return Both(words.en.format(**en), words.ja.format(**ja))


def _english(value: object) -> object:
    return _number(value) if isinstance(value, Fraction) else value


def _japanese(indicator: Indicator, name: str, value: object) -> object:
    if isinstance(value, Fraction):
        return _shown(indicator, name, value)
    return _year(indicator, value) if name in YEARS else value


YEARS = frozenset({"year", "due", "first", "start", "years"})
"""Names of what is said in years of the indicator's own basis."""


def _year(indicator: Indicator, year: object) -> str:
    return f"{year}年度" if indicator.year_basis.fiscal else f"{year}年"


def _shown(indicator: Indicator, name: str, number: Fraction) -> str:
    """Return a number exactly, in the unit that Japanese shows: 250万人; percentages differ by points."""
    factor = indicator.display_factor
    digits = _number(number / Fraction(factor) if factor else number)
    points = name == "gap" and indicator.unit in PERCENT
    return f"{digits}{POINTS if points else indicator.display_unit or indicator.unit}"


def _number(number: Fraction) -> str:
    return grouped(derived(number))
