"""Charts of what-ifs: embedded once; then only their named data are exchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sosei.demography.known.population import SEXES
from sosei.publishing import tables, wording
from sosei.publishing.charts.events import wrapped
from sosei.publishing.charts.plain import Plain, layered, name, quantity
from sosei.publishing.charts.projected import LABEL_SPACE, LINE, apart, counts
from sosei.publishing.charts.style import (
    FAINT,
    GROUPS,
    INK,
    MEN,
    RED,
    RULE,
    WOMEN,
    Width,
    dressed,
    unit_at_head,
)
from sosei.publishing.explorer.fan import fan, fan_drawn
from sosei.publishing.explorer.shown import Shown
from sosei.publishing.spoken import bare, say

Rows = list[dict[str, Any]]
Data = dict[str, Rows]

ROUND = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
GAP = 0.16
"""Of a pyramid's half, for the ages in the middle."""

HEIGHT = 320
LABEL_WIDTH, SIZE = 100, 12
"""Pixels of a name at the end of its line, and of its letters."""


@dataclass(frozen=True)
class Chart:
    """A chart of what is shown.

    Attributes
    ----------
    frame : callable
        Returns the end of its axis: as long as that stays, only data change.
    data : callable
        Returns its named data.
    drawn : callable
        Returns it as Vega-Lite without its data, for an end of the axis.
    """

    frame: Callable[[Shown], float]
    data: Callable[[Shown], Data]
    drawn: Callable[[Shown, float], Plain]


def specification(
    chart: Chart, shown: Shown, width: Width, fonts: str, **params: object
) -> dict[str, Any]:
    """Return a chart with its data as a whole.

    Parameters
    ----------
    chart : Chart
    shown : Shown
    width, fonts
        As in `charts.style.specification`.
    **params
        Values of its parameters: ``year``.
    """
    plain = {**chart.drawn(shown, chart.frame(shown)), "datasets": chart.data(shown)}
    if params:
        plain["params"] = [{"name": key, "value": value} for key, value in params.items()]
    whole = dressed(plain, width, fonts)
    whole["autosize"] = {**whole["autosize"], "resize": True}
    return whole


def _round_up(value: float) -> float:
    size = 10.0 ** (len(str(int(max(value, 1.0)))) - 1)
    return next(size * part for part in ROUND if size * part >= value)


def _named(data: str, mark: str, look: Plain, encoding: Plain) -> Plain:
    return {"data": {"name": data}, "mark": {"type": mark, **look}, "encoding": encoding}


def _tooltip(*parts: tuple[str, str, str]) -> list[Plain]:
    """Return what is read on hovering: field, words, format."""
    return [
        {"field": field, "title": words}
        | ({"format": form, "type": "quantitative"} if form else {"type": "nominal"})
        for field, words, form in parts
    ]


def _persons_axis() -> Plain:
    return {"format": ",d", **unit_at_head()}


# ── lines ─────────────────────────────────────────────────────────────────────


def _top(shown: Shown) -> float:
    counted = [row["total"] for row in counts(shown.result)]
    totals = [float(line.outcome.told["total"].max()) for line in shown.lines]
    highest = [row["high"] for row in fan(shown)]
    return _round_up(max(*counted, *totals, *highest, shown.goal.value))


def _lines(shown: Shown) -> Data:
    rows: Rows = [
        {"slot": slot, "label": bare(line.label), "year": year, "total": float(total)}
        for slot, line in enumerate(shown.lines)
        for year, total in zip(shown.years, line.outcome.told["total"], strict=True)
    ]
    goal = {"year": shown.goal.year, "total": shown.goal.value, "words": say("目標", "goal")}
    return {"fan": fan(shown), "lines": rows, "ends": _ends(shown), "goal": [goal]}


def _ends(shown: Shown) -> Rows:
    """Write each line's name and last value at its end; long names are broken, for a phone's sake."""
    last = shown.years[-1]
    ends = {str(slot): line.outcome.value("total", last) for slot, line in enumerate(shown.lines)}
    words = [wrapped(bare(line.label), LABEL_WIDTH, SIZE) for line in shown.lines]
    deepest = max(word.count("\n") for word in words)
    heights = apart(ends, _top(shown) * LABEL_SPACE * (deepest + 2) / 2)
    return [
        {
            "slot": slot,
            "year": last,
            "total": heights[str(slot)],
            "words": f"{words[slot]}\n{tables.about(ends[str(slot)])}",
        }
        for slot in range(len(shown.lines))
    ]


