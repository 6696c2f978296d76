"""What a change costs and saves in one field: scenarios against one of them, each year and cumulated."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from sosei.base.arrays import Array
from sosei.publishing import field_tables, field_words
from sosei.publishing.sections.impacts import ranged
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.sectors.compare import Compared, compare
from sosei.sectors.demand import Demands


def compared(field: str, every: Told, base: Demands) -> Section | None:
    """Return every other scenario against one; None where nothing follows or there is no other.

    Parameters
    ----------
    field : str
    every : Told
    base : Demands
        The one that the others are set against.
    """
    first = base.only([field])
    others = [each for each in every.fields.scenarios if each is not base]
    if not first.items or not others:
        return None
    tables = [
        table
        for other in others
        for table in _tables(every, base, other, compare(first, other.only([field])))
    ]
    name = every.label(base)
    return Section(
        name="compared",
        question=say("シナリオによる増減", "What another scenario costs and saves"),
        answer=say(
            f"{name}との差です。増えるものは＋、減るものは−で、各年の差と、基準年からの累計を示しています。",
            f"Differences from {name.lower()}: of each year, and added up since the base.",
        ),
        tables=tuple(tables),
        notes=(
            say(
                "累計は、推計の年と年の間を直線とみなして、基準年からその年までの差を年ごとに足したものです。割合や、1人当たり・1日当たりの値は累計しません。",
                "Cumulated: the differences of every year since the base, straight between the years told. "
                "Shares, means and counts of one day are not added up.",
            ),
            *ranged.notes(every),
        ),
        unfolded=len(tables),
    )


def _tables(
    every: Told, base: Demands, other: Demands, pairs: tuple[Compared, ...]
) -> tuple[PrintedTable, PrintedTable]:
    name, quo = every.label(other), every.label(base)
    head = (say("項目", "Item"), *field_tables.in_years(every.years))

    def ranges(pair: Compared, measure: str) -> tuple[tuple[str, ...], ...]:
        spread = every.spread(other, base, measure, pair.base.field, pair.base.item)
        return ranged.row(spread, every.years, pair.base.unit)

    yearly = tuple(
        row
        for each in pairs
        for row in (
            _row(each, field_words.unit_of, each.difference[:, 0]),
            *ranges(each, "difference"),
        )
    )
    cumulated = tuple(
        row
        for each in pairs
        if not np.all(np.isnan(each.cumulated))
        for row in (
            _row(each, field_words.unit_over_years, each.cumulated[:, 0]),
            *ranges(each, "cumulated"),
        )
    )
    return (
        PrintedTable(
            say(f"各年の差：{name}−{quo}", f"By year: {name} − {quo.lower()}"), head, yearly
        ),
        PrintedTable(
            say(f"累計の差：{name}−{quo}", f"Cumulated: {name} − {quo.lower()}"), head, cumulated
        ),
    )


def _row(pair: Compared, unit_of: Callable[[str], str], values: Array) -> tuple[str, ...]:
    item, unit = pair.base.item, pair.base.unit
    named = say(
        f"{field_words.item(item)}【{unit_of(unit)}】",
        f"{field_words.item(item)} [{unit_of(unit)}]",
    )
    printed = (field_tables.changed(None if math.isnan(v) else v, unit) for v in values.tolist())
    return (named, *printed)
