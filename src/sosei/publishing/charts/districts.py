"""A chart of districts: what becomes of each, a mark for every scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sosei.publishing.charts.plain import Plain, layer, layered, name, quantity
from sosei.publishing.charts.style import RULE
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


def changes(dots: Sequence[Dot], colours: Mapping[str, str]) -> Plain:
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
    labels = list(colours)
    shape = {"domain": labels, "range": list(SHAPES[: len(labels)])}
    colour = {"domain": labels, "range": list(colours.values())}
    encoding = {
        "x": {**quantity("change"), "title": "%", "axis": {"format": "+d"}},
        "y": {**name("district"), "sort": order, "title": None},
        "shape": {**name("scenario"), "scale": shape, "legend": {"symbolType": "circle"}},
        "color": {**name("scenario"), "scale": colour},
        "tooltip": [
            {**name("district"), "title": say("地区", "District")},
            {**name("scenario"), "title": say("シナリオ", "Scenario")},
            {**quantity("change"), "title": "%", "format": "+.1f"},
        ],
    }
    look = {"filled": True, "size": 80, "opacity": 1}
    marks = layer([dot._asdict() for dot in dots], "point", look, encoding)
    zero = layer([{"change": 0}], "rule", {"color": RULE}, {"x": quantity("change")})
    return layered([zero, marks], ROW * len(order) + 20)
