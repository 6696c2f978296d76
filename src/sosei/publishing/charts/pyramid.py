"""The population pyramid: men left, women right, ages between them, the earlier year an outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sosei.publishing import wording
from sosei.publishing.charts.plain import Plain, layer, layered, name, ordinal, quantity, read
from sosei.publishing.charts.style import INK, MEN, WOMEN
from sosei.publishing.spoken import say

THOUSAND = 1000

Persons = Mapping[tuple[str, str], float]
"""Persons by (sex, age label)."""


def pyramid(
    filled: Persons, outline: Persons, *, filled_year: int, outline_year: int, top: float
) -> Plain:
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
    order = {**name("age"), "axis": None, "scale": {"domain": ages[::-1], "paddingInner": 0.12}}
    bars = {
        "x": {**quantity("inner"), "axis": _axis(step, reach, gap), "scale": _scale(reach, gap)},
        "x2": {"field": "outer"},
        "y": order,
        "tooltip": [
            read(ordinal("year"), say("年", "Year")),
            read(name("sex"), say("性別", "Sex")),
            read(name("age"), say("年齢", "Age")),
            read(quantity("population"), say("人口（人）", "Persons"), ",.0f"),
        ],
    }
    outlined = {"filled": False, "stroke": INK, "strokeWidth": 1.2}
    labels = [{"age": age, "words": age.replace("-", say("～", "–")), "middle": 0} for age in ages]
    middle = {"x": quantity("middle"), "y": order, "text": name("words")}
    layers = [
        layer(
            _bars(filled, gap, filled_year),
            "bar",
            {"opacity": 0.85},
            {**bars, "color": _coloured("sex")},
        ),
        layer(_bars(outline, gap, outline_year), "bar", outlined, bars),
        layer(labels, "text", {"fontSize": 10}, middle),
        _heads(reach, gap, ages[-1], order),
    ]
    return layered(layers, 17 * len(ages) + 20)


def _scale(reach: float, gap: float) -> Plain:
    return {"domain": [-reach - gap, reach + gap], "nice": False}


def _axis(step: float, reach: float, gap: float) -> Plain:
    ticks = [gap + step * count for count in range(round(reach / step) + 1)]
    unit = THOUSAND if step >= THOUSAND / 2 else 1
    return {
        "values": [-tick for tick in reversed(ticks)] + ticks,
        "labelExpr": f"format((abs(datum.value) - {gap}) / {unit}, ',')",
        "title": say("千人", "thousands") if unit == THOUSAND else say("人", "persons"),
        "grid": False,
    }


def _coloured(field: str) -> Plain:
    scale = {"domain": list(wording.SEXES.values()), "range": [MEN, WOMEN]}
    return {**name(field), "scale": scale, "legend": None}


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


def _heads(reach: float, gap: float, oldest: str, order: Plain) -> Plain:
    men, women = wording.SEXES.values()
    places = [
        {"x": -(gap + reach * 0.9), "words": men, "age": oldest},
        {"x": gap + reach * 0.9, "words": women, "age": oldest},
    ]
    told = {"x": quantity("x"), "y": order, "text": name("words"), "color": _coloured("words")}
    return layer(places, "text", {"fontSize": 14, "fontWeight": "bold"}, told)


def _step(top: float) -> float:
    """Return a round distance of ticks: three or four to each side."""
    size = 10.0 ** (len(str(int(top))) - 1)
    return next(size * part for part in (0.25, 0.5, 1, 2, 2.5, 5) if size * part * 4 >= top)
