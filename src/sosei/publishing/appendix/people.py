"""Persons by sex and age: each table adds up within itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sosei.base.calendar import with_era
from sosei.demography.told.indicators import AGE_BANDS
from sosei.publishing import tables, wording
from sosei.publishing.appendix.years import in_parts, shown
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.notes import note
from sosei.publishing.sections.history import persons_of
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

FROM = {group: AGE_BANDS[group][0] for group in GROUPS}
"""First age of each group."""

Persons = Mapping[str, float]
"""By age."""


def counted(result: VisionResult) -> Section:
    """Return the chapter of the censuses."""
    table = result.tables["history"]
    years = tuple(dict.fromkeys(int(str(year)) for year in table["year"]))
    return Section(
        name="tables-history",
        question=say("国勢調査の人口（男女・年齢別）", "Population by sex and age, censuses"),
        answer=say(
            f"{with_era(years[0])}から{with_era(years[-1])}までの国勢調査の人口です。",
            f"The censuses from {years[0]} to {years[-1]}.",
        ),
        tables=tuple(_tables(result, "history", years, say("国勢調査", "Census"))),
        notes=(note(table.note),) if table.note else (),
    )


def projected(result: VisionResult, scenario: str) -> Section:
    """Return the chapter of a scenario."""
    years, name = shown(result), wording.scenario(result, scenario)
    return Section(
        name=f"tables-{scenario}",
        question=say(
            f"将来推計人口（男女・年齢別）：{name}",
            f"Projected population by sex and age: {name.lower()}",
        ),
        answer=say(
            f"{with_era(years[0])}は基準人口、その後{with_era(years[-1])}までは推計です。",
            f"{years[0]} is the base population; what follows to {years[-1]} is projected.",
        ),
        tables=tuple(_tables(result, "population", years, name, scenario=scenario)),
    )


def _tables(
    result: VisionResult, table: str, years: Sequence[int], name: str, **where: str
) -> Iterator[PrintedTable]:
    held = {year: persons_of(result, table, year=year, **where) for year in years}
    ages = tuple(dict.fromkeys(age for _, age in held[years[0]]))
    for words, sexes in _sexes():
        columns = {
            year: {age: sum(persons[sex, age] for sex in sexes) for age in ages}
            for year, persons in held.items()
        }
        for part in in_parts(years):
            yield PrintedTable(
                say(f"{name}：{words}（人）", f"{name}: {words.lower()}"),
                (say("年齢", "Age"), *(wording.year(year) for year in part)),
                _rows([columns[year] for year in part], ages),
                result.tables[table].sources,
            )


def _sexes() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield say("男女計", "Men and women"), tuple(wording.SEXES)
    for sex in wording.SEXES:
        yield wording.SEXES[sex], (sex,)


def _rows(columns: Sequence[Persons], ages: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Print the total, the three groups and every age."""
    rounded = [added_up(column) for column in columns]
    heads = {
        "total": say("総数", "Total"),
        **{group: wording.GROUPS[group] for group in GROUPS},
        **{age: wording.age(age) for age in ages},
    }
    return tuple(
        (words, *(tables.persons(column[row]) for column in rounded))
        for row, words in heads.items()
    )


def added_up(persons: Persons) -> dict[str, Any]:
    """Round persons so that ages add to their group, and groups to the rounded total.

    Parameters
    ----------
    persons : mapping of str to float
        By age.
    """
    groups: dict[str, list[str]] = {group: [] for group in GROUPS}
    for age in persons:
        groups[group_of(age)].append(age)
    whole = tables.to_total([sum(persons[age] for age in ages) for ages in groups.values()])
    found: dict[str, Any] = {"total": sum(whole), **dict(zip(groups, whole, strict=True))}
    for count, ages in zip(whole, groups.values(), strict=True):
        rounded = tables.to_total([persons[age] for age in ages], int(count))
        found |= dict(zip(ages, rounded, strict=True))
    return found


def group_of(age: str) -> str:
    """Return in which of the three groups an age lies.

    Parameters
    ----------
    age : str
        ``0-4``, ``90+``, ``7``.
    """
    start = int(age.rstrip("+").split("-")[0])
    return [group for group, first in FROM.items() if start >= first][-1]
