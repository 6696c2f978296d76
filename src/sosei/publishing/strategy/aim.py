"""What the aim of an indicator is, in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable

from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.filled import filled
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Record
from sosei.strategy.indicator import Direction, HoldSide, Indicator, Nature

NO_TARGET = Both("No target is stated.", "目標値の記載がありません。")
NO_TARGET_YEAR = Both(
    "The target is {target}; its year is not stated.",
    "目標は{target}です。いつまでの目標かの記載がありません。",
)
DONE = Both("The aim is to have it done by {due}.", "{due}までに終えることが目標です。")
KEEP_ABOVE = Both("The aim is not to fall below {target}.", "{target}を下回らないことが目標です。")
KEEP_BELOW = Both("The aim is not to exceed {target}.", "{target}を上回らないことが目標です。")
SLOWER_FALL = Both(
    "The aim is to slow the fall: not below {target} in {due}.",
    "減り方をゆるやかにすることが目標です（{due}に{target}を下回らない）。",
)
SLOWER_RISE = Both(
    "The aim is to slow the rise: not above {target} in {due}.",
    "増え方をゆるやかにすることが目標です（{due}に{target}を上回らない）。",
)
SUM = Both(
    "The aim is {target} in total, from {start} to {due}.",
    "{start}から{due}までの合計で{target}にすることが目標です。",
)
SUM_SINCE = Both(
    "The aim is {target} in total by {due}.", "{due}までの合計で{target}にすることが目標です。"
)
SUM_AT_MOST = Both(
    "The aim is no more than {target} in total by {due}.",
    "{due}までの合計を{target}以下に抑えることが目標です。",
)
NONE_LEFT = Both("The aim is to bring it to 0 by {due}.", "{due}までに0にすることが目標です。")
SMALLER_MINUS = Both(
    "The aim is a smaller deficit ({target} in {due}).",
    "マイナスの幅を小さくすることが目標です（{due}に{target}）。",
)
NO_MINUS = Both(
    "The aim is to have no deficit any more in {due}.",
    "{due}にマイナスをなくすことが目標です。",
)
TO_PLUS = Both(
    "The aim is to turn the deficit into a surplus ({target} in {due}).",
    "マイナスをプラスに変えることが目標です（{due}に{target}）。",
)
MORE = Both(
    "The aim is to raise it ({target} in {due}).", "増やすことが目標です（{due}に{target}）。"
)
HIGHER = Both(
    "The aim is to raise it ({target} in {due}).", "上げることが目標です（{due}に{target}）。"
)
FEWER = Both(
    "The aim is to lower it ({target} in {due}).", "減らすことが目標です（{due}に{target}）。"
)
LOWER = Both(
    "The aim is to lower it ({target} in {due}).", "下げることが目標です（{due}に{target}）。"
)
AT_LEAST = Both(
    "The aim is {target} or more in {due}.", "{due}に{target}以上にすることが目標です。"
)
AT_MOST = Both("The aim is {target} or less in {due}.", "{due}に{target}以下にすることが目標です。")

RATES = frozenset({Nature.RATIO, Nature.INDEX})
"""Natures that go up and down, rather than become more and fewer."""


def aim(record: Record) -> Both:
    """Say what the aim of an indicator is.

    Parameters
    ----------
    record : Record
    """
    i = record.indicator
    if record.target is None:
        return NO_TARGET
    target = numbers(i).value(record.target)
    if i.target_year is None:
        return filled(NO_TARGET_YEAR, target=target)
    start = "" if i.start is None else years.year(i.start, i.year_basis)
    return filled(
        _words(record), target=target, due=years.year(i.target_year, i.year_basis), start=start
    )


def _words(record: Record) -> Both:
    i = record.indicator
    if i.nature is Nature.MILESTONE:
        return DONE
    if i.direction is Direction.HOLD:
        return KEEP_BELOW if i.hold_side is HoldSide.DOWN else KEEP_ABOVE
    if i.cumulative:
        return _sum(i)
    if record.slows_decline:
        return _slowed(i)
    return _WAYS[i.direction is Direction.DOWN](record)


def _sum(indicator: Indicator) -> Both:
    if indicator.direction is Direction.DOWN:
        return SUM_AT_MOST
    return SUM_SINCE if indicator.start is None else SUM


def _slowed(indicator: Indicator) -> Both:
    down = indicator.direction is Direction.DOWN
    if indicator.nature in {Nature.NET_FLOW, *RATES}:
        return AT_MOST if down else AT_LEAST
    return SLOWER_RISE if down else SLOWER_FALL


def _up(record: Record) -> Both:
    i, baseline, target = record.indicator, record.baseline, record.target
    if i.nature is Nature.NET_FLOW and target is not None and (below := _deficit(record)):
        return below
    if baseline is None or baseline == target:
        return AT_LEAST
    return HIGHER if i.nature in RATES else MORE


def _deficit(record: Record) -> Both | None:
    """Say how a deficit is to change, if the balance is or was one."""
    target, baseline = record.target or 0, record.baseline
    if target < 0:
        return SMALLER_MINUS
    if baseline is None or baseline >= 0:
        return None
    return NO_MINUS if target == 0 else TO_PLUS


def _down(record: Record) -> Both:
    i, baseline, target = record.indicator, record.baseline, record.target
    if target == 0 and i.nature is not Nature.NET_FLOW:
        return NONE_LEFT
    if baseline is None or baseline == target:
        return AT_MOST
    return LOWER if i.nature in {Nature.NET_FLOW, *RATES} else FEWER


_WAYS: dict[bool, Callable[[Record], Both]] = {False: _up, True: _down}
