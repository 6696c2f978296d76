"""What a municipality's own files change: the rates, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator

from sosei.publishing import field_tables, field_words, tables, wording
from sosei.publishing.field_words import FIELDS
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.tables import PrintedTable
from sosei.publishing.wording import SEXES
from sosei.sectors.demand import Demand, Demands
from sosei.sectors.kinds import KINDS
from sosei.sectors.rate_changes import RateChange
from sosei.studies.fields import FieldsTold
from sosei.studies.result import VisionResult

MANY = 30
"""Rows from which the rates that differ are folded away."""


def section(
    result: VisionResult,
    changes: tuple[RateChange, ...],
    before: FieldsTold,
    after: FieldsTold,
) -> Section:
    """Return what own files change, in the status quo of a result.

    Parameters
    ----------
    result : VisionResult
    changes : tuple of RateChange
        Rates that are not what they were.
    before, after : FieldsTold
        Without the files, and with them.

    Returns
    -------
    Section
    """
    name = result.manifest["vision"]["status_quo"]
    pair = [next(e for e in each.scenarios if e.scenario == name) for each in (before, after)]
    effects, rates = _effects(result, pair[0], pair[1]), _rates(changes)
    shown = tuple(each for each in (effects, rates) if each.rows)
    return Section(
        name="own",
        question=say("保存すると変わるもの", "What changes when this is saved"),
        answer=_answer(len(changes), len(effects.rows)),
        tables=shown,
        folded=1 if len(rates.rows) > MANY else 0,
    )


def _answer(rates: int, items: int) -> str:
    if not rates and not items:
        return say(
            "いま使っている率・見通しと同じです。保存しても変わりません。",
            "All is as it is used already: saving changes nothing.",
        )
    return say(
        f"率が{rates}か所、分野別の見通しが{items}項目変わります。",
        f"Rates that change: {rates}. Items that change with them: {items}.",
    )


def _rates(changes: tuple[RateChange, ...]) -> PrintedTable:
    head = (
        say("率", "Rate"),
        say("内訳", "Of what"),
        say("年", "Year"),
        say("男女・年齢", "Sex and age"),
        say("今の率", "Used now"),
        say("新しい率", "New"),
    )
    rows = tuple(
        (
            told(KINDS[each.rate].name),
            own(each.item) or tables.NOT_APPLICABLE,
            str(each.year) if each.year else tables.NOT_APPLICABLE,
            _who(each) or tables.NOT_APPLICABLE,
            _rate(each.before, each.rate),
            _rate(each.after, each.rate),
        )
        for each in changes
    )
    return PrintedTable(say("率の違い", "Rates that differ"), head, rows)


def _who(change: RateChange) -> str:
    sex = [] if change.sex is None else [SEXES[("male", "female")[change.sex]]]
    return say("・", ", ").join([*sex, *_ages(change.ages)])


def _ages(ages: tuple[int, int | None] | None) -> Iterator[str]:
    if ages is None:
        return
    first, end = ages
    if end is None:
        yield say(f"{first}歳以上", f"{first} and over")
    elif end == first + 1:
        yield say(f"{first}歳", f"aged {first}")
    else:
        yield say(f"{first}〜{end - 1}歳", f"{first}–{end - 1}")


def _rate(value: float | None, key: str) -> str:
    if value is None:
        return say("なし", "none")
    unit = KINDS[key].unit
    if unit.startswith("share"):
        return tables.percent(value, 2)
    return tables.ratio(value, 2) if unit == "worker/person" else tables.persons(value)


def _effects(result: VisionResult, before: Demands, after: Demands) -> PrintedTable:
    """Print the items whose value at the horizon is printed otherwise than it was, or that come or go."""
    name, year = wording.scenario(result, after.scenario), wording.year(after.years[-1])
    title = say(f"{year}の見通しの違い：{name}", f"What differs in {year}: {name}")
    head = (
        say("項目", "Item"),
        say("分野", "Field"),
        say("今", "Now"),
        say("保存後", "When saved"),
    )
    was, now = ({(e.field, e.item): e for e in each.items} for each in (before, after))
    rows = tuple(
        (
            field_words.with_unit(key[1], (now.get(key) or was[key]).unit),
            FIELDS[key[0]],
            *pair,
        )
        for key in dict.fromkeys([*now, *was])
        if (pair := (_last(was.get(key)), _last(now.get(key))))[0] != pair[1]
    )
    return PrintedTable(title, head, rows)


def _last(demand: Demand | None) -> str:
    if demand is None:
        return say("なし", "none")
    return field_tables.at(demand, -1)
