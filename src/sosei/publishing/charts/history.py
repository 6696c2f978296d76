"""Charts of what was counted: three age groups, pyramids, changes, the balancing equation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.charts.events import Mark, layers
from sosei.publishing.charts.plain import Plain, layer, layered, name, ordinal, quantity, read
from sosei.publishing.charts.style import (
    CHANGE_LABELS,
    GREY,
    GROUPS,
    INK,
    OKABE_ITO,
    RED,
    UNKNOWN,
    persons_axis,
    unit_at_head,
)
from sosei.publishing.spoken import say
from sosei.studies.result import VisionResult

SHARE = {"fontSize": 11, "color": INK}
"""Look of the shares."""


def three_groups(
    rows: Sequence[dict[str, Any]], top: float, height: int = 300, marks: Sequence[Mark] = ()
) -> Plain:
    """Stack the three groups by year, shares written in; unknown ages, where there are any, on top.

    Parameters
    ----------
    rows : sequence of mapping
        ``year``, ``group``, ``population``, ``share``.
    top : float
        Upper end of the axis, persons, so that charts beside each other compare.
    height : int
        Pixels.
    marks : sequence of Mark
        Events between the years.
    """
    colours = (
        {**GROUPS, "unknown": UNKNOWN} if any(r["group"] == "unknown" for r in rows) else GROUPS
    )
    order = list(colours)
    data = [
        {
            "year": str(row["year"]),
            "group": wording.GROUPS[row["group"]],
            "order": order.index(row["group"]),
            "population": row["population"],
            "share": "" if row["share"] is None else tables.percent(row["share"], 0),
        }
        for row in rows
    ]
    label = {"labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 6, "ticks": False}
    at: Plain = {"x": {**ordinal("year"), "title": None, "axis": label}, "order": quantity("order")}
    y = {**quantity("population"), "stack": "zero"}
    names = [wording.GROUPS[group] for group in order]
    bars = {
        **at,
        "y": {**y, "axis": persons_axis(), "scale": {"domain": [0, top], "nice": True}},
        "color": {
            **name("group"),
            "scale": {"domain": names, "range": list(colours.values())},
            "legend": {"columns": 2 if len(names) > 3 else 3},
        },
        "tooltip": [
            read(ordinal("year"), say("年", "Year")),
            read(name("group"), say("年齢", "Age")),
            read(quantity("population"), say("人口（人）", "Persons"), ",.0f"),
            read(name("share"), say("割合", "Share")),
        ],
    }
    shares = {**at, "y": {**y, "bandPosition": 0.5}, "detail": name("group"), "text": name("share")}
    years = list(dict.fromkeys(row["year"] for row in rows))
    events = layers(marks, years, height=height, below=26, between=True)
    drawn = [layer(data, "bar", {}, bars), layer(data, "text", SHARE, shares)]
    return layered([*drawn, *events], height)


def band_change(result: VisionResult, start: int, end: int) -> Plain:
    """Bars of the same age band at two dates."""
    return _changes(band_rows(result, start, end))


def band_rows(result: VisionResult, start: int, end: int) -> list[tuple[str, float]]:
    """Return the change of every age band, persons."""
    return [
        (wording.age(row["age"]), float(row["change"]))
        for row in result.tables["band_change"].rows(**{"from": start, "to": end})
    ]


def cohort_change(result: VisionResult, start: int, end: int) -> Plain:
    """Bars of the same people at two dates, labelled by their age then and now."""
    return _changes(cohort_rows(result, start, end))


def cohort_rows(result: VisionResult, start: int, end: int) -> list[tuple[str, float]]:
    """Return the change of every cohort, persons."""
    return [
        (wording.cohort(row["age_from"], row["age_to"]), float(row["change"]))
        for row in result.tables["cohort_change"].rows(**{"from": start, "to": end})
    ]


def _changes(changed: list[tuple[str, float]]) -> Plain:
    """Horizontal bars about zero, the youngest at the bottom."""
    gain, loss = say("増加", "gain"), say("減少", "loss")
    rows: list[dict[str, Any]] = [{"age": age, "change": change} for age, change in changed]
    data = [
        {
            **row,
            "words": tables.change(row["change"]),
            "direction": gain if row["change"] >= 0 else loss,
            "label_at": max(row["change"], 0),
        }
        for row in rows
    ]
    order = [row["age"] for row in reversed(rows)]
    widest = max(abs(row["change"]) for row in rows)
    low = min(0.0, *(row["change"] for row in rows)) - 0.03 * widest
    high = max(0.0, *(row["change"] for row in rows)) + 0.3 * widest
    y = {**name("age"), "sort": order, "title": None, "axis": {"ticks": False, "domain": False}}
    axis = {"labelExpr": CHANGE_LABELS, "title": say("人", "persons"), "tickCount": 5}
    within = {"domain": [low, high], "nice": False}
    bars = {
        "y": y,
        "x": {**quantity("change"), "axis": axis, "scale": within},
        "color": {
            **name("direction"),
            "scale": {"domain": [gain, loss], "range": [OKABE_ITO[0], GREY]},
        },
        "tooltip": [
            read(name("age"), say("年齢", "Age")),
            read(name("words"), say("増減（人）", "Change")),
        ],
    }
    words = {"y": y, "x": quantity("label_at"), "text": name("words")}
    look = {"align": "left", "dx": 4, "fontSize": 11}
    drawn = [layer(data, "bar", {}, bars), layer(data, "text", look, words)]
    return layered(drawn, 22 * len(rows))


HEIGHT = 260
"""Of the balancing equation, pixels."""

BALANCE_COLOURS = {
    "natural_change": OKABE_ITO[0],
    "social_change": OKABE_ITO[2],
    "coverage_step": GREY,
}


def balance(result: VisionResult, marks: Sequence[Mark] = ()) -> Plain:
    """Bars of natural, social and other change by year, and their sum as a point; events below."""
    table = result.tables["balance_register"]
    years = [str(row["year"]) for row in table.rows()]
    data = [
        {
            "year": str(row["year"]),
            "part": wording.BALANCE[part],
            "change": row[part],
            "words": tables.change(row[part]),
        }
        for row in table.rows()
        for part in BALANCE_COLOURS
    ]
    sums = [
        {
            "year": str(row["year"]),
            "change": row["end"] - row["start"],
            "words": tables.change(row["end"] - row["start"]),
        }
        for row in table.rows()
    ]
    at: Plain = {
        "x": {
            **ordinal("year"),
            "title": None,
            "axis": {"labelAngle": 0, "orient": "top", "ticks": False},
        },
        "y": {**quantity("change"), "axis": {"labelExpr": CHANGE_LABELS, **unit_at_head()}},
    }
    parts = {
        "domain": [wording.BALANCE[part] for part in BALANCE_COLOURS],
        "range": list(BALANCE_COLOURS.values()),
    }
    bars = {
        **at,
        "color": {**name("part"), "scale": parts},
        "tooltip": [
            read(ordinal("year"), say("年", "Year")),
            read(name("part"), say("内訳", "Part")),
            read(name("words"), say("増減（人）", "Change")),
        ],
    }
    point = {"shape": "diamond", "filled": True, "size": 70, "color": RED}
    words = {"dy": 16, "fontSize": 12, "fontWeight": "bold"}
    drawn = [
        layer(data, "bar", {"size": 44}, bars),
        layer(sums, "point", point, at),
        layer(sums, "text", words, {**at, "text": name("words")}),
    ]
    events = layers(marks, [int(year) for year in years], height=HEIGHT, below=28, between=False)
    return layered([*drawn, *events], HEIGHT)
