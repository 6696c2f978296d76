"""Tables of a part: series by year, the outlook in the years that are compared, and where series are from."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.publishing import field_tables, field_words, tables, wording
from sosei.publishing.sections.impacts.parts import Part
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.spoken import own, say, told
from sosei.publishing.tables import PrintedTable
from sosei.sectors.demand import Demand
from sosei.sectors.observed import Observed

Key = tuple[str, str, str]
"""Item, unit and statistic of a series."""


def series(observed: Sequence[Observed]) -> PrintedTable:
    """Print every series of one item and statistic by year."""
    years = sorted({each.year for each in observed})
    held: dict[Key, dict[int, str]] = {}
    for each in observed:
        key = each.item, each.unit, each.statistic
        held.setdefault(key, {})[each.year] = field_tables.printed(each.value, each.unit)
    rows = tuple(
        (_named(item, unit), *(values.get(year, tables.NOT_APPLICABLE) for year in years))
        for (item, unit, _), values in held.items()
    )
    head = (say("項目", "Item"), *field_tables.in_years(years))
    return PrintedTable(say("これまでの実績", "What was observed"), head, rows, sparse=True)


def statistics(observed: Sequence[Observed]) -> PrintedTable:
    """Print where every item is from, its parts together: statistic, tables and years."""
    held: dict[tuple[str, str], list[Observed]] = {}
    for each in observed:
        held.setdefault((each.item.split(":")[0], each.statistic), []).append(each)
    rows = tuple(
        (
            field_words.item(item),
            own(f"{statistic}：{'、'.join(dict.fromkeys(each.table for each in figures))}"),
            _span(sorted({each.year for each in figures})),
        )
        for (item, statistic), figures in held.items()
    )
    head = (say("項目", "Item"), say("統計・表", "Statistic and table"), say("年", "Years"))
    return PrintedTable(say("実績の出典", "Where it is from"), head, rows, prose=True, roomy=1)


def _named(item: str, unit: str) -> str:
    return field_words.with_unit(item, unit.removesuffix("/year"))


def _span(years: Sequence[int]) -> str:
    first, last = years[0], years[-1]
    if len(years) == 1:
        return str(first)
    whole = len(years) == last - first + 1
    return say(f"{first}～{last}", f"{first}–{last}") if whole else ", ".join(map(str, years))


def outlook(part: Part, every: Told) -> PrintedTable:
    """Print every item in the base year, and in the years that are compared by scenario."""
    years = [year for year in every.result.manifest["vision"]["years"] if year in every.years]
    head = (
        say("項目", "Item"),
        wording.year(every.years[0]),
        *(_headed(year, every.label(each)) for year in years for each in every.fields.scenarios),
    )
    rows = tuple(
        (
            field_words.with_unit(each.item, each.unit),
            field_tables.values(each)[0],
            *(cell for year in years for cell in _at(part, each.item, every, year)),
        )
        for each in every.items(part, every.status_quo)
    )
    return PrintedTable(say("これからの見通し", "What follows"), head, rows, roomy=0)


def _headed(year: int, scenario: str) -> str:
    return say(f"{year}年\n{scenario}", f"{year},\n{scenario.lower()}")


def _at(part: Part, item: str, every: Told, year: int) -> tuple[str, ...]:
    place = every.years.index(year)
    found = (every.demand(part, item, each) for each in every.fields.scenarios)
    return tuple(field_tables.values(each)[place] for each in found if each is not None)


def by_scenario(part: Part, every: Told) -> list[PrintedTable]:
    """Print the items that are drawn, each in every scenario, beside each other."""
    items = (every.demand(part, item, every.status_quo) for item in part.drawn)
    return [_beside(part, each, every) for each in items if each is not None]


def _beside(part: Part, demand: Demand, every: Told) -> PrintedTable:
    rows = tuple(
        (every.label(each), *field_tables.values(other))
        for each in every.fields.scenarios
        if (other := every.demand(part, demand.item, each))
    )
    named = field_words.with_unit(demand.item, demand.unit) + field_tables.whose(demand)
    head = (say("シナリオ", "Scenario"), *field_tables.in_years(every.years))
    return PrintedTable(say(f"シナリオの比較：{named}", f"By scenario: {named}"), head, rows)


def lacking(part: Part, every: Told) -> PrintedTable:
    """Print the series that the part should have and that nobody has given."""
    there = [each.item for each in every.observed(part)]
    rows = tuple(
        (told(expected.name), told(expected.statistic))
        for expected in part.expected
        if not any(item.startswith(expected.item) for item in there)
    )
    head = (say("系列", "Series"), say("値がある統計", "Statistic that has it"))
    title = say("実績が未登録です", "No observed figures are given")
    return PrintedTable(title, head, rows, prose=True, lacking=True)
