"""How an indicator moved since it was last known, in one plain clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Case, Record
from sosei.strategy.indicator import Indicator, Nature


class Way(Enum):
    """Whether a movement is towards the aim."""

    BETTER = auto()
    WORSE = auto()
    SAME = auto()


@dataclass(frozen=True)
class Moved:
    """A movement: a clause without its full stop, and its way.

    Attributes
    ----------
    words : Both
        English begins with a small letter; Japanese ends in です or ました, so that が can follow.
    way : Way
    """

    words: Both
    way: Way


@dataclass(frozen=True)
class Known:
    """The last value known before a year."""

    year: int
    value: Fraction


SAME = Both("it is the same as in {before}", "{before}と同じです")
MORE = Both("it rose by {by} from {before}", "{before}より{by}増えました")
FEWER = Both("it fell by {by} from {before}", "{before}より{by}減りました")
HIGHER = Both("it rose by {by} from {before}", "{before}より{by}上がりました")
LOWER = Both("it fell by {by} from {before}", "{before}より{by}下がりました")
SMALLER_MINUS = Both(
    "the deficit shrank by {by} from {before}", "{before}よりマイナスの幅が{by}小さくなりました"
)
LARGER_MINUS = Both(
    "the deficit grew by {by} from {before}", "{before}よりマイナスの幅が{by}大きくなりました"
)
INTO_PLUS = Both(
    "the deficit of {before} ({then}) turned into a surplus",
    "{before}のマイナス（{then}）から、プラスに変わりました",
)
INTO_MINUS = Both(
    "the surplus of {before} ({then}) turned into a deficit",
    "{before}のプラス（{then}）から、マイナスに変わりました",
)
OUT_OF_MINUS = Both(
    "the deficit of {before} ({then}) is gone", "{before}のマイナス（{then}）がなくなりました"
)
SUMMED = Both("it grew by {by}, to {now} in total", "{by}増えて、合計は{now}になりました")
SUMMED_SINCE = Both(
    "it grew by {by} since {since}, to {now} in total",
    "{since}から{by}増えて、合計は{now}になりました",
)
NONE_CAME = Both(
    "nothing was added: the total is still {now}", "増えておらず、合計は{now}のままです"
)
SUM_FELL = Both("the total fell by {by} to {now}", "合計は{by}減って{now}になりました")
NOT_COMPARABLE = Both(
    "what is counted changed in {broke}, so that it does not compare with {before}",
    "{broke}から数え方が変わったため、{before}とは比べられません",
)
NOW = Both("it was {now} in {year}", "{year}は{now}でした")
NOW_IN_TOTAL = Both("it was {now} in total by {year}", "{year}までの合計は{now}でした")

YEAR_BEFORE = {
    True: Both("the fiscal year before", "前の年度"),
    False: Both("the year before", "前の年"),
}

RATES = frozenset({Nature.RATIO, Nature.INDEX})


def moved(case: Case) -> Moved | None:
    """Say how an indicator moved since it was last known; None where its year has no value.

    Parameters
    ----------
    case : Case
        Of an indicator that is no milestone.
    """
    now = case.judged
    if now is None:
        return None
    last = last_known(case.record, case.year)
    if last is None:
        return Moved(_now(case.indicator, case.year, now), Way.SAME)
    broke = _break(case.record, last.year, case.year)
    if broke is not None:
        return Moved(_apart(case.indicator, broke, last.year, case.year), Way.SAME)
    words = _sum(case, last, now) if case.indicator.cumulative else _between(case, last, now)
    return Moved(words, way(case.indicator, last.value, now))


def last_known(record: Record, before: int) -> Known | None:
    """Return the last value known before a year: observed, or else the baseline.

    Parameters
    ----------
    record : Record
    before : int
    """
    i = record.indicator
    for year in sorted({y for y, _ in record.observed if y < before}, reverse=True):
        value = Case(record, year).judged
        if value is not None:
            return Known(year, value)
    if record.baseline is None or i.baseline_year is None or i.baseline_year >= before:
        return None
    return Known(i.baseline_year, record.baseline)


def way(indicator: Indicator, before: Fraction, now: Fraction) -> Way:
    """Return whether a movement is towards the aim."""
    if before == now:
        return Way.SAME
    return Way.BETTER if indicator.good(now, before) else Way.WORSE


def _now(indicator: Indicator, year: int, now: Fraction) -> Both:
    words = NOW_IN_TOTAL if indicator.cumulative else NOW
    return filled(
        words, year=years.year(year, indicator.year_basis), now=numbers(indicator).value(now)
    )


def _break(record: Record, before: int, year: int) -> int | None:
    """Return the last break between two years."""
    between = [each.year for each in record.breaks if before < each.year <= year]
    return max(between, default=None)


def _apart(indicator: Indicator, broke: int, before: int, year: int) -> Both:
    return filled(
        NOT_COMPARABLE,
        broke=years.year(broke, indicator.year_basis),
        before=_before(indicator, before, year),
    )


def _before(indicator: Indicator, before: int, year: int) -> Both:
    """Name the year of the last value: the year before, or the year itself."""
    if before == year - 1:
        return YEAR_BEFORE[indicator.year_basis.fiscal]
    return years.year(before, indicator.year_basis)


def _sum(case: Case, last: Known, now: Fraction) -> Both:
    i, show = case.indicator, numbers(case.indicator)
    came = now - last.value
    words = SUMMED if last.year == case.year - 1 else SUMMED_SINCE
    if came <= 0:
        words = NONE_CAME if came == 0 else SUM_FELL
    since = years.year(last.year, i.year_basis)
    return filled(words, by=show.size(came), now=show.value(now), since=since)


def _between(case: Case, last: Known, now: Fraction) -> Both:
    show = numbers(case.indicator)
    return filled(
        _words(case.indicator, last.value, now),
        before=_before(case.indicator, last.year, case.year),
        by=show.size(now - last.value),
        then=show.value(last.value),
    )


def _words(indicator: Indicator, then: Fraction, now: Fraction) -> Both:
    if then == now:
        return SAME
    if indicator.nature is Nature.NET_FLOW and min(then, now) < 0:
        return _balance(then, now)
    if indicator.nature in RATES:
        return HIGHER if now > then else LOWER
    return MORE if now > then else FEWER


def _balance(then: Fraction, now: Fraction) -> Both:
    """Say how a balance moved that is below 0 before or after."""
    if then >= 0:
        return INTO_MINUS if then > 0 else LARGER_MINUS
    if now >= 0:
        return INTO_PLUS if now > 0 else OUT_OF_MINUS
    return SMALLER_MINUS if now > then else LARGER_MINUS
