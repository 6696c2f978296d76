"""The chart of an indicator as a numbered figure, with its finding in words and its plain series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sosei.base.provenance import Source
from sosei.publishing.charts.plotted import Look, Plotted, Series
from sosei.publishing.charts.style import GREY, INK, RED
from sosei.publishing.sections.model import Figure
from sosei.publishing.spoken import say, spoken, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.chart import (
    ACTUAL,
    BASELINE,
    COUNTED,
    EXPECTED,
    OBSERVED,
    OLD_TARGET,
    TARGET,
    drawn,
    shown,
)
from sosei.publishing.strategy.decided import decisions
from sosei.publishing.strategy.lines import Status, value
from sosei.publishing.strategy.numbers import numbers
from sosei.strategy.case import Record
from sosei.strategy.judgement import judge


@dataclass(frozen=True)
class Drawn:
    """What a figure is made from.

    Attributes
    ----------
    record : Record
    span : range
        Years of the axis.
    year : int
        That is told, and after which nothing is drawn as observed.
    name : str
        What the indicator is called, in the language that is spoken.
    status : Status
        In the year.
    source : Source
    """

    record: Record
    span: range
    year: int
    name: str
    status: Status
    source: Source


def figure(of: Drawn) -> Figure | None:
    """Return the figure of an indicator; None where nothing was observed, or there is no number to draw.

    Parameters
    ----------
    of : Drawn
    """
    record, span = of.record, of.span
    chart = drawn(record, span, spoken(), of.year)
    observed = any(judge(record, year).judged is not None for year in span if year <= of.year)
    if chart is None or not observed:
        return None
    return Figure(
        name=f"kpi-{record.indicator.id}",
        title=f"{of.name}{say('：', ': ')}{_finding(record, of.year, of.status)}",
        measure=_measure(record),
        alternative=_alternative(of),
        chart=chart,
        sources=(of.source,),
        wide=False,
        plotted=_plotted(record, span, of.year),
    )


def _finding(record: Record, year: int, status: Status) -> str:
    i, v = record.indicator, judge(record, year).judged
    when, marked = told(years.year(year, i.year_basis)), f"{status.mark}{told(status.words)}"
    if v is None:
        return say(f"{when}は{marked}", f"{when} {marked}")
    return say(f"{when}は{told(value(i, v))}で{marked}", f"{told(value(i, v))} in {when}, {marked}")


def _measure(record: Record) -> str:
    unit = told(numbers(record.indicator).head())
    parts = say(
        "白い丸は基準値、旗は目標値、細い線は期待値、太い線は実績値",
        "hollow dot: baseline, flag: target, thin line: expected, thick line: actual",
    )
    return say(f"単位：{unit}。{parts}", f"{unit}; {parts}") if unit else parts


def _alternative(of: Drawn) -> str:
    record, name = of.record, of.name
    i = record.indicator
    base, aim = told(value(i, record.baseline)), told(value(i, record.target))
    finding = _finding(record, of.year, of.status)
    return say(
        f"折れ線グラフ。{name}の基準値は{base}、目標値は{aim}。{finding}。",
        f"Line chart. {name}: baseline {base}, target {aim}; {finding}.",
    )


def _plotted(record: Record, span: range, last: int) -> Plotted:
    i = record.indicator
    return Plotted(
        "lines",
        tuple(_series(record, span, last)),
        unit=told(numbers(i).head()),
        from_zero=i.nature in COUNTED,
        span=(float(span[0]), float(span[-1])),
    )


Point = tuple[int, float]


def _series(record: Record, span: range, last: int) -> Iterator[Series]:
    """Yield the lines and marks; a line of its own for each run of years without a gap or a break."""
    i, of, spoken_ = record.indicator, numbers(record.indicator), spoken()
    judged = [judge(record, year) for year in span]
    start: list[Point] = []
    if record.baseline is not None and i.baseline_year is not None:
        start = [(i.baseline_year, shown(of, record.baseline, spoken_))]
    way = [(j.year, shown(of, j.expected, spoken_)) for j in judged if j.expected is not None]
    if len(start + way) > 1:
        yield replace(_line(told(EXPECTED), start + way, GREY, dash=1), look="thin")
    broken = {each.year for each in record.breaks}
    seen = [
        (j.year, shown(of, j.judged, spoken_))
        for j in judged
        if j.judged is not None and j.year <= last
    ]
    for run in _runs(seen, broken):
        end = f"{told(OBSERVED)} {told(value(i, judge(record, run[-1][0]).judged))}"
        yield _line(told(OBSERVED), run, ACTUAL, label=end if run[-1] == seen[-1] else "")
    if start:
        yield Series(told(BASELINE), (start[0][1],), INK, (start[0][0],), look="hollow")
    for each in decisions(record):
        if each.old:
            at = float(each.target.target_year)
            old = shown(of, Fraction(each.target.target), spoken_)
            yield Series(told(OLD_TARGET), (old,), GREY, (at,), look="struck")
    if record.target is not None and i.target_year is not None:
        label = f"{told(TARGET)} {told(value(i, record.target))}"
        aim = shown(of, record.target, spoken_)
        yield Series(told(TARGET), (aim,), RED, (float(i.target_year),), (label,), look="flag")


def _line(
    name: str, points: Sequence[Point], colour: str, dash: int = 0, label: str = ""
) -> Series:
    labels = ("",) * (len(points) - 1) + (label,) if label else ()
    at, values = tuple(float(year) for year, _ in points), tuple(v for _, v in points)
    look: Look = "points" if len(points) == 1 else "whole"
    return Series(name, values, colour, at, labels, dash, look)


def _runs(points: Sequence[Point], broken: set[int]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for point in points:
        if run and (point[0] != run[-1][0] + 1 or point[0] in broken):
            yield run
            run = []
        run.append(point)
    if run:
        yield run
