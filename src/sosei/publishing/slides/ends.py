"""Lines named at their ends instead of in a legend: room for the names, and none upon another."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any, NamedTuple

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sosei.publishing.charts.plotted import Plotted, Series
from sosei.publishing.charts.projected import apart
from sosei.publishing.slides import look
from sosei.publishing.slides.written import colour_of

ACROSS, DOWN = 0.7, 0.84
"""Share of a chart that its plot takes, so that names stand right of it."""

LEFT, TOP = 0.075, 0.04

LINE = 0.075
"""Height of a name, as a share of the plot."""


class Bounds(NamedTuple):
    """Ends of an axis, and the distance of its ticks."""

    low: float
    high: float
    step: float


def bounds(plotted: Plotted) -> Bounds:
    """Return the ends of the axis of values."""
    values = [value for series in plotted.series for value in series.values if value is not None]
    low = min(0.0, *values) if plotted.from_zero else min(values)
    tick = step(max(values) - low)
    start, end = math.floor(low / tick) * tick, math.ceil(max(values) / tick) * tick
    return Bounds(start, end if end > start else start + tick, tick)


def step(reach: float) -> float:
    """Return a round distance of ticks: five to eight over a reach, 20,000 over 123,714."""
    size = 10.0 ** math.floor(math.log10(reach)) if reach > 0 else 1.0
    return next(size * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2) if size * part * 8 >= reach)


def years(held: Collection[float]) -> Bounds:
    """Return the ends of an axis of years: full decades of many, fives of some, each of a few."""
    low, high = min(held), max(held)
    tick = 10.0 if high - low > 25 else 5.0 if high - low > 9 else 1.0
    return Bounds(math.floor(low / tick) * tick, math.ceil(high / tick) * tick, tick)


def write(chart: Any, plotted: Plotted, within: Bounds) -> None:
    """Write the name of each line at its last point, moved up where another name stands.

    Parameters
    ----------
    chart : pptx chart
        Of the same series.
    plotted : Plotted
    within : Bounds
        Of the axis of values.
    """
    _make_room(chart)
    low, high, _ = within
    lasts = {s.name: float(s.values[-1] or 0) for s in plotted.series if s.labels}
    heights = apart(lasts, (high - low) * LINE, low)
    for drawn, series in zip(chart.plots[0].series, plotted.series, strict=True):
        if series.labels:
            lift = (heights[series.name] - lasts[series.name]) / (high - low) * DOWN
            _name(drawn, series, lift)


def _name(drawn: Any, series: Series, lift: float) -> None:
    label = drawn.points[len(series.values) - 1].data_label
    frame = label.text_frame
    frame.text, frame.word_wrap = series.labels[-1], False
    font = frame.paragraphs[0].font
    font.size, font.bold, font.color.rgb = Pt(look.SMALL_SIZE), True, colour_of(series.colour)
    label.position = XL_LABEL_POSITION.RIGHT
    if lift:
        placed = label._get_or_add_dLbl()
        placed.insert(1, _layout(f'<c:x val="0"/><c:y val="{-lift:.4f}"/>'))


def _make_room(chart: Any) -> None:
    area = chart._chartSpace.chart.plotArea
    for held in area.xpath("c:layout"):
        area.remove(held)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    sizes = f'<c:x val="{LEFT}"/><c:y val="{TOP}"/><c:w val="{ACROSS}"/><c:h val="{DOWN}"/>'
    area.insert(0, _layout(modes + sizes))


def _layout(inside: str) -> Any:
    return parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>{inside}</c:manualLayout></c:layout>"
    )
