"""Charts of a field: what was observed as points, what follows as a line for each scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import altair as alt

from sosei.publishing import field_tables
from sosei.publishing.charts.events import wrapped
from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.charts.projected import LABEL_SPACE, LINE, apart
from sosei.publishing.charts.style import (
    DASHES,
    FAINT,
    INK,
    RULE,
    axis_of,
    records,
)
from sosei.publishing.field_words import unit_of
from sosei.publishing.spoken import bare, say

HEIGHT = 280
TYPE, LABEL_WIDTH = 12, 100
"""Pixels: size of the type, and width of a name at the end of a line."""

SPACED = 1.7
"""How far labels stand apart: they are of three lines."""

FEW = 9
"""Years of an axis that are all named."""

Points = Mapping[int, float]
"""Values by year, in the unit of the result."""


@dataclass(frozen=True)
class Line:
    """A scenario's values, in its colour, labelled at the end."""

    label: str
    colour: str
    points: Points


def item(
    observed: Points, lines: Sequence[Line], unit: str, years: tuple[int, int] | None
) -> alt.TopLevelMixin:
    """Draw one item of a field.

    Parameters
    ----------
    observed : mapping of year to value
        Of one statistic.
    lines : sequence of Line
        Of the scenarios; none where nothing follows.
    unit : str
        As in ``sectors.csv``.
    years : (int, int), optional
        First and last year that is projected: shaded, with a rule at the first.
    """
    drawn = _Drawn(unit, _years(observed, lines, years), _ends(observed, lines))
    layers: list[alt.Chart] = [] if years is None else drawn.ground(*years)
    heights = apart(
        {line.label: drawn.shown(_last(line)[1]) for line in lines},
        max(drawn.domain) * LABEL_SPACE * SPACED,
        min(drawn.domain),
    )
    for place, line in enumerate(lines):
        layers += drawn.line(line, DASHES[place % len(DASHES)], heights[line.label])
    layers += drawn.points(observed)
    return alt.layer(*layers).properties(height=HEIGHT)


def differences(lines: Sequence[Line], unit: str) -> alt.TopLevelMixin:
    """Draw differences of one unit by year, with a rule at 0."""
    drawn = _Drawn(unit, _years({}, lines, None), _ends({}, lines))
    low, high = drawn.domain
    ends = {line.label: drawn.shown(_last(line)[1]) for line in lines}
    heights = apart(ends, (high - low) * LABEL_SPACE * SPACED, low)
    zero = alt.Chart(records([{"value": 0}])).mark_rule(color=RULE).encode(y=drawn.y)
    layers = [zero]
    for place, line in enumerate(lines):
        layers += drawn.line(line, DASHES[place % len(DASHES)], heights[line.label], signed=True)
    return alt.layer(*layers).properties(height=HEIGHT)


def plotted(observed: Points, lines: Sequence[Line], unit: str, *, signed: bool = False) -> Plotted:
    """Return the same as plain series.

    Parameters
    ----------
    observed, lines, unit
        As of `item`.
    signed : bool
        Whether the lines are differences.
    """
    series = [
        _series(
            line.label, line.points, line.colour, unit, place, _at_end(line, unit, signed=signed)
        )
        for place, line in enumerate(lines)
    ]
    if observed:
        dots = _series(say("実績", "Observed"), observed, INK, unit, 0, "")
        series.append(replace(dots, labels=(), look="points"))
    return Plotted("lines", tuple(series), unit=unit_of(unit))


def _series(name: str, points: Points, colour: str, unit: str, place: int, end: str) -> Series:
    return Series(
        name=bare(name),
        values=tuple(field_tables.in_shown_unit(value, unit) for value in points.values()),
        colour=colour,
        at=tuple(float(year) for year in points),
        labels=("",) * (len(points) - 1) + (end,),
        dash=place,
    )


def _at_end(line: Line, unit: str, *, signed: bool) -> str:
    """Return a line's name and its last value."""
    printed = field_tables.changed if signed else field_tables.printed
    return f"{bare(line.label)} {printed(_last(line)[1], unit)}{say('', ' ')}{unit_of(unit)}"


def _years(
    observed: Points, lines: Sequence[Line], years: tuple[int, int] | None
) -> tuple[int, int]:
    every = [*observed, *(year for line in lines for year in line.points), *(years or ())]
    return min(every) - 1, max(every) + 1


