"""Charts of what was counted: three age groups, pyramids, changes, the balancing equation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sosei.publishing import tables, wording
from sosei.publishing.charts.events import Mark, layers
from sosei.publishing.charts.style import (
    CHANGE_LABELS,
    GREY,
    GROUPS,
    INK,
    OKABE_ITO,
    RED,
    UNKNOWN,
    persons_axis,
    records,
    unit_at_head,
)
from sosei.publishing.spoken import say
from sosei.studies.result import VisionResult


def three_groups(
    rows: Sequence[dict[str, Any]], top: float, height: int = 300, marks: Sequence[Mark] = ()
) -> alt.TopLevelMixin:
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
    base = alt.Chart(records(data)).encode(
        x=alt.X(
            "year:O",
            title=None,
            axis=alt.Axis(labelAngle=0, labelOverlap="parity", labelSeparation=6, ticks=False),
        ),
        y=alt.Y(
            "population:Q", axis=persons_axis(), scale=alt.Scale(domain=[0, top], nice=True)
        ).stack("zero"),
        order=alt.Order("order:Q"),
    )
    names = [wording.GROUPS[group] for group in order]
    scale = alt.Scale(domain=names, range=list(colours.values()))
    bars = base.mark_bar().encode(
        color=alt.Color(
            "group:N", scale=scale, legend=alt.Legend(columns=2 if len(names) > 3 else 3)
        ),
        tooltip=[
            alt.Tooltip("year:O", title=say("年", "Year")),
            alt.Tooltip("group:N", title=say("年齢", "Age")),
            alt.Tooltip("population:Q", title=say("人口（人）", "Persons"), format=",.0f"),
            alt.Tooltip("share:N", title=say("割合", "Share")),
        ],
    )
    shares = base.mark_text(fontSize=11, color=INK).encode(
        y=alt.Y("population:Q").stack("zero").bandPosition(0.5), detail="group:N", text="share:N"
    )
    years = list(dict.fromkeys(row["year"] for row in rows))
    events = layers(marks, years, height=height, below=26, between=True)
    return alt.layer(bars, shares, *events).properties(height=height)


def band_change(result: VisionResult, start: int, end: int) -> alt.TopLevelMixin:
    """Bars of the same age band at two dates."""
    return _changes(band_rows(result, start, end))


def band_rows(result: VisionResult, start: int, end: int) -> list[tuple[str, float]]:
    """Return the change of every age band, persons."""
    return [
        (wording.age(row["age"]), float(row["change"]))
        for row in result.tables["band_change"].rows(**{"from": start, "to": end})
    ]


def cohort_change(result: VisionResult, start: int, end: int) -> alt.TopLevelMixin:
    """Bars of the same people at two dates, labelled by their age then and now."""
    return _changes(cohort_rows(result, start, end))


def cohort_rows(result: VisionResult, start: int, end: int) -> list[tuple[str, float]]:
    """Return the change of every cohort, persons."""
    return [
        (wording.cohort(row["age_from"], row["age_to"]), float(row["change"]))
        for row in result.tables["cohort_change"].rows(**{"from": start, "to": end})
    ]


def _changes(changed: list[tuple[str, float]]) -> alt.TopLevelMixin:
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
    base = alt.Chart(records(data)).encode(
        y=alt.Y("age:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    axis = alt.Axis(labelExpr=CHANGE_LABELS, title=say("人", "persons"), tickCount=5)
    bars = base.mark_bar().encode(
        x=alt.X("change:Q", axis=axis, scale=alt.Scale(domain=[low, high], nice=False)),
        color=alt.Color(
            "direction:N", scale=alt.Scale(domain=[gain, loss], range=[OKABE_ITO[0], GREY])
        ),
        tooltip=[
            alt.Tooltip("age:N", title=say("年齢", "Age")),
            alt.Tooltip("words:N", title=say("増減（人）", "Change")),
        ],
    )
    words = base.mark_text(align="left", dx=4, fontSize=11).encode(x="label_at:Q", text="words:N")
    return alt.layer(bars, words).properties(height=22 * len(rows))


HEIGHT = 260
"""Of the balancing equation, pixels."""

BALANCE_COLOURS = {
    "natural_change": OKABE_ITO[0],
    "social_change": OKABE_ITO[2],
    "coverage_step": GREY,
}


def balance(result: VisionResult, marks: Sequence[Mark] = ()) -> alt.TopLevelMixin:
    """Bars of natural, social and other change by year, and their sum as a point; events below."""
    table = result.tables["balance_register"]
    years = [str(row["year"]) for row in table.rows()]
    data = [
        {
            "year": str(row["year"]),
            "part": wording.BALANCE[name],
            "change": row[name],
            "words": tables.change(row[name]),
        }
        for row in table.rows()
        for name in BALANCE_COLOURS
    ]
    sums = [
        {
            "year": str(row["year"]),
            "change": row["end"] - row["start"],
            "words": tables.change(row["end"] - row["start"]),
        }
        for row in table.rows()
    ]
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, orient="top", ticks=False))
    y = alt.Y("change:Q", axis=alt.Axis(labelExpr=CHANGE_LABELS, **unit_at_head()))
    bars = (
        alt.Chart(records(data))
        .mark_bar(size=44)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "part:N",
                scale=alt.Scale(
                    domain=[wording.BALANCE[name] for name in BALANCE_COLOURS],
                    range=list(BALANCE_COLOURS.values()),
                ),
            ),
            tooltip=[
                alt.Tooltip("year:O", title=say("年", "Year")),
                alt.Tooltip("part:N", title=say("内訳", "Part")),
                alt.Tooltip("words:N", title=say("増減（人）", "Change")),
            ],
        )
    )
    total = alt.Chart(records(sums)).encode(x=x, y=y)
    points = total.mark_point(shape="diamond", filled=True, size=70, color=RED)
    words = total.mark_text(dy=16, fontSize=12, fontWeight="bold").encode(text="words:N")
    events = layers(marks, [int(year) for year in years], height=HEIGHT, below=28, between=False)
    return alt.layer(bars, points, words, *events).properties(height=HEIGHT)
