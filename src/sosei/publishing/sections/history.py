"""Where we stand: population by age since the first census, and its pyramid."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sosei.base.calendar import with_era
from sosei.base.provenance import Source
from sosei.publishing import tables, wording
from sosei.publishing.charts import history as charts
from sosei.publishing.charts import plotted, pyramid
from sosei.publishing.charts.style import GROUPS
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Figure, Section, events_of, in_words, marks_of
from sosei.publishing.spoken import say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

GENERATION = 20
"""Years between the two pyramids laid over each other."""


def section(result: VisionResult) -> Section:
    """Return the section."""
    return Section(
        name="history",
        question=say("人口はどう変わってきたか", "How has the population changed?"),
        answer=_answer(result),
        figures=(_three_groups(result), _pyramid(result)),
        tables=(_table(result),),
        notes=(
            note(result.tables["history_groups"].note),
            *(wording.event_note(row) for row in events_of(result, "census")),
        ),
    )


def _totals(result: VisionResult) -> list[dict[str, Any]]:
    return list(result.tables["history_groups"].rows(basis="census", group="total"))


def _answer(result: VisionResult) -> str:
    counts = _totals(result)
    peak = max(counts, key=lambda row: row["population"])
    last = counts[-1]
    lost = last["population"] - peak["population"]
    ageing = result.tables["history_groups"].value(
        "share", basis="census", year=last["year"], group="age_65_plus"
    )
    if lost == 0:
        return say(
            f"{with_era(last['year'])}の国勢調査の人口は{tables.persons(last['population'])}人です。",
            f"The census of {last['year']} counted {tables.persons(last['population'])} people.",
        )
    return say(
        f"国勢調査の人口は{with_era(peak['year'])}の{tables.persons(peak['population'])}人が最も多く、"
        f"{with_era(last['year'])}は{tables.persons(last['population'])}人です（{tables.change(lost)}人）。"
        f"65歳以上の割合は{tables.percent(ageing)}になりました。",
        f"The census counted most in {peak['year']}: {tables.persons(peak['population'])} people. "
        f"In {last['year']} it counted {tables.persons(last['population'])} ({tables.change(lost)}). "
        f"The share of those aged 65 and over has become {tables.percent(ageing)}.",
    )


def _three_groups(result: VisionResult) -> Figure:
    table = result.tables["history_groups"]
    rows = [row for row in table.rows(basis="census") if row["group"] != "total"]
    counts = _totals(result)
    first, last = counts[0]["year"], counts[-1]["year"]
    shares = [
        tables.percent(table.value("share", basis="census", year=year, group=group))
        for group in ("age_0_14", "age_65_plus")
        for year in (first, last)
    ]
    marks = marks_of(result, "census")
    title = say(
        f"0～14歳は{shares[0]}から{shares[1]}へ、65歳以上は{shares[2]}から{shares[3]}へ",
        f"Ages 0–14 from {shares[0]} to {shares[1]}, 65 and over from {shares[2]} to {shares[3]}",
    )
    return Figure(
        name="history-groups",
        title=title,
        measure=say(
            "年齢3区分別人口（人）と割合（国勢調査、各年10月1日）",
            "Population in three age groups, persons and shares (census, 1 October of each year)",
        ),
        alternative=say(
            f"棒グラフ。{first}年から{last}年まで、{title}。{_answer(result)}{in_words(marks)}",
            f"Bar chart, {first} to {last}. {title}. {_answer(result)}{in_words(marks)}",
        ),
        chart=charts.three_groups(rows, top=max(row["population"] for row in counts), marks=marks),
        sources=_census_sources(result),
        plotted=plotted.groups(rows),
    )


def _census_sources(result: VisionResult) -> tuple[Source, ...]:
    """Return the sources of the counts that the chart shows: the register stands in the table alone."""
    register = result.tables.get("register")
    shown = result.tables["history_groups"].sources
    return shown if register is None else tuple(s for s in shown if s not in register.sources)


def persons_of(result: VisionResult, table: str, **where: Any) -> pyramid.Persons:
    """Return persons by sex and age of one year."""
    return {
        (row["sex"], row["age"]): row["population"] for row in result.tables[table].rows(**where)
    }


def _pyramid(result: VisionResult) -> Figure:
    base = result.manifest["base_year"]
    earlier = max(
        (row["year"] for row in _totals(result) if row["year"] <= base - GENERATION),
        default=_totals(result)[0]["year"],
    )
    now, then = (persons_of(result, "history", year=year) for year in (base, earlier))
    largest = max(_both(now), key=lambda age: _both(now)[age])
    largest_then = max(_both(then), key=lambda age: _both(then)[age])
    ages = wording.age(largest_then), wording.age(largest)
    youngest = [tables.persons(_both(persons)["0-4"]) for persons in (then, now)]
    title = say(
        f"最も多い年齢は、{earlier}年の{ages[0]}から{base}年の{ages[1]}へ",
        f"The largest age group moved from {ages[0]} in {earlier} to {ages[1]} in {base}",
    )
    return Figure(
        name="history-pyramid",
        title=title,
        measure=say(
            f"男女・5歳階級別人口。塗りが{base}年、枠線が{earlier}年（国勢調査）",
            f"Population by sex and five-year age: filled {base}, outline {earlier} (census)",
        ),
        alternative=say(
            f"人口ピラミッド。{title}移りました。0～4歳は{youngest[0]}人から{youngest[1]}人になりました。",
            f"Population pyramid. {title}. Ages 0–4 went from {youngest[0]} to {youngest[1]} people.",
        ),
        chart=pyramid.pyramid(
            now,
            then,
            filled_year=base,
            outline_year=earlier,
            top=max(*now.values(), *then.values()),
        ),
        sources=result.tables["history"].sources,
        plotted=plotted.pyramid(now, then, filled_year=base, outline_year=earlier),
    )


def _both(persons: pyramid.Persons) -> dict[str, float]:
    """Men and women together by age."""
    ages = dict.fromkeys(age for _, age in persons)
    return {age: persons["male", age] + persons["female", age] for age in ages}


def _table(result: VisionResult) -> PrintedTable:
    source = result.tables["history_groups"]
    rows = []
    for (date, basis), group in groupby(source.rows(), key=lambda row: (row["date"], row["basis"])):
        cells = {row["group"]: row for row in group}
        rows.append(_row(date, basis, cells))
    head = (
        say("時点", "Date"),
        say("統計", "Statistic"),
        wording.in_persons(say("総人口", "Total")),
        *(wording.in_persons(wording.GROUPS[g]) for g in GROUPS),
        say("65歳以上の割合", "Share of 65+"),
    )
    title = say("年齢3区分別人口の推移", "Population in three age groups over time")
    return PrintedTable(title, head, tuple(rows), source.sources)


def _row(date: str, basis: str, cells: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    counts = [tables.persons(cells[name]["population"]) for name in ("total", *GROUPS)]
    share = tables.percent(cells["age_65_plus"]["share"])
    return (wording.date(date), wording.BASES[basis], *counts, share)