def _ends(observed: Points, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the lowest and the highest value; an axis of counts holds 0."""
    every = [*observed.values(), *(value for line in lines for value in line.points.values())]
    return min(0.0, *every), max(0.0, *every)


def _last(line: Line) -> tuple[int, float]:
    return list(line.points.items())[-1]


def _axis(low: int, high: int) -> alt.Axis:
    """Return an axis that names every year of a few, of many every fifth or tenth."""
    apart = 1 if high - low <= FEW else 5 if high - low <= FEW * 5 else 10
    named = [year for year in range(low + 1, high) if year % apart == 0]
    return alt.Axis(format="d", title=None, grid=False, labelFlush=False, values=named)


class _Drawn:
    """Draws parts of one chart on its axes."""

    def __init__(self, unit: str, years: tuple[int, int], ends: tuple[float, float]) -> None:
        self.unit = unit
        self.domain = [self.shown(end) for end in ends]
        within = alt.Scale(domain=list(years), nice=False)
        self.x = alt.X("year:Q", axis=_axis(*years), scale=within)
        self.within = within
        fine = max(map(abs, self.domain)) < field_tables.FINE
        axis = axis_of(unit_of(unit), ",.1f" if fine else ",d")
        self.y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=self.domain, nice=True))
        self.tooltip = [
            alt.Tooltip("label:N", title=say("系列", "Series")),
            alt.Tooltip("year:Q", title=say("年", "Year"), format="d"),
            alt.Tooltip("value:Q", title=unit_of(unit), format=",.2f" if fine else ",.0f"),
        ]

    def shown(self, value: float) -> float:
        return field_tables.in_shown_unit(value, self.unit)

    def ground(self, base: int, horizon: int) -> list[alt.Chart]:
        shaded = alt.Chart(records([{"from": base, "to": horizon + 1}])).mark_rect(color=FAINT)
        rule = alt.Chart(records([{"year": base}])).mark_rule(color=RULE)
        return [
            shaded.encode(x=alt.X("from:Q", scale=self.within), x2="to:Q"),
            rule.encode(x="year:Q"),
        ]

    def line(
        self, line: Line, dash: list[int], height: float, *, signed: bool = False
    ) -> list[alt.Chart]:
        data = self._rows(line.points, line.label)
        style: dict[str, Any] = {"color": line.colour, "strokeDash": dash}
        drawn = alt.Chart(data).mark_line(strokeWidth=2.5, **style).encode(x=self.x, y=self.y)
        hover = alt.Chart(data).mark_point(size=60, opacity=0, color=line.colour)
        return [
            drawn,
            hover.encode(x=self.x, y=self.y, tooltip=self.tooltip),
            self._label(line, height, signed=signed),
        ]

    def points(self, observed: Points) -> list[alt.Chart]:
        if not observed:
            return []
        data = self._rows(observed, say("実績", "Observed"))
        thin = alt.Chart(data).mark_line(color=INK, strokeWidth=1.5).encode(x=self.x, y=self.y)
        dots = alt.Chart(data).mark_point(filled=True, size=50, color=INK, opacity=1)
        return [thin, dots.encode(x=self.x, y=self.y, tooltip=self.tooltip)]

    def _rows(self, points: Points, label: str) -> alt.InlineData:
        return records(
            [{"year": y, "value": self.shown(v), "label": label} for y, v in points.items()]
        )

    def _label(self, line: Line, height: float, *, signed: bool) -> alt.Chart:
        """Write a line's name and its last value at its end, instead of a legend."""
        year, value = _last(line)
        printed = field_tables.changed if signed else field_tables.printed
        end, unit = printed(value, self.unit), unit_of(self.unit)
        name = wrapped(bare(line.label), LABEL_WIDTH, TYPE)
        words = f"{name}\n{end}{say('', ' ')}{unit}"
        text = alt.Chart(records([{"year": year, "value": height, "words": words}]))
        made: alt.Chart = text.mark_text(
            align="left",
            baseline="middle",
            dx=10,
            dy=-LINE / 2 * words.count("\n"),
            lineHeight=LINE,
            lineBreak="\n",
            fontWeight="bold",
            color=line.colour,
        ).encode(x="year:Q", y=self.y, text="words:N")
        return made
