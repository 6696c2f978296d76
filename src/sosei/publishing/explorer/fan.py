"""The fan around the scenario that is looked at: data that are exchanged, and how it is drawn."""

from __future__ import annotations

from typing import Any

from sosei.publishing.charts.bands import BANDS, SHADES
from sosei.publishing.charts.plain import Plain, quantity
from sosei.publishing.explorer.shown import Shown


def fan(shown: Shown) -> list[dict[str, Any]]:
    """Return the bounds of every band by year, from the base year on; nothing where no range is asked for.

    Parameters
    ----------
    shown : Shown
    """
    line = shown.close
    if line.spread is None:
        return []
    base = shown.years[0]
    start = line.outcome.value("total", base)
    rows: list[dict[str, Any]] = []
    for band, (low, high) in enumerate(BANDS):
        look = {"band": band, "colour": line.colour}
        rows.append({**look, "year": base, "low": start, "high": start})
        rows += [
            {**look, "year": y, "low": line.spread.at(y, low), "high": line.spread.at(y, high)}
            for y in shown.years[1:]
        ]
    return rows


def fan_drawn(x: Plain, y: Plain) -> Plain:
    """Return the layer: three steps of the line's own colour, on one another.

    Parameters
    ----------
    x, y : dict
        Encoding of the years, and of the persons.
    """
    steps = {"domain": list(range(len(BANDS))), "range": list(SHADES)}
    return {
        "data": {"name": "fan"},
        "mark": {"type": "area"},
        "encoding": {
            "x": x,
            "y": {**y, **quantity("low")},
            "y2": {"field": "high"},
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "opacity": {"field": "band", "type": "ordinal", "scale": steps, "legend": None},
        },
    }
