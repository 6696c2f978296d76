"""A fan: how far the draws of a scenario lie apart, in three steps of one hue, around its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import altair as alt

from sosei.publishing.charts.bands import BANDS, SHADES
from sosei.publishing.charts.plotted import Plotted, Series, persons_unit
from sosei.publishing.charts.projected import counts
from sosei.publishing.charts.style import FAINT, INK, RULE, YEAR_AXIS, persons_axis, records
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


def drawn(result: VisionResult, fan: Fan, top: float) -> alt.TopLevelMixin:
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
    within = alt.Scale(domain=[past[0]["year"] - 1, horizon + 1], nice=False)
    x = alt.X("year:Q", axis=YEAR_AXIS, scale=within)
    scale = alt.Scale(domain=[0, top], nice=True)
    y = alt.Y("total:Q", axis=persons_axis(), scale=scale)
    ground = alt.Chart(records([{"from": base, "to": horizon + 1}])).mark_rect(color=FAINT)
    rule = alt.Chart(records([{"year": base}])).mark_rule(color=RULE).encode(x="year:Q")
    counted = alt.Chart(records(past))
    layers = [
        ground.encode(x=alt.X("from:Q", scale=within), x2="to:Q"),
        rule,
        *drawn_bands(fan, x, scale),
        counted.mark_line(color=INK, strokeWidth=2.5).encode(x=x, y=y),
        counted.mark_point(filled=True, size=40, color=INK, opacity=1).encode(x=x, y=y),
        alt.Chart(records(list(fan.line)))
        .mark_line(color=fan.colour, strokeWidth=3)
        .encode(x=x, y=y),
    ]
    return alt.layer(*layers).properties(height=HEIGHT)


def drawn_bands(fan: Fan, x: alt.X, scale: alt.Scale) -> list[alt.Chart]:
    """Draw the bands alone, the widest first.

    Parameters
    ----------
    fan : Fan
    x : alt.X
        Encoding of the years.
    scale : alt.Scale
        Of the persons.
    """
    shaded = zip(BANDS, SHADES, strict=True)
    return [
        alt.Chart(records(list(fan.bands[band])))
        .mark_area(color=fan.colour, opacity=shade)
        .encode(
            x=x,
            y=alt.Y("low:Q", axis=persons_axis(), scale=scale),
            y2="high:Q",
            tooltip=[
                alt.Tooltip("year:Q", title=say("年", "Year"), format="d"),
                alt.Tooltip("low:Q", title=say("下限（人）", "Low"), format=",.0f"),
                alt.Tooltip("high:Q", title=say("上限（人）", "High"), format=",.0f"),
            ],
        )
        for band, shade in shaded
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
