"""What a change costs and saves in one field: scenarios against one of them, each year and cumulated."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from sosei.base.arrays import Array
from sosei.publishing import field_tables, field_words
from sosei.publishing.sections.impacts import ranged
from sosei.publishing.sections.impacts.costs import LEADING
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.compare import Compared, compare
from sosei.sectors.demand import Demands
from sosei.studies.ensemble.fields import MEASURES


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
    pairs = [(other, compare(first, other.only([field]))) for other in others]
    shown = [_summary(every, base, other, of_item) for other, of_item in pairs]
    summaries = [table for table in shown if table.rows]
    behind = [table for other, found in pairs for table in _tables(every, base, other, found)]
    name = every.label(base)
    return Section(
        name="compared",
        question=say("シナリオによる増減", "What another scenario costs and saves"),
        answer=say(
            f"{name}との差です。増えるものは＋、減るものは−で、各年の差と、基準年からの累計を示しています。すべての項目と年は、下の表を開くと見られます。",
            f"Differences from {name.lower()}: of each year, and added up since the base. "
            "The folded tables have every item and year.",
        ),
        tables=(*summaries, *behind),
        notes=(
            say(
                "累計は、推計の年と年の間を直線とみなして、基準年からその年までの差を年ごとに足したものです。割合や、1人当たり・1日当たりの値は累計しません。",
                "Cumulated: the differences of every year since the base, straight between the years told. "
                "Shares, means and counts of one day are not added up.",
            ),
            *ranged.notes(every),
        ),
        folded=len(behind),
    )


def _summary(
    every: Told, base: Demands, other: Demands, pairs: tuple[Compared, ...]
) -> PrintedTable:
    """Print the leading items of the field in the years that the study compares."""
    years = [int(year) for year in every.result.manifest["vision"]["years"]]
    places = [every.years.index(year) for year in years]
    lines = tuple(
        line
        for pair in pairs
        if (pair.base.field, pair.base.item) in LEADING
        for line in (
            (
                field_words.item(pair.base.item) + field_words.with_sums(pair.base.unit),
                *(cell for place in places for cell in _both(pair, place)),
            ),
            *_range(every, base, other, pair, years),
        )
    )
    between = say(
        f"{every.label(other)}−{every.label(base)}",
        f"{every.label(other)} − {every.label(base).lower()}",
    )
    head = (say("項目", "Item"), *field_tables.differences_in(years))
    return PrintedTable(say(f"増減のまとめ：{between}", f"Summary: {between}"), head, lines)


def _both(pair: Compared, place: int) -> tuple[str, str]:
    """Print the difference of a year, and what it adds up to since the base."""
    values = (float(pair.difference[place, 0]), float(pair.cumulated[place, 0]))
    difference, cumulated = (
        field_tables.changed(None if math.isnan(value) else value, pair.base.unit)
        for value in values
    )
    return difference, cumulated


def _range(
    every: Told, base: Demands, other: Demands, pair: Compared, years: Sequence[int]
) -> tuple[tuple[str, ...], ...]:
    """Return the row of ranges below an item; none where nobody drew."""
    key = (pair.base.field, pair.base.item)
    both = [every.spread(other, base, measure, *key) for measure in MEASURES]
    if not any(both):
        return ()
    cells = (ranged.printed(each.get(year), pair.base.unit) for year in years for each in both)
    return ((told(ranged.RANGE), *cells),)


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