def _lines_drawn(shown: Shown, top: float) -> Plain:
    base, horizon = shown.years[0], shown.years[-1]
    past = [row for row in counts(shown.result) if row["year"] <= base]
    within = {"domain": [past[0]["year"] - 1, horizon + 1], "nice": False}
    axis = {"format": "d", "title": None, "grid": False, "labelFlush": False, "tickMinStep": 5}
    x = {**quantity("year"), "axis": axis, "scale": within}
    y = {**quantity("total"), "axis": _persons_axis(), "scale": {"domain": [0, top]}}
    slots = list(range(len(shown.lines)))
    colour = _scaled("slot", slots, [line.colour for line in shown.lines])
    dash = _scaled("slot", slots, [line.dash for line in shown.lines])
    read = _tooltip(
        ("label", say("シナリオ", "Scenario"), ""),
        ("year", say("年", "Year"), "d"),
        ("total", say("人口（人）", "Persons"), ",.0f"),
    )
    at = {"x": x, "y": y}
    text = {"align": "left", "baseline": "middle", "dx": 10, "dy": -LINE / 2, "lineHeight": LINE}
    return layered(
        [
            {
                "data": {"values": [{"from": base, "to": horizon + 1}]},
                "mark": {"type": "rect", "color": FAINT},
                "encoding": {"x": {**quantity("from"), "scale": within}, "x2": {"field": "to"}},
            },
            {
                "data": {"values": [{"year": base}]},
                "mark": {"type": "rule", "color": RULE},
                "encoding": {"x": x},
            },
            {
                "data": {"values": past},
                "mark": {"type": "line", "color": INK, "point": {"color": INK}, "strokeWidth": 2.5},
                "encoding": at,
            },
            fan_drawn(x, y),
            _named(
                "lines", "line", {"strokeWidth": 3}, {**at, "color": colour, "strokeDash": dash}
            ),
            _named("lines", "point", {"opacity": 0, "size": 80}, {**at, "tooltip": read}),
            _named(
                "ends",
                "text",
                {**text, "lineBreak": "\n", "fontWeight": "bold"},
                {**at, "color": colour, "text": name("words")},
            ),
            _named(
                "goal",
                "point",
                {"shape": "diamond", "size": 140, "color": RED, "strokeWidth": 2},
                at,
            ),
            _named(
                "goal",
                "text",
                {"align": "right", "dx": 4, "dy": -16, "color": RED},
                {**at, "text": name("words")},
            ),
        ],
        HEIGHT,
    )


def _scaled(field: str, domain: list[Any], values: list[Any]) -> Plain:
    return {**name(field), "scale": {"domain": domain, "range": values}, "legend": None}


# ── three age groups ──────────────────────────────────────────────────────────


def _groups(shown: Shown) -> Data:
    told = shown.close.outcome.told
    return {
        "groups": [
            {
                "year": str(year),
                "group": wording.GROUPS[group],
                "order": order,
                "population": float(told[group][place]),
                "share": tables.percent(float(told[group][place] / told["total"][place]), 0),
            }
            for place, year in enumerate(shown.years)
            for order, group in enumerate(GROUPS)
        ]
    }


