"""Districts and schools of the chapter, from the tables frozen with the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.charts import districts as charts
from sosei.publishing.charts.style import scenario_colours
from sosei.publishing.sections.impacts.parts import Part
from sosei.publishing.sections.impacts.told import Told
from sosei.publishing.sections.model import Figure, Section
from sosei.publishing.spoken import Words, own, say, told
from sosei.publishing.suppressed import LEAST, protected
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import Table

KINDS = Words(
    {
        "elementary": Both("elementary", "小学校"),
        "junior_high": Both("junior high", "中学校"),
    }
)

DRAWN = 20
"""Districts that fit into a chart."""

Values = dict[str, dict[tuple[str, int], dict[str, Any]]]
"""Rows by name, then scenario and year."""


def section(part: Part, every: Told, districts: Table) -> Section:
    """Return the part on districts.

    Parameters
    ----------
    part : Part
    every : Told
    districts : Table
        ``field_districts``.
    """
    held = _held(protected(every.result, "field_districts"), "district")
    with_schools = "field_schools" in every.result.tables
    schools = (_schools(protected(every.result, "field_schools"), every),) if with_schools else ()
    printed = (_persons(held, _sums(districts), every), _elderly(held, every), *schools)
    yearly = tuple(_yearly(held, every, each.scenario) for each in every.fields.scenarios)
    return Section(
        name=f"fields-{part.name}",
        question=told(part.question),
        answer=_answer(held, every),
        figures=_figures(held, every, districts),
        tables=(*printed, *yearly),
        notes=(
            say(
                "どの年も、地区の合計は市区町村の推計に一致します。小さな地区の値は、ひとりの移動で大きく変わります。",
                "In every year the districts add up to the municipality. Small districts move with a single person.",
            ),
            *_suppressed(held),
        ),
        folded=len(yearly),
        unfolded=1,
        unprinted=len(yearly),
        level=2,
    )


def _suppressed(held: Values) -> tuple[str, ...]:
    """Say that small counts are held back, where any are."""
    if len(_told(held)) == len(held):
        return ()
    return (
        say(
            f"秘匿：{LEAST}人に満たない人数と、合計から逆算されないための数値は、載せていません。",
            f"Suppressed: counts below {LEAST} persons, and those that would give them away by a sum.",
        ),
    )


def _told(held: Values) -> Values:
    """Return the districts that are not suppressed."""
    return {
        name: of for name, of in held.items() if all(r["total"] is not None for r in of.values())
    }


def _sums(table: Table) -> dict[tuple[str, int], float]:
    """Return what all districts add up to: the municipality, which everybody knows."""
    sums: dict[tuple[str, int], float] = {}
    for row in table.rows():
        key = (row["scenario"], row["year"])
        sums[key] = sums.get(key, 0.0) + row["total"]
    return sums


def _count(persons: float | None) -> str:
    return tables.suppressed() if persons is None else tables.persons(persons)


def _held(table: Table, name: str) -> Values:
    held: Values = {}
    for row in table.rows():
        held.setdefault(str(row[name]), {})[row["scenario"], row["year"]] = row
    return held


def _change(rows: dict[tuple[str, int], dict[str, Any]], scenario: str, every: Told) -> float:
    first, last = (rows[scenario, every.years[place]]["total"] for place in (0, -1))
    return float(last / first - 1) if first else 0.0


def _ends(held: Values, every: Told) -> list[tuple[str, str]]:
    """Return the districts that lose most and least if nothing changes, with their change."""
    quo = every.status_quo.scenario
    told = _told(held)
    order = sorted(told, key=lambda name: _change(told[name], quo, every))
    return [
        (own(name), tables.percent_change(_change(told[name], quo, every)))
        for name in (order[0], order[-1])
    ]


def _answer(held: Values, every: Told) -> str:
    if not _told(held):
        return say("地区別の人口は秘匿です。", "Persons by district are suppressed.")
    (worst, falls), (best, less) = _ends(held, every)
    first, last, count = every.years[0], every.years[-1], len(held)
    return say(
        f"現状のまま推移すると、{first}年から{last}年までの人口の増減率は、{worst}で{falls}、"
        f"{best}で{less}と、地区により異なります（{count}地区）。",
        f"As things are, from {first} to {last}: {worst} {falls}, {best} {less} ({count} districts).",
    )


def _shown(every: Told) -> list[tuple[str, int]]:
    """Return the base year, and the years that are compared by scenario."""
    years = [year for year in every.result.manifest["vision"]["years"] if year in every.years]
    first = (every.status_quo.scenario, every.years[0])
    return [first, *((each.scenario, year) for year in years for each in every.fields.scenarios)]


def _head(first: str, every: Told) -> tuple[str, ...]:
    base, *others = _shown(every)
    labels = {each.scenario: every.label(each) for each in every.fields.scenarios}
    return (
        first,
        wording.year(base[1]),
        *(
            say(f"{year}年\n{labels[scenario]}", f"{year},\n{labels[scenario].lower()}")
            for scenario, year in others
        ),
    )


def _persons(held: Values, sums: Mapping[tuple[str, int], float], every: Told) -> PrintedTable:
    rows = [
        (own(name), *(_count(of[key]["total"]) for key in _shown(every)))
        for name, of in held.items()
    ]
    whole = (say("合計", "Total"), *(tables.persons(sums[key]) for key in _shown(every)))
    head = _head(say("地区【人】", "District [persons]"), every)
    return PrintedTable(say("地区別の人口", "Persons by district"), head, (*rows, whole), roomy=0)


def _elderly(held: Values, every: Told) -> PrintedTable:
    rows = tuple(
        (own(name), *(_share(of[key]) for key in _shown(every))) for name, of in held.items()
    )
    title = say("地区別の高齢化率", "Share of persons aged 65 and over by district")
    return PrintedTable(title, _head(say("地区", "District"), every), rows, roomy=0)


def _share(row: dict[str, Any]) -> str:
    if row["total"] is None:
        return tables.suppressed()
    return tables.percent(row["age_65_plus"] / row["total"] if row["total"] else None)


def _schools(schools: Table, every: Told) -> PrintedTable:
    held: Values = {}
    for row in schools.rows():
        name = f"{own(row['school'])}{say('（', ' (')}{KINDS[row['kind']]}{say('）', ')')}"
        held.setdefault(name, {})[row["scenario"], row["year"]] = row
    rows = tuple((name, *(_pupils(of[key]) for key in _shown(every))) for name, of in held.items())
    head = _head(say("学校【児童生徒・学級数】", "School [pupils, classes]"), every)
    return PrintedTable(say("学校別の児童生徒と学級", "Pupils and classes"), head, rows, roomy=0)


def _pupils(row: dict[str, Any]) -> str:
    if row["flag"]:
        return tables.suppressed()
    pupils, classes = tables.persons(row["pupils"]), tables.persons(row["classes"])
    return say(f"{pupils}人・{classes}学級", f"{pupils}, {classes}")


def _yearly(held: Values, every: Told, scenario: str) -> PrintedTable:
    rows = tuple(
        (own(name), *(_count(of[scenario, year]["total"]) for year in every.years))
        for name, of in held.items()
    )
    label = wording.scenario(every.result, scenario)
    title = say(f"地区別の人口：{label}", f"Persons by district: {label}")
    head = (say("地区【人】", "District [persons]"), *map(wording.year, every.years))
    return PrintedTable(title, head, rows)


def _figures(held: Values, every: Told, districts: Table) -> tuple[Figure, ...]:
    """Draw what becomes of every district that is told, if they fit."""
    if not 0 < len(_told(held)) <= DRAWN:
        return ()
    answer = _answer(held, every)
    (worst, falls), (best, less) = _ends(held, every)
    first, last = every.years[0], every.years[-1]
    return (
        Figure(
            name="field-districts",
            title=say(
                f"{last}年までの人口の増減率は、{worst}の{falls}から{best}の{less}まで",
                f"Change of persons to {last}: from {falls} ({worst}) to {less} ({best})",
            ),
            measure=say(
                f"{first}年から{last}年までの人口の増減率（%）",
                f"Change of persons from {first} to {last}, %",
            ),
            alternative=say(f"点グラフ。{answer}", f"Dots. {answer}"),
            chart=charts.changes(_dots(held, every), _colours(every)),
            sources=districts.sources,
        ),
    )


def _dots(held: Values, every: Told) -> Sequence[charts.Dot]:
    return [
        charts.Dot(name, every.label(each), 100 * _change(of, each.scenario, every))
        for name, of in _told(held).items()
        for each in every.fields.scenarios
    ]


def _colours(every: Told) -> dict[str, str]:
    vision = every.result.manifest["vision"]
    names = [each.scenario for each in every.fields.scenarios]
    colours = scenario_colours(names, vision["status_quo"], vision["aim"])
    return {every.label(each): colours[each.scenario] for each in every.fields.scenarios}
