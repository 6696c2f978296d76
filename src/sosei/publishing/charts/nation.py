"""Sums of the nation as lines, each named in the legend and by its dash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sosei.publishing.charts.plain import Plain, layer, layered, name, quantity
from sosei.publishing.charts.style import DASHES, GREY, OKABE_ITO, RED, unit_at_head
from sosei.publishing.spoken import say

HEIGHT = 280
COLOURS = (RED, GREY, OKABE_ITO[0])


def lines(years: Sequence[int], sums: Mapping[str, Sequence[float | None]]) -> Plain:
    """Draw sums by year; what is not known leaves a gap.

    Parameters
    ----------
    years : sequence of int
    sums : mapping of str to sequence of float or None
        Persons by year, by what a line is called.
    """
    rows = [
        {"year": year, "sum": called, "persons": value}
        for called, values in sums.items()
        for year, value in zip(years, values, strict=True)
        if value is not None
    ]
    labels = list(sums)
    x = {
        **quantity("year"),
        "title": None,
        "axis": {"format": "d", "grid": False, "tickMinStep": 5},
        "scale": {"domain": [years[0] - 1, years[-1] + 1], "nice": False},
    }
    encoding = {
        "x": x,
        "y": {**quantity("persons"), "axis": {"format": ",d", **unit_at_head()}},
        "color": {
            **name("sum"),
            "sort": labels,
            "scale": {"domain": labels, "range": list(COLOURS[: len(labels)])},
            "legend": {"symbolType": "stroke", "columns": 1, "offset": 32},
        },
        "strokeDash": {
            **name("sum"),
            "scale": {"domain": labels, "range": list(DASHES[: len(labels)])},
        },
        "tooltip": [
            {**name("sum"), "title": say("系列", "Line")},
            {**quantity("year"), "title": say("年", "Year"), "format": "d"},
            {**quantity("persons"), "title": say("人", "Persons"), "format": ",.0f"},
        ],
    }
    return layered([layer(rows, "line", {"strokeWidth": 2.5, "point": True}, encoding)], HEIGHT)
