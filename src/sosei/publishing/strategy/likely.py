"""How likely a target is, in plain sentences: the chance and the range, or why they are not told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from sosei.base.messages import Both
from sosei.publishing import tables
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import both_named, kpi
from sosei.publishing.strategy.filled import filled, sentence
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.forecast.outlook import Outlook, Outlooks, Standing
from sosei.strategy.forecast.run import FEWEST
from sosei.strategy.forecast.tried import BAND, FEWEST_CASES, Tried

CHANCE = Both(
    "if its values go on moving as they have, the target of {due} is met {times}; in 4 of 5 cases the value is "
    "then between {low} and {high}",
    "これまでの動きが続けば、{due}に目標を達成するのは{times}です。5回に4回は、{low}から{high}の間になります",
)
ABOUT = Both("about {times} times in 10", "10回に{times}回ほど")
SELDOM = Both("less than once in 10", "10回に1回未満")
ALMOST = Both("more than 9 times in 10", "10回に9回より多く")
TRIED = Both(
    "tried on the values of earlier years, such ranges held {inside} of {count} values ({share}); it is no promise "
    "and changes no mark",
    "同じ方法を過去の値で試すと、{count}件のうち{inside}件（{share}）が幅に入りました。約束ではなく、評価にも使いません",
)
TOO_FEW = Both(
    "no outlook: too few values ({values} in a row; {fewest} are needed)",
    "見込みは示しません：値が足りません（続いた年の値は{values}個。{fewest}個必要です）",
)
ALONE = Both(
    "no outlook: too few values ({values} in a row, and no other indicator of its kind has more)",
    "見込みは示しません：値が足りません（続いた年の値は{values}つで、同じ性質の指標にも値がありません）",
)
STILL = Both(
    "no outlook: its values have not wavered, so there is no range to tell",
    "見込みは示しません：これまでの値に揺れがなく、幅を出せません",
)
UNTRIED = Both(
    "no outlook: not tried enough ({count} values of earlier years; {fewest} are needed)",
    "見込みは示しません：未検証です（過去の値で試せたのは{count}件。{fewest}件必要です）",
)
NOT_HELD = Both(
    "no outlook: tried on earlier years, {inside} of {count} values ({share}) lay in ranges made for 80%; "
    "{low} to {high} would do",
    "見込みは示しません：過去の値で試すと、5回に4回のはずの幅に入ったのは{count}件のうち{inside}件（{share}）でした"
    "（{low}から{high}なら示します）",
)
TOO_FAR = Both(
    "no outlook: tried on earlier years only up to {farthest} years ahead, and its target is further away",
    "見込みは示しません：過去の値で試せたのは{farthest}年先までで、目標はそれより先です",
)


def likely(outlook: Outlook, tried: Tried) -> Both | None:
    """Say in a sentence how likely a target is, or why that is not told; None where it is not asked.

    Parameters
    ----------
    outlook : Outlook
    tried : Tried
        Of its package.
    """
    if outlook.standing is Standing.TOLD:
        return chance(outlook)
    words = _WHY_NOT.get(outlook.standing)
    if words is None:
        return None
    if outlook.standing is Standing.TOO_FEW and outlook.values >= FEWEST:
        words = ALONE
    fewest = FEWEST_CASES if outlook.standing is Standing.UNTRIED else FEWEST
    return sentence(filled(words, **_of(tried) | {"values": outlook.values, "fewest": fewest}))


def chance(outlook: Outlook) -> Both | None:
    """Say in a sentence how likely a target is; None where that is not told."""
    if outlook.standing is not Standing.TOLD:
        return None
    i = outlook.indicator
    words = filled(
        CHANCE,
        due=years.year(i.target_year or 0, i.year_basis),
        times=times(outlook),
        low=value(outlook, "low"),
        high=value(outlook, "high"),
    )
    return sentence(words)


_WHY_NOT = {
    Standing.TOO_FEW: TOO_FEW,
    Standing.STILL: STILL,
    Standing.UNTRIED: UNTRIED,
    Standing.NOT_HELD: NOT_HELD,
    Standing.TOO_FAR: TOO_FAR,
}


def times(outlook: Outlook) -> Both:
    """Say a chance as times in ten."""
    found = tables.times_in_ten(outlook.chance or 0.0)
    if found == 0:
        return SELDOM
    if found == 10:
        return ALMOST
    digits = str(found)
    named = both_named(Both(digits, digits), kpi("chance", outlook.indicator.id))
    return filled(ABOUT, times=named)


def value(outlook: Outlook, end: Literal["low", "high"]) -> Both:
    """Return an end of the range with its unit; it names its cell."""
    i, number = outlook.indicator, outlook.low if end == "low" else outlook.high
    # a range may well end where the target is
    words = replace(numbers(i), target=None).value(Fraction(number or 0))
    return both_named(words, kpi(f"likely_{end}", i.id))


def worth(outlook: Outlook, tried: Tried) -> Both | None:
    """Say what the rule was worth on the package's past, where the outlook of an indicator is told."""
    return held(tried) if outlook.standing is Standing.TOLD else None


def held(tried: Tried) -> Both:
    """Say how many values of the past lay within the ranges."""
    return sentence(filled(TRIED, **_of(tried)))


def _of(tried: Tried) -> dict[str, str | int]:
    low, high = (tables.percent(share, 0) for share in BAND)
    return {
        "count": tried.count,
        "inside": tried.inside,
        "share": tables.percent(tried.share, 0),
        "farthest": tried.farthest,
        "low": low,
        "high": high,
    }


def summed_up(told: Outlooks, inside: Iterable[str] | None = None) -> Both | None:
    """Say of how many indicators the outlook is told, and why not of the others; None where it is asked of none.

    Parameters
    ----------
    told : Outlooks
    inside : iterable of str, optional
        Ids of the indicators that are meant; all of them if left out.
    """
    meant = [told.of[name].standing for name in (told.of if inside is None else inside)]
    asked = [each for each in meant if each is Standing.TOLD or each in REASONS]
    if not asked:
        return None
    reasons = [
        filled(PART, count=asked.count(standing), reason=filled(words, **_of(told.tried)))
        for standing, words in REASONS.items()
        if standing in asked
    ]
    shown = filled(SHOWN, told=asked.count(Standing.TOLD), asked=len(asked))
    if not reasons:
        return sentence(shown)
    listed = Both("; ".join(each.en for each in reasons), "、".join(each.ja for each in reasons))
    return sentence(filled(BUT, shown=shown, reasons=listed))


SHOWN = Both(
    "an outlook is told of {told} of {asked} indicators",
    "目標を達成する見込みを示せる指標は、{asked}件のうち{told}件です",
)
BUT = Both("{shown} (the others: {reasons})", "{shown}（ほかは、{reasons}）")
PART = Both("{count}: {reason}", "{reason} {count}件")
REASONS = {
    Standing.TOO_FEW: Both("too few values", "値が足りない"),
    Standing.STILL: Both("values that have not wavered", "値に揺れがない"),
    Standing.UNTRIED: Both(
        "not tried enough, on {count} values of earlier years",
        "未検証（過去の値で試せたのは{count}件）",
    ),
    Standing.NOT_HELD: Both(
        "ranges held {share} of {count} values of earlier years",
        "過去の値で幅が当たらない（{count}件のうち{share}）",
    ),
    Standing.TOO_FAR: Both("targets more than {farthest} years ahead", "目標が{farthest}年より先"),
}
"""Why an outlook is not told, as a list has it."""
