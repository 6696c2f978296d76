"""What is printed of a field: observed series, demand, the origin of its rates, the rates that are missing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from sosei.publishing import field_words, tables, wording
from sosei.publishing.spoken import own, say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.demand import Demand, RateMissing
from sosei.sectors.kinds import KINDS
from sosei.sectors.observed import Observed
from sosei.studies.cells import Origin, Told

MILLION = 1_000_000

IN_MILLIONS = ("yen", "yen/year")
"""Units whose figures are printed in millions, as their words say."""

FINE = 20
"""An axis that ends below it has decimals."""

RATIOS = ("child/woman", "person/person", "person/household", "m2/person")
"""Units whose figures are printed with two decimals."""


def observed(figures: Iterable[Observed]) -> PrintedTable:
    """Print official figures, each with its statistic."""
    head = (
        say("項目", "Item"),
        say("年", "Year"),
        say("値", "Value"),
        say("統計（項目番号・表）", "Statistic (item or table)"),
    )
    rows = tuple(
        (
            field_words.with_unit(each.item, each.unit.removesuffix("/year")),
            str(each.year),
            printed(each.value, each.unit),
            say(f"{each.statistic}（{each.table}）", f"{own(each.statistic)} ({own(each.table)})"),
        )
        for each in figures
    )
    return PrintedTable(say("これまでの実績", "What was observed"), head, rows)


def demand(name: str, years: Sequence[int], items: Iterable[Demand]) -> PrintedTable:
    """Print every item of one scenario by year."""
    title = say(f"これからの見通し：{name}", f"What follows: {name}")
    rows = tuple((field_words.with_unit(each.item, each.unit), *values(each)) for each in items)
    return PrintedTable(title, (say("項目", "Item"), *in_years(years)), rows)


def in_years(years: Iterable[int]) -> tuple[str, ...]:
    """Return years as headings."""
    return tuple(wording.year(year) for year in years)


def differences_in(years: Iterable[int]) -> tuple[str, ...]:
    """Return two headings a year: its difference, and what has added up until then."""
    return tuple(
        words
        for year in years
        for words in (
            say(f"{year}年の差", f"{year}"),
            say(f"{year}年までの累計", f"cumulated to {year}"),
        )
    )


def values(demand: Demand) -> tuple[str, ...]:
    """Return the values of an item by year, as they are printed."""
    return tuple(at(demand, place) for place in range(len(demand.value)))


def at(demand: Demand, place: int) -> str:
    """Return the value of one year, as it is printed.

    Parameters
    ----------
    demand : Demand
    place : int
        Of the year among its years; −1 is the last.
    """
    value = float(demand.value[place, 0])
    cells = demand.cells[place : place + 1 or None]
    return printed(Told(value, Origin(cells, same=True)) if cells else value, demand.unit)


def origins(items: Iterable[Demand]) -> PrintedTable:
    """Print where the rate of each item is from: the nation's are marked."""
    head = (
        say("項目", "Item"),
        say("だれの率か", "Whose rate"),
        say("出典", "Source"),
        say("年", "Year"),
        say("等級", "Grade"),
        say("実績による補正", "Fitted"),
    )
    rows = tuple(
        dict.fromkeys(
            (
                field_words.item(each.item.split(":")[0]),
                say("市区町村の率", "the municipality's")
                if each.origin.own
                else say("全国の率", "the nation's"),
                say(
                    f"{each.origin.statistic}：{each.origin.table}",
                    f"{own(each.origin.statistic)}: {own(each.origin.table)}",
                ),
                each.origin.year or tables.NOT_APPLICABLE,
                each.origin.grade or tables.NOT_APPLICABLE,
                tables.NOT_APPLICABLE
                if each.factor is None
                else f"×{tables.ratio(float(each.factor[0]), 2)}",
            )
            for each in items
            if each.origin is not None
        )
    )
    title = say("使った率", "Rates that are used")
    return PrintedTable(title, head, rows, prose=True, roomy=2)


def missing(rates: Iterable[RateMissing]) -> PrintedTable:
    """Print the rates that nobody has given, and the statistic that has each."""
    kinds = [KINDS[each.rate] for each in rates]
    rows = tuple((told(kind.name), told(kind.statistic)) for kind in kinds)
    head = (say("率", "Rate"), say("率がある統計", "Statistic that has it"))
    title = say("率が未登録です", "No rate is given")
    return PrintedTable(title, head, rows, prose=True, lacking=True)


def whose(demand: Demand) -> str:
    """Mark what rests on a rate of the nation."""
    if demand.origin is None or demand.origin.own:
        return ""
    return say(
        f"（全国の率・等級{demand.origin.grade}による）",
        f" (rate of the nation, grade {demand.origin.grade})",
    )


def printed(value: float, unit: str) -> str:
    """Return a figure as it is printed beside the words of its unit.

    Parameters
    ----------
    value : float
        Not a number: it does not apply.
    unit : str
        As in ``sectors.csv``.

    Returns
    -------
    str
    """
    if math.isnan(value):
        return tables.NOT_APPLICABLE
    if unit == "share":
        return tables.ratio(value * 100, 1)
    if unit in RATIOS:
        return tables.ratio(value, 2)
    return tables.persons(in_shown_unit(value, unit))


def changed(value: float | None, unit: str) -> str:
    """Return a difference of two figures with its sign, in the unit that it is printed in.

    Parameters
    ----------
    value : float or None
        None: it does not apply.
    unit : str
        As in ``sectors.csv``.
    """
    if value is None:
        return tables.NOT_APPLICABLE
    shown = in_shown_unit(value, unit)
    if unit == "share":
        return tables.signed(shown, 1)
    return tables.signed(shown, 2) if unit in RATIOS else tables.change(shown)


def in_shown_unit(value: float, unit: str) -> float:
    """Return a figure in the unit that its words say: yen in millions, a share in percent."""
    if unit == "share":
        return value * 100
    return value / MILLION if unit in IN_MILLIONS else value
