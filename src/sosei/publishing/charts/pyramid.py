"""The population pyramid: men left, women right, ages between them, the earlier year an outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from sosei.publishing import wording
from sosei.publishing.charts.style import INK, MEN, WOMEN, records
from sosei.publishing.spoken import say

THOUSAND = 1000

Persons = Mapping[tuple[str, str], float]
"""Persons by (sex, age label)."""


def pyramid(
    filled: Persons, outline: Persons, *, filled_year: int, outline_year: int, top: float
) -> alt.TopLevelMixin:
    """Overlay two years.

    Parameters
    ----------
    filled, outline : mapping
        Persons by sex and age of the two years, in the order of the ages.
    filled_year, outline_year : int
    top : float
        Largest cell that the scale must hold, persons, so that pyramids beside each other compare.
    """
    step = _step(top)
    reach = step * -(-top // step)
    gap = reach * 0.16
    ages = list(dict.fromkeys(age for _, age in filled))
    order = alt.Y("age:N", axis=None, scale=alt.Scale(domain=ages[::-1], paddingInner=0.12))
    ticks = [gap + step * count for count in range(round(reach / step) + 1)]
    unit = THOUSAND if step >= THOUSAND / 2 else 1
    axis = alt.Axis(
        values=[-tick for tick in reversed(ticks)] + ticks,
        labelExpr=f"format((abs(datum.value) - {gap}) / {unit}, ',')",
        title=say("千人", "thousands") if unit == THOUSAND else say("人", "persons"),
        grid=False,
    )
    scale = alt.Scale(domain=[-reach - gap, reach + gap], nice=False)
    x = alt.X("inner:Q", axis=axis, scale=scale)
    now, then = (
        alt.Chart(records(_bars(persons, gap, year))).encode(x=x, x2="outer:Q", y=order)
        for persons, year in ((filled, filled_year), (outline, outline_year))
    )
    colour = alt.Color(
        "sex:N",
        scale=alt.Scale(domain=list(wording.SEXES.values()), range=[MEN, WOMEN]),
        legend=None,
    )
    tooltip = [
        alt.Tooltip("year:O", title=say("年", "Year")),
        alt.Tooltip("sex:N", title=say("性別", "Sex")),
        alt.Tooltip("age:N", title=say("年齢", "Age")),
        alt.Tooltip("population:Q", title=say("人口（人）", "Persons"), format=",.0f"),
    ]
    bars = now.mark_bar(opacity=0.85).encode(color=colour, tooltip=tooltip)
    lines = then.mark_bar(filled=False, stroke=INK, strokeWidth=1.2).encode(tooltip=tooltip)
    labels = (
        alt.Chart(
            records(
                [
                    {"age": age, "words": age.replace("-", say("～", "–")), "middle": 0}
                    for age in ages
                ]
            )
        )
        .mark_text(fontSize=10)
        .encode(x=alt.X("middle:Q"), y=order, text="words:N")
    )
    return alt.layer(bars, lines, labels, _heads(reach, gap, ages[-1], order)).properties(
        height=17 * len(ages) + 20
    )


def _bars(persons: Persons, gap: float, year: int) -> list[dict[str, Any]]:
    """Bars from the gap outward, men to the left."""
    return [
        {
            "year": year,
            "sex": wording.SEXES[sex],
            "age": age,
            "population": count,
            "inner": -gap if sex == "male" else gap,
            "outer": -(gap + count) if sex == "male" else gap + count,
        }
        for (sex, age), count in persons.items()
    ]


def _heads(reach: float, gap: float, oldest: str, order: alt.Y) -> alt.Chart:
    men, women = wording.SEXES.values()
    places = [
        {"x": -(gap + reach * 0.9), "words": men, "age": oldest},
        {"x": gap + reach * 0.9, "words": women, "age": oldest},
    ]
    scale = alt.Scale(domain=[men, women], range=[MEN, WOMEN])
    text = alt.Chart(records(places)).mark_text(fontSize=14, fontWeight="bold")
    colour = alt.Color("words:N", scale=scale, legend=None)
    heads: alt.Chart = text.encode(x="x:Q", y=order, text="words:N", color=colour)
    return heads


def _step(top: float) -> float:
    """Return a round distance of ticks: three or four to each side."""
    size = 10.0 ** (len(str(int(top))) - 1)
    return next(size * part for part in (0.25, 0.5, 1, 2, 2.5, 5) if size * part * 4 >= top)
