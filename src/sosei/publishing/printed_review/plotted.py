"""The chart of an indicator as plain series, for programs whose charts are edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sosei.publishing.charts.plotted import Look, Plotted, Series
from sosei.publishing.charts.style import GREY, RED
from sosei.publishing.spoken import say, spoken, told
from sosei.publishing.strategy.chart import ACTUAL, COUNTED, shown
from sosei.publishing.strategy.numbers import Numbers, numbers
from sosei.strategy.case import Record
from sosei.strategy.indicator import Nature
from sosei.strategy.judgement import judge

Points = Sequence[tuple[int, Fraction]]


def plotted(record: Record, span: range, year: int) -> Plotted | None:
    """Return an indicator as series; None of milestones, and where nothing is known.

    Parameters
    ----------
    record : Record
    span : range
        Years.
    year : int
        Up to which it is observed.
    """
    if record.indicator.nature is Nature.MILESTONE:
        return None
    made = tuple(_every(record, span, year))
    unit = told(numbers(record.indicator).head())
    zero = record.indicator.nature in COUNTED
    return Plotted("lines", made, unit=unit, from_zero=zero) if made else None


def _every(record: Record, span: range, year: int) -> Iterator[Series]:
    shows = numbers(record.indicator)
    judged = [judge(record, each) for each in span]
    expected = [(j.year, j.expected) for j in judged if j.expected is not None]
    if len(expected) > 1:
        yield _series(shows, say("期待値", "expected"), expected, GREY, dash=1)
    actual = [(j.year, j.judged) for j in judged if j.judged is not None and j.year <= year]
    if actual:
        yield _series(shows, say("実績", "observed"), actual, ACTUAL)
    if record.target is not None and record.indicator.target_year is not None:
        aim = [(record.indicator.target_year, record.target)]
        yield _series(shows, say("目標", "target"), aim, RED, look="points")


def _series(
    shows: Numbers, name: str, points: Points, colour: str, *, dash: int = 0, look: Look = "whole"
) -> Series:
    last = "" if dash else f"{name} {told(shows.value(points[-1][1]))}"
    return Series(
        name=name,
        values=tuple(shown(shows, number, spoken()) for _, number in points),
        colour=colour,
        at=tuple(float(year) for year, _ in points),
        labels=("",) * (len(points) - 1) + (last,),
        dash=dash,
        look=look,
    )
