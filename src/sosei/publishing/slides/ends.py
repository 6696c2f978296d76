"""Lines named at their ends instead of in a legend: room for the names, and none upon another."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

from sosei.publishing.charts.plotted import Plotted
from sosei.publishing.charts.projected import apart

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


ROOM = (
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    f'<c:x val="{LEFT}"/><c:y val="{TOP}"/><c:w val="{ACROSS}"/><c:h val="{DOWN}"/></c:manualLayout></c:layout>'
)
"""Where the lines stand in a chart, so that there is room for their names."""


def lifts(plotted: Plotted, within: Bounds) -> dict[str, float]:
    """Return how far the name of each line is moved up, as a share of the chart, so that none stands upon another.

    Parameters
    ----------
    plotted : Plotted
    within : Bounds
        Of the axis of values.
    """
    low, high, _ = within
    lasts = {s.name: float(s.values[-1] or 0) for s in plotted.series if s.labels}
    heights = apart(lasts, (high - low) * LINE, low)
    return {name: (heights[name] - last) / (high - low) * DOWN for name, last in lasts.items()}
