"""A small chart of two runs: the earlier one broken, the later one whole."""

from __future__ import annotations

from typing import Any

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.charts.plain import Plain, hovered, layer, layered, name, quantity, read
from sosei.publishing.charts.projected import LABEL_SPACE, apart
from sosei.publishing.charts.style import YEAR_AXIS, persons_axis, scenario_colours
from sosei.publishing.spoken import Words, say
from sosei.studies.result import VisionResult

HEIGHT = 260
RUNS = Words({"before": Both("before", "前回"), "after": Both("now", "今回")})


def totals(before: VisionResult, after: VisionResult) -> Plain:
    """Draw the total population of every scenario in both runs.

    Parameters
    ----------
    before, after : VisionResult
    """
    vision = after.manifest["vision"]
    names = list(dict.fromkeys(str(s["name"]) for s in (*before.scenarios, *after.scenarios)))
    colours = scenario_colours(names, vision["status_quo"], vision["aim"])
    years = [row["year"] for result in (before, after) for row in _totals(result)]
    within = {"domain": [min(years) - 1, max(years) + 1], "nice": False}
    x = {**quantity("year"), "axis": YEAR_AXIS, "scale": within}
    y = {**quantity("value"), "axis": persons_axis(), "scale": {"zero": True, "nice": True}}
    lines = [
        each
        for run, result in (("before", before), ("after", after))
        for called in names
        for each in _line(result, run, called, colours[called], x, y)
    ]
    ends = {str(s["name"]): _totals(after, scenario=s["name"])[-1] for s in after.scenarios}
    top = max(row["value"] for result in (before, after) for row in _totals(result))
    heights = apart({called: row["value"] for called, row in ends.items()}, top * LABEL_SPACE * 1.3)
    labels = [
        _end(row, heights[called], wording.scenario(after, called), colours[called], y)
        for called, row in ends.items()
    ]
    return layered([*lines, *labels], HEIGHT)


def _totals(result: VisionResult, **where: Any) -> list[dict[str, Any]]:
    return list(result.tables["indicators"].rows(indicator="total", **where))


def _line(
    result: VisionResult, run: str, scenario: str, colour: str, x: Plain, y: Plain
) -> list[Plain]:
    rows = _totals(result, scenario=scenario)
    if not rows:
        return []
    called = wording.scenario(result, scenario)
    words = {"label": say(f"{called}（{RUNS[run]}）", f"{called} ({RUNS[run]})")}
    data = [{"year": r["year"], "value": r["value"], **words} for r in rows]
    dash = [5, 4] if run == "before" else [1, 0]
    told = [
        read(name("label"), say("実行", "Run")),
        read(quantity("year"), say("年", "Year"), "d"),
        read(quantity("value"), say("人口（人）", "Persons"), ",.0f"),
    ]
    line = {"strokeWidth": 2.5, "color": colour, "strokeDash": dash}
    return [
        layer(data, "line", line, {"x": x, "y": y}),
        hovered(data, colour, {"x": x, "y": y, "tooltip": told}),
    ]


def _end(last: dict[str, Any], height: float, label: str, colour: str, y: Plain) -> Plain:
    """Write a line's name and last value at its end."""
    words = f"{label}\n{tables.about(last['value'])}"
    look = {
        "align": "left",
        "baseline": "middle",
        "dx": 10,
        "lineBreak": "\n",
        "fontWeight": "bold",
        "color": colour,
    }
    rows = [{"year": last["year"], "value": height, "words": words}]
    return layer(rows, "text", look, {"x": quantity("year"), "y": y, "text": name("words")})
