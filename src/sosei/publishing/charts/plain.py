"""Charts as the plain data that Vega-Lite reads; a test holds them against its schema."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""A name, which nothing is read from."""

Plain = dict[str, Any]


def layered(layers: Sequence[Plain], height: int) -> Plain:
    """Return layers as one chart.

    Parameters
    ----------
    layers : sequence of mapping
    height : int
        Pixels.
    """
    return {"$schema": SCHEMA, "height": height, "layer": list(layers)}


def quantity(field: str) -> Plain:
    """Return a field of numbers."""
    return {"field": field, "type": "quantitative"}


def name(field: str) -> Plain:
    """Return a field of words."""
    return {"field": field, "type": "nominal"}


def ordinal(field: str) -> Plain:
    """Return a field of steps."""
    return {"field": field, "type": "ordinal"}


def read(field: Plain, title: str, form: str = "") -> Plain:
    """Return a field that is read on hovering.

    Parameters
    ----------
    field : mapping
        As `quantity`, `name` or `ordinal` returns it.
    title : str
    form : str
        How a number is written.
    """
    return {**field, "title": title, **({"format": form} if form else {})}


def layer(rows: Sequence[Plain], mark: str, look: Plain, encoding: Plain) -> Plain:
    """Return rows that are drawn as marks of one kind and look."""
    return {"data": {"values": list(rows)}, "mark": {"type": mark, **look}, "encoding": encoding}


def hovered(rows: Sequence[Plain], colour: str, encoding: Plain) -> Plain:
    """Return rows as marks that nobody sees: on hovering they say what stands there."""
    return layer(rows, "point", {"size": 60, "opacity": _UNSEEN, "color": colour}, encoding)


def seen(chart: Plain) -> Plain:
    """Return a chart without marks that are there for hovering alone, as paper needs it."""
    if "layer" not in chart:
        return chart
    return {
        **chart,
        "layer": [each for each in chart["layer"] if each["mark"].get("opacity") != _UNSEEN],
    }


_UNSEEN = 0
