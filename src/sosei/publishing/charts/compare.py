"""A small chart of two runs: the earlier one broken, the later one whole."""

from __future__ import annotations

from typing import Any

import altair as alt

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.charts.projected import LABEL_SPACE, apart
from sosei.publishing.charts.style import YEAR_AXIS, persons_axis, records, scenario_colours
from sosei.publishing.spoken import Words, say
from sosei.studies.result import VisionResult

HEIGHT = 260
RUNS = Words({"before": Both("before", "前回"), "after": Both("now", "今回")})


def totals(before: VisionResult, after: VisionResult) -> alt.TopLevelMixin:
    """Draw the total population of every scenario in both runs.

    Parameters
    ----------
    before, after : VisionResult
    """
    vision = after.manifest["vision"]
    names = list(dict.fromkeys(str(s["name"]) for s in (*before.scenarios, *after.scenarios)))
    colours = scenario_colours(names, vision["status_quo"], vision["aim"])
    years = [row["year"] for result in (before, after) for row in _totals(result)]
    x = alt.X(
        "year:Q",
        axis=YEAR_AXIS,
        scale=alt.Scale(domain=[min(years) - 1, max(years) + 1], nice=False),
    )
    y = alt.Y("value:Q", axis=persons_axis(), scale=alt.Scale(zero=True, nice=True))
    lines = [
        layer
        for run, result in (("before", before), ("after", after))
        for name in names
        for layer in _line(result, run, name, colours[name], x, y)
    ]
    ends = {str(s["name"]): _totals(after, scenario=s["name"])[-1] for s in after.scenarios}
    top = max(row["value"] for result in (before, after) for row in _totals(result))
    heights = apart({name: row["value"] for name, row in ends.items()}, top * LABEL_SPACE * 1.3)
    labels = [
        _end(row, heights[name], wording.scenario(after, name), colours[name], y)
        for name, row in ends.items()
    ]
    return alt.layer(*lines, *labels).properties(height=HEIGHT)


def _totals(result: VisionResult, **where: Any) -> list[dict[str, Any]]:
    return list(result.tables["indicators"].rows(indicator="total", **where))


def _line(
    result: VisionResult, run: str, name: str, colour: str, x: alt.X, y: alt.Y
) -> list[alt.Chart]:
    rows = _totals(result, scenario=name)
    if not rows:
        return []
    called = wording.scenario(result, name)
    words = {"label": say(f"{called}（{RUNS[run]}）", f"{called} ({RUNS[run]})")}
    data = records([{"year": r["year"], "value": r["value"], **words} for r in rows])
    dash = [5, 4] if run == "before" else [1, 0]
    line = alt.Chart(data).mark_line(strokeWidth=2.5, color=colour, strokeDash=dash)
    tooltip = [
        alt.Tooltip("label:N", title=say("実行", "Run")),
        alt.Tooltip("year:Q", title=say("年", "Year"), format="d"),
        alt.Tooltip("value:Q", title=say("人口（人）", "Persons"), format=",.0f"),
    ]
    hover = alt.Chart(data).mark_point(size=60, opacity=0, color=colour)
    return [line.encode(x=x, y=y), hover.encode(x=x, y=y, tooltip=tooltip)]


def _end(last: dict[str, Any], height: float, label: str, colour: str, y: alt.Y) -> alt.Chart:
    """Write a line's name and last value at its end."""
    words = {"words": f"{label}\n{tables.about(last['value'])}"}
    text = alt.Chart(records([{"year": last["year"], "value": height, **words}]))
    made: alt.Chart = text.mark_text(
        align="left", baseline="middle", dx=10, lineBreak="\n", fontWeight="bold", color=colour
    ).encode(x="year:Q", y=y, text="words:N")
    return made
