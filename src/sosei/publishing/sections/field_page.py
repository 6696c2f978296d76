"""One field on a page of its own: observed, what follows, and what another scenario costs and saves."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sosei.base.arrays import Array
from sosei.publishing import field_tables, field_words
from sosei.publishing.sections.fields import GRADES, NEVER_ADDED, ROUNDED
from sosei.publishing.sections.impacts import part
from sosei.publishing.sections.impacts.parts import PARTS
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.publishing.wording import SEXES
from sosei.sectors.ages import ByAge
from sosei.sectors.compare import Compared, compare
from sosei.sectors.demand import Demands
from sosei.studies.fields import AgesTold, FieldsTold
from sosei.studies.result import VisionResult


def page(
    field: str, result: VisionResult, fields: FieldsTold, ages: AgesTold
) -> tuple[Section, ...]:
    """Return the sections of a field.

    Parameters
    ----------
    field : str
        children, care, work, town or exchange.
    result : VisionResult
    fields : FieldsTold
    ages : AgesTold
        The status quo by sex and age.
    """
    every = Told(result, fields)
    parts = [part.section(each, every) for each in PARTS if each.field == field]
    made = [replace(each, level=1) for each in parts]
    made[-1] = replace(made[-1], notes=(*made[-1].notes, *_notes(field)))
    found = (_by_age(field, ages), _compared(field, every))
    return *made, *(each for each in found if each is not None)


def _notes(field: str) -> tuple[str, ...]:
    notes = [told(ROUNDED), told(GRADES)]
    if field == "exchange":
        notes.append(told(NEVER_ADDED))
    return tuple(notes)


def _by_age(field: str, ages: AgesTold) -> Section | None:
    """Return what the status quo demands by sex and age; None where no rate of the field is told so."""
    items = [each for each in ages.items if each.field == field]
    if not items:
        return None
    return Section(
        name="by-age",
        question=say("男女・年齢別の見通し", "By sex and age"),
        answer=say(
            "現状のままの場合の、男女・年齢別の内訳です。合計は上の見通しと同じです。",
            "The status quo, taken apart by sex and age. The totals are those above.",
        ),
        tables=tuple(_ages(each, ages) for each in items),
        folded=len(items),
    )


def _ages(each: ByAge, ages: AgesTold) -> PrintedTable:
    """Print one item: a row for each sex and age of which its rate is told."""
    driver = ages.driver
    rows = tuple(
        (
            say(f"{SEXES[sex]}・{label}歳", f"{SEXES[sex]}, {label}"),
            *(field_tables.printed(v, each.unit) for v in each.values[:, s, a, 0].tolist()),
        )
        for s, sex in enumerate(("male", "female"))
        for a, label in enumerate(driver.ages.labels)
        if np.any(each.values[:, s, a] > 0)
    )
    head = (say("男女・年齢", "Sex and age"), *field_tables.in_years(driver.years))
    return PrintedTable(field_words.with_unit(each.item, each.unit), head, rows)


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
