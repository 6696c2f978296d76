"""A fan: how far the draws of a scenario lie apart, in three steps of one hue, around its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from sosei.publishing.charts.bands import BANDS, SHADES
from sosei.publishing.charts.plain import Plain, layer, layered, quantity, read
from sosei.publishing.charts.plotted import Plotted, Series, persons_unit
from sosei.publishing.charts.projected import counts, ground
from sosei.publishing.charts.style import INK, YEAR_AXIS, persons_axis
from sosei.publishing.spoken import bare, say
from sosei.studies.result import VisionResult

HEIGHT = 280


@dataclass(frozen=True)
class Fan:
    """What is drawn.

    Attributes
    ----------
    name : str
        Of the scenario.
    colour : str
    line : sequence of dict
        ``year``, ``total`` of the projection, the base year first.
    bands : mapping of (float, float) to sequence of dict
        ``year``, ``low``, ``high``, the base year first.
    """

    name: str
    colour: str
    line: Sequence[dict[str, Any]]
    bands: Mapping[tuple[float, float], Sequence[dict[str, Any]]]


def drawn(result: VisionResult, fan: Fan, top: float) -> Plain:
    """Draw a fan after the counts of the past.

    Parameters
    ----------
    result : VisionResult
    fan : Fan
    top : float
        Of the axis: fans beside each other have one scale.
    """
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    past = [count for count in counts(result) if count["year"] <= base]
    within = {"domain": [past[0]["year"] - 1, horizon + 1], "nice": False}
    x = {**quantity("year"), "axis": YEAR_AXIS, "scale": within}
    scale = {"domain": [0, top], "nice": True}
    at = {"x": x, "y": {**quantity("total"), "axis": persons_axis(), "scale": scale}}
    points = {"filled": True, "size": 40, "color": INK, "opacity": 1}
    layers = [
        *ground(base, horizon + 1, within),
        *drawn_bands(fan, x, scale),
        layer(past, "line", {"color": INK, "strokeWidth": 2.5}, at),
        layer(past, "point", points, at),
        layer(fan.line, "line", {"color": fan.colour, "strokeWidth": 3}, at),
    ]
    return layered(layers, HEIGHT)


def drawn_bands(fan: Fan, x: Plain, scale: Plain) -> list[Plain]:
    """Draw the bands alone, the widest first.

    Parameters
    ----------
    fan : Fan
    x : mapping
        Encoding of the years.
    scale : mapping
        Of the persons.
    """
    encoding = {
        "x": x,
        "y": {**quantity("low"), "axis": persons_axis(), "scale": scale},
        "y2": {"field": "high"},
        "tooltip": [
            read(quantity("year"), say("年", "Year"), "d"),
            read(quantity("low"), say("下限（人）", "Low"), ",.0f"),
            read(quantity("high"), say("上限（人）", "High"), ",.0f"),
        ],
    }
    return [
        layer(fan.bands[band], "area", {"color": fan.colour, "opacity": shade}, encoding)
        for band, shade in zip(BANDS, SHADES, strict=True)
    ]


def plotted(result: VisionResult, fan: Fan) -> Plotted:
    """Return the fan as series: the ground, the bands from below, the counts and the projection.

    Parameters
    ----------
    result : VisionResult
    fan : Fan
    """
    base = result.manifest["base_year"]
    counted = {row["year"]: float(row["total"]) for row in counts(result) if row["year"] <= base}
    line = {row["year"]: float(row["total"]) for row in fan.line}
    years = sorted({*counted, *line})
    # before the base there is nothing between the bounds: they are the counts
    areas = [
        Series(
            name,
            _by_year({**(dict.fromkeys(counted, 0.0) if shade else counted), **values}, years),
            fan.colour,
            look="area",
            shade=shade,
        )
        for name, shade, values in _stacked(fan)
    ]
    lines = (
        Series(say("国勢調査", "Census"), _by_year(counted, years), INK),
        Series(bare(fan.name), _by_year(line, years), fan.colour),
    )
    categories = tuple(map(str, years))
    return Plotted("fan", (*areas, *lines), categories, unit=persons_unit())


def _by_year(values: Mapping[int, float], years: Sequence[int]) -> tuple[float | None, ...]:
    return tuple(values.get(year) for year in years)


def _stacked(fan: Fan) -> Iterator[tuple[str, float, dict[int, float]]]:
    """Yield name, shade and height by year of what lies on each other, the unseen ground first."""
    rare, often, half = (fan.bands[band] for band in BANDS)
    words = (say("20回に19回", "19 in 20"), say("5回に4回", "4 in 5"), say("2回に1回", "1 in 2"))
    shades = tuple(accumulate(SHADES))
    edges = [_edge(rare, "low"), _edge(often, "low"), _edge(half, "low")]
    edges += [_edge(half, "high"), _edge(often, "high"), _edge(rare, "high")]
    yield say("土台", "ground"), 0.0, edges[0]
    for place, (low, high) in enumerate(pairwise(edges)):
        depth = min(place, 4 - place)
        yield words[depth], shades[depth], {year: high[year] - low[year] for year in low}


def _edge(rows: Sequence[dict[str, Any]], end: str) -> dict[int, float]:
    return {row["year"]: float(row[end]) for row in rows}
