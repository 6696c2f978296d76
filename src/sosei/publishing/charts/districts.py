"""A chart of districts: what becomes of each, a mark for every scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import altair as alt

from sosei.publishing.charts.style import RULE, records
from sosei.publishing.spoken import say

ROW = 24
"""Height of a district, pixels."""

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
"""Marks of the scenarios: they differ by more than colour."""


class Dot(NamedTuple):
    """The change of one district in one scenario, %."""

    district: str
    scenario: str
    change: float


def changes(dots: Sequence[Dot], colours: Mapping[str, str]) -> alt.TopLevelMixin:
    """Draw the change of every district, those that lose most first.

    Parameters
    ----------
    dots : sequence of Dot
    colours : mapping of str to str
        Colour by what a scenario is called, the status quo first.
    """
    first = next(iter(colours))
    of_first = sorted((dot for dot in dots if dot.scenario == first), key=lambda dot: dot.change)
    order = [dot.district for dot in of_first]
    data = records([dot._asdict() for dot in dots])
    labels = list(colours)
    shape = alt.Scale(domain=labels, range=list(SHAPES[: len(labels)]))
    colour = alt.Scale(domain=labels, range=list(colours.values()))
    marks = (
        alt.Chart(data)
        .mark_point(filled=True, size=80, opacity=1)
        .encode(
            x=alt.X("change:Q", title="%", axis=alt.Axis(format="+d")),
            y=alt.Y("district:N", sort=order, title=None),
            shape=alt.Shape("scenario:N", scale=shape, legend=alt.Legend(symbolType="circle")),
            color=alt.Color("scenario:N", scale=colour),
            tooltip=[
                alt.Tooltip("district:N", title=say("地区", "District")),
                alt.Tooltip("scenario:N", title=say("シナリオ", "Scenario")),
                alt.Tooltip("change:Q", title="%", format="+.1f"),
            ],
        )
    )
    zero = alt.Chart(records([{"change": 0}])).mark_rule(color=RULE).encode(x="change:Q")
    return alt.layer(zero, marks).properties(height=ROW * len(order) + 20)
