"""One field on a page of its own: observed, what follows, and what another scenario costs and saves."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sosei.base.arrays import Array
from sosei.publishing import field_tables, field_words
from sosei.publishing.sections.fields import GRADES, ROUNDED
from sosei.publishing.sections.impacts import part
from sosei.publishing.sections.impacts.parts import PARTS
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.compare import Compared, compare
from sosei.sectors.demand import Demands
from sosei.studies.fields import FieldsTold
from sosei.studies.result import VisionResult


def page(field: str, result: VisionResult, fields: FieldsTold) -> tuple[Section, ...]:
    """Return the sections of a field.

    Parameters
    ----------
    field : str
        children, care, work, town or exchange.
    result : VisionResult
    fields : FieldsTold
    """
    every = Told(result, fields)
    parts = [part.section(each, every) for each in PARTS if each.field == field]
    made = [replace(each, level=1) for each in parts]
    made[-1] = replace(made[-1], notes=(told(ROUNDED), told(GRADES)))
    compared = _compared(field, every)
    return (*made, compared) if compared else tuple(made)


def _compared(field: str, every: Told) -> Section | None:
    """Return every other scenario against the status quo; None where nothing follows or there is none."""
    base = every.status_quo.only([field])
    if not base.items or not every.others:
        return None
    tables = [
        table
        for other in every.others
        for table in _tables(every, other, compare(base, other.only([field])))
    ]
    return Section(
        name="compared",
        question=say("シナリオによる増減", "What another scenario costs and saves"),
        answer=say(
            "現状のままの場合との差です。増えるものは＋、減るものは−で、各年の差と、基準年からの累計を示しています。",
            "Differences from the status quo: of each year, and added up since the base.",
        ),
        tables=tuple(tables),
        notes=(
            say(
                "累計は、推計の年と年の間を直線とみなして、基準年からその年までの差を年ごとに足したものです。割合や1人当たりの値は累計しません。",
                "Cumulated: the differences of every year since the base, straight between the years told. "
                "Shares and means are not added up.",
            ),
        ),
        unfolded=len(tables),
    )


def _tables(
    every: Told, other: Demands, pairs: tuple[Compared, ...]
) -> tuple[PrintedTable, PrintedTable]:
    name, quo = every.label(other), every.label(every.status_quo)
    head = (say("項目", "Item"), *field_tables.in_years(every.years))
    yearly = tuple(_row(each, field_words.unit_of, each.difference[:, 0]) for each in pairs)
    cumulated = tuple(
        _row(each, field_words.unit_over_years, each.cumulated[:, 0])
        for each in pairs
        if not np.all(np.isnan(each.cumulated))
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
