"""Charts of a field: what was observed as points, what follows as a line for each scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sosei.publishing import field_tables
from sosei.publishing.charts.events import wrapped
from sosei.publishing.charts.plain import Plain, hovered, layer, layered, name, quantity
from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.charts.projected import LABEL_SPACE, LINE, apart, ground
from sosei.publishing.charts.style import (
    DASHES,
    INK,
    RULE,
    unit_at_head,
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
) -> Plain:
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
    layers = [] if years is None else ground(years[0], years[1] + 1, drawn.within)
    heights = apart(
        {line.label: drawn.shown(_last(line)[1]) for line in lines},
        max(drawn.domain) * LABEL_SPACE * SPACED,
        min(drawn.domain),
    )
    for place, line in enumerate(lines):
        layers += drawn.line(line, DASHES[place % len(DASHES)], heights[line.label])
    layers += drawn.points(observed)
    return layered(layers, HEIGHT)


def differences(lines: Sequence[Line], unit: str) -> Plain:
    """Draw differences of one unit by year, with a rule at 0."""
    drawn = _Drawn(unit, _years({}, lines, None), _ends({}, lines))
    low, high = drawn.domain
    ends = {line.label: drawn.shown(_last(line)[1]) for line in lines}
    heights = apart(ends, (high - low) * LABEL_SPACE * SPACED, low)
    layers = [drawn.zero()]
    for place, line in enumerate(lines):
        layers += drawn.line(line, DASHES[place % len(DASHES)], heights[line.label], signed=True)
    return layered(layers, HEIGHT)


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


def _series(called: str, points: Points, colour: str, unit: str, place: int, end: str) -> Series:
    return Series(
        name=bare(called),
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


def _axis(low: int, high: int) -> Plain:
    """Return an axis that names every year of a few, of many every fifth or tenth."""
    apart = 1 if high - low <= FEW else 5 if high - low <= FEW * 5 else 10
    named = [year for year in range(low + 1, high) if year % apart == 0]
    return {"format": "d", "title": None, "grid": False, "labelFlush": False, "values": named}


class _Drawn:
    """Draws parts of one chart on its axes."""

    def __init__(self, unit: str, years: tuple[int, int], ends: tuple[float, float]) -> None:
        self.unit = unit
        self.domain = [self.shown(end) for end in ends]
        self.within = {"domain": list(years), "nice": False}
        self.x = {**quantity("year"), "axis": _axis(*years), "scale": self.within}
        fine = max(map(abs, self.domain)) < field_tables.FINE
        axis = {"format": ",.1f" if fine else ",d", **unit_at_head(unit_of(unit))}
        self.y = {
            **quantity("value"),
            "axis": axis,
            "scale": {"domain": self.domain, "nice": True},
        }
        self.tooltip = [
            {**name("label"), "title": say("系列", "Series")},
            {**quantity("year"), "title": say("年", "Year"), "format": "d"},
            {**quantity("value"), "title": unit_of(unit), "format": ",.2f" if fine else ",.0f"},
        ]

    def shown(self, value: float) -> float:
        return field_tables.in_shown_unit(value, self.unit)

    def zero(self) -> Plain:
        return layer([{"value": 0}], "rule", {"color": RULE}, {"y": self.y})

    def line(
        self, line: Line, dash: list[int], height: float, *, signed: bool = False
    ) -> list[Plain]:
        rows = self._rows(line.points, line.label)
        look = {"color": line.colour, "strokeDash": dash, "strokeWidth": 2.5}
        return [
            self._at(rows, "line", look),
            hovered(rows, line.colour, {"x": self.x, "y": self.y, "tooltip": self.tooltip}),
            self._label(line, height, signed=signed),
        ]

    def points(self, observed: Points) -> list[Plain]:
        if not observed:
            return []
        rows = self._rows(observed, say("実績", "Observed"))
        dots = {"filled": True, "size": 50, "color": INK, "opacity": 1}
        return [
            self._at(rows, "line", {"color": INK, "strokeWidth": 1.5}),
            self._at(rows, "point", dots, tooltip=self.tooltip),
        ]

    def _rows(self, points: Points, label: str) -> list[Plain]:
        return [{"year": y, "value": self.shown(v), "label": label} for y, v in points.items()]

    def _at(self, rows: list[Plain], mark: str, look: Plain, **more: Any) -> Plain:
        return layer(rows, mark, look, {"x": self.x, "y": self.y, **more})

    def _label(self, line: Line, height: float, *, signed: bool) -> Plain:
        """Write a line's name and its last value at its end, instead of a legend."""
        year, value = _last(line)
        printed = field_tables.changed if signed else field_tables.printed
        end, unit = printed(value, self.unit), unit_of(self.unit)
        called = wrapped(bare(line.label), LABEL_WIDTH, TYPE)
        words = f"{called}\n{end}{say('', ' ')}{unit}"
        look = {
            "align": "left",
            "baseline": "middle",
            "dx": 10,
            "dy": -LINE / 2 * words.count("\n"),
            "lineHeight": LINE,
            "lineBreak": "\n",
            "fontWeight": "bold",
            "color": line.colour,
        }
        rows = [{"year": year, "value": height, "words": words}]
        return layer(
            rows, "text", look, {"x": quantity("year"), "y": self.y, "text": name("words")}
        )