def _groups_drawn(_shown: Shown, top: float) -> Plain:
    names = [wording.GROUPS[group] for group in GROUPS]
    label = {"labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 6, "ticks": False}
    x = {"field": "year", "type": "ordinal", "title": None, "axis": label}
    y = {
        **quantity("population"),
        "axis": _persons_axis(),
        "stack": "zero",
        "scale": {"domain": [0, top]},
    }
    at = {"x": x, "y": y, "order": quantity("order")}
    colours = {
        **name("group"),
        "scale": {"domain": names, "range": list(GROUPS.values())},
        "legend": {"columns": 3, "offset": 28},
    }
    read = _tooltip(
        ("year", say("年", "Year"), ""),
        ("group", say("年齢", "Age"), ""),
        ("population", say("人口（人）", "Persons"), ",.0f"),
        ("share", say("割合", "Share"), ""),
    )
    shares = {**at, "y": {**y, "bandPosition": 0.5}, "detail": name("group"), "text": name("share")}
    return layered(
        [
            _named("groups", "bar", {}, {**at, "color": colours, "tooltip": read}),
            _named("groups", "text", {"fontSize": 11, "color": INK}, shares),
        ],
        280,
    )


# ── the pyramid ───────────────────────────────────────────────────────────────


def _reach(shown: Shown) -> float:
    return _round_up(float(shown.close.outcome.projection.persons.max()))


def _cells(shown: Shown, year: int) -> Rows:
    persons = shown.close.outcome.persons(year)
    labels = shown.close.outcome.projection.ages.labels
    return [
        {
            "year": year,
            "sex": wording.SEXES[sex],
            "sign": -1 if sex == "male" else 1,
            "age": age,
            "population": float(persons[place, row]),
        }
        for place, sex in enumerate(SEXES)
        for row, age in enumerate(labels)
    ]


def _pyramid(shown: Shown) -> Data:
    return {"pyramid": [row for year in shown.years for row in _cells(shown, year)]}


def _pyramid_drawn(shown: Shown, reach: float) -> Plain:
    gap, step = reach * GAP, reach / 2
    ages = list(shown.close.outcome.projection.ages.labels)
    ticks = [gap, gap + step, gap + reach]
    axis = {
        "values": [-tick for tick in reversed(ticks)] + ticks,
        "labelExpr": f"format(abs(datum.value) - {gap}, ',.0f')",
        "title": say("人", "persons"),
        "grid": False,
    }
    scale = {"domain": [-reach - gap, reach + gap], "nice": False}
    x = {**quantity("inner"), "axis": axis, "scale": scale}
    y = {**name("age"), "axis": None, "scale": {"domain": ages[::-1], "paddingInner": 0.12}}
    sides = [
        {"calculate": f"datum.sign * {gap}", "as": "inner"},
        {"calculate": f"datum.sign * ({gap} + datum.population)", "as": "outer"},
    ]
    at = {"x": x, "x2": {"field": "outer"}, "y": y}
    read = _tooltip(
        ("year", say("年", "Year"), "d"),
        ("sex", say("性別", "Sex"), ""),
        ("age", say("年齢", "Age"), ""),
        ("population", say("人口（人）", "Persons"), ",.0f"),
    )
    colour = {**_scaled("sex", list(wording.SEXES.values()), [MEN, WOMEN])}
    now = _named("pyramid", "bar", {"opacity": 0.85}, {**at, "color": colour, "tooltip": read})
    then: Plain = {
        "data": {"values": _cells(shown, shown.years[0])},
        "mark": {"type": "bar", "filled": False, "stroke": INK, "strokeWidth": 1.2},
        "encoding": {**at, "tooltip": read},
        "transform": sides,
    }
    words = [{"age": age, "words": age.replace("-", say("～", "–")), "middle": 0} for age in ages]
    labels: Plain = {
        "data": {"values": words},
        "mark": {"type": "text", "fontSize": 10},
        "encoding": {"x": quantity("middle"), "y": y, "text": name("words")},
    }
    now["transform"] = [{"filter": "datum.year == year"}, *sides]
    plain = layered(
        [now, then, labels, _heads(ages[-1], reach + gap, y, colour)], 17 * len(ages) + 20
    )
    return {**plain, "params": [{"name": "year", "value": shown.years[-1]}]}


def _heads(oldest: str, reach: float, y: Plain, colour: Plain) -> Plain:
    places = [
        {"x": sign * reach * 0.9, "sex": wording.SEXES[sex], "age": oldest}
        for sign, sex in zip((-1, 1), SEXES, strict=True)
    ]
    encoding = {"x": quantity("x"), "y": y, "text": name("sex"), "color": colour}
    mark = {"type": "text", "fontSize": 14, "fontWeight": "bold"}
    return {"data": {"values": places}, "mark": mark, "encoding": encoding}


CHARTS: Mapping[str, Chart] = {
    "lines": Chart(_top, _lines, _lines_drawn),
    "groups": Chart(_top, _groups, _groups_drawn),
    "pyramid": Chart(_reach, _pyramid, _pyramid_drawn),
}
"""By name, in their order on the page."""
