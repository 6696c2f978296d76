"""Charts of what was projected: all scenarios in one, and every choice of migration periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sosei.publishing import tables, wording
from sosei.publishing.charts.events import wrapped
from sosei.publishing.charts.plain import Plain, hovered, layer, layered, name, quantity, read
from sosei.publishing.charts.style import (
    DASHES,
    FAINT,
    GREY,
    INK,
    OKABE_ITO,
    RED,
    RULE,
    YEAR_AXIS,
    persons_axis,
    scenario_colours,
)
from sosei.publishing.spoken import bare, say
from sosei.studies.result import VisionResult

HEIGHT = 340


def _counted() -> list[Plain]:
    """Return what is read of a count on hovering."""
    return [
        read(quantity("year"), say("年", "Year"), "d"),
        read(quantity("total"), say("人口（人）", "Persons"), ",.0f"),
    ]


LINE = 15
"""Height of a line of a label, pixels."""

LABEL_SPACE = 0.105
"""Height of a label of two lines, as a share of the axis."""


class Behind(NamedTuple):
    """What is drawn behind the lines: its layers for an axis of years and a scale of persons, and how high it goes."""

    layers: Callable[[Plain, Plain], list[Plain]]
    top: float


def scenarios(
    result: VisionResult, selected: str | None = None, behind: Behind | None = None
) -> Plain:
    """Draw past and future totals: counts as points, a line for each scenario, labelled at its end.

    Parameters
    ----------
    result : VisionResult
    selected : str, optional
        Scenario drawn stronger than the others.
    behind : Behind, optional
    """
    strong = wording.scenario(result, selected) if selected else None
    return _past_and_future(result, *scenario_lines(result), strong, behind)


Lines = tuple[dict[str, list[dict[str, Any]]], dict[str, str]]
"""Rows of ``year`` and ``total`` by what a line is called, and its colour."""


def scenario_lines(result: VisionResult) -> Lines:
    """Return the total of every scenario."""
    vision = result.manifest["vision"]
    names = [str(scenario["name"]) for scenario in result.scenarios]
    colours = scenario_colours(names, vision["status_quo"], vision["aim"])
    indicators = result.tables["indicators"]
    lines = {
        wording.scenario(result, scenario): [
            {"year": row["year"], "total": row["value"]}
            for row in indicators.rows(scenario=scenario, indicator="total")
        ]
        for scenario in names
    }
    return lines, {wording.scenario(result, named): colour for named, colour in colours.items()}


def counts(result: VisionResult, since: int | None = None) -> list[dict[str, Any]]:
    """Return the totals of the censuses, from a year on."""
    return [
        {"year": row["year"], "total": row["population"]}
        for row in result.tables["history_groups"].rows(basis="census", group="total")
        if since is None or row["year"] >= since
    ]


def migration_periods(result: VisionResult) -> Plain:
    """Draw the status quo as each choice of periods would give it; the chosen one is red."""
    return _past_and_future(result, *period_lines(result), None)


def period_lines(result: VisionResult) -> Lines:
    """Return the total of the status quo by each choice of periods."""
    table = result.tables["periods"]
    lines: dict[str, list[dict[str, Any]]] = {}
    colours: dict[str, str] = {}
    others = iter((OKABE_ITO[0], OKABE_ITO[1], OKABE_ITO[2]))
    for row in table.rows():
        label = wording.periods(row["choice"])
        if label not in lines:
            lines[label] = []
            colours[label] = RED if row["chosen"] else next(others, GREY)
        lines[label].append({"year": row["year"], "total": row["total"]})
    return lines, colours


EARLIER_COLOURS = (OKABE_ITO[0], OKABE_ITO[5], OKABE_ITO[1], OKABE_ITO[4], GREY)

SHOWN_BEFORE = 10
"""Years of counts shown before the first launch."""

LABEL_WIDTH = 100
"""Pixels of a name at the end of its line."""


def earlier_lines(result: VisionResult) -> Lines:
    """Return the total of every earlier projection."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in result.tables["earlier"].rows(group="total"):
        label = wording.earlier(row["name"], row["launch_year"])
        lines.setdefault(label, []).append({"year": row["year"], "total": row["projected"]})
    colours = {
        label: EARLIER_COLOURS[place % len(EARLIER_COLOURS)] for place, label in enumerate(lines)
    }
    return lines, colours


def counts_beside(result: VisionResult) -> list[dict[str, Any]]:
    """Return the counts that are shown beside earlier projections."""
    launched = min(int(row["launch_year"]) for row in result.tables["earlier"].rows())
    return counts(result, launched - SHOWN_BEFORE)


def earlier(result: VisionResult) -> Plain:
    """Draw earlier projections as lines, labelled beside their ends, and the counts as points.

    The axis of persons does not start at 0: the differences are small beside the population.
    """
    lines, colours = earlier_lines(result)
    counted = counts_beside(result)
    shown = [*counted, *(point for rows in lines.values() for point in rows)]
    years, totals = [p["year"] for p in shown], [p["total"] for p in shown]
    within = {"domain": [min(years) - 1, max(years) + 1], "nice": False}
    x = {**quantity("year"), "axis": YEAR_AXIS, "scale": within}
    scale = {"domain": [min(totals), max(totals)], "nice": True, "zero": False}
    y = {**quantity("total"), "axis": persons_axis(), "scale": scale}
    names = {
        label: wrapped(bare(label), LABEL_WIDTH, 12)
        + "\n"
        + say(f"{rows[-1]['year']}年に", f"in {rows[-1]['year']}")
        for label, rows in lines.items()
    }
    deepest = max(words.count("\n") + 2 for words in names.values())
    space = (max(totals) - min(totals)) * deepest * LABEL_SPACE / 2
    ends = {label: rows[-1]["total"] for label, rows in lines.items()}
    heights = apart(ends, space, lowest=min(totals) + space / 2)
    layers: list[Plain] = []
    for place, (label, rows) in enumerate(lines.items()):
        colour = colours[label]
        layers += _line(
            label, rows, colour, place, strong=True, x=x, y=y, what=say("推計", "Projection")
        )
        beside = {**rows[-1], "year": max(years)}
        layers.append(_label(names[label], beside, heights[label], colour, y))
    return layered([*layers, _points(counted, 60, x, y)], HEIGHT)


def _past_and_future(
    result: VisionResult,
    lines: Mapping[str, list[dict[str, Any]]],
    colours: Mapping[str, str],
    selected: str | None,
    behind: Behind | None = None,
) -> Plain:
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    counted = counts(result)
    past = [count for count in counted if count["year"] <= base]
    start, top = past[0]["year"], max(count["total"] for count in counted)
    top = max(top, behind.top) if behind else top
    within = {"domain": [start - 1, horizon + 1], "nice": False}
    x = {**quantity("year"), "axis": YEAR_AXIS, "scale": within}
    scale = {"domain": [0, top], "nice": True}
    y = {**quantity("total"), "axis": persons_axis(), "scale": scale}
    layers = ground(base, horizon + 1, within)
    layers += behind.layers(x, scale) if behind else ()
    layers.append(layer(past, "line", {"color": INK, "strokeWidth": 2.5}, {"x": x, "y": y}))
    heights = apart({label: rows[-1]["total"] for label, rows in lines.items()}, top * LABEL_SPACE)
    for place, (label, rows) in enumerate(lines.items()):
        strong = selected is None or label == selected
        layers += _line(label, rows, colours[label], place, strong=strong, x=x, y=y)
        layers.append(_label(label, rows[-1], heights[label], colours[label], y))
    return layered([*layers, _points(counted, 45, x, y)], HEIGHT)


def ground(base: int, end: int, within: Plain) -> list[Plain]:
    """Shade the years that are projected, with a rule at the first.

    Parameters
    ----------
    base, end : int
        Years.
    within : mapping
        Scale of the years.
    """
    shaded = {"x": {**quantity("from"), "scale": within}, "x2": {"field": "to"}}
    return [
        layer([{"from": base, "to": end}], "rect", {"color": FAINT}, shaded),
        layer([{"year": base}], "rule", {"color": RULE}, {"x": quantity("year")}),
    ]


def _points(counted: list[dict[str, Any]], size: int, x: Plain, y: Plain) -> Plain:
    look = {"filled": True, "size": size, "color": INK, "opacity": 1}
    return layer(counted, "point", look, {"x": x, "y": y, "tooltip": _counted()})


def apart(ends: Mapping[str, float], space: float, lowest: float = 0.0) -> dict[str, float]:
    """Move the labels of near line ends apart, upwards, keeping their order."""
    heights: dict[str, float] = {}
    for label in sorted(ends, key=lambda label: ends[label]):
        heights[label] = max(ends[label], lowest)
        lowest = heights[label] + space
    return heights


def _line(
    label: str,
    rows: list[dict[str, Any]],
    colour: str,
    place: int,
    *,
    strong: bool,
    x: Plain,
    y: Plain,
    what: str = "",
) -> list[Plain]:
    """Draw one line, and what the reader sees of it on hovering."""
    data = [{**row, "label": label} for row in rows]
    line = {
        "color": colour,
        "strokeDash": DASHES[place % len(DASHES)],
        "strokeWidth": 3 if strong else 2,
        "opacity": 1 if strong else 0.45,
    }
    told = [read(name("label"), what or say("シナリオ", "Scenario")), *_counted()]
    return [
        layer(data, "line", line, {"x": x, "y": y}),
        hovered(data, colour, {"x": x, "y": y, "tooltip": told}),
    ]


def _label(label: str, last: Mapping[str, Any], height: float, colour: str, y: Plain) -> Plain:
    """Write a line's name and its last value at its end, instead of a legend."""
    words = f"{label}\n{tables.about(last['total'])}"
    look = {
        "align": "left",
        "baseline": "middle",
        "dx": 10,
        "dy": -LINE / 2 * (words.count("\n") - 1),
        "lineHeight": LINE,
        "lineBreak": "\n",
        "fontWeight": "bold",
        "color": colour,
    }
    rows = [{"year": last["year"], "total": height, "words": words}]
    return layer(rows, "text", look, {"x": quantity("year"), "y": y, "text": name("words")})
