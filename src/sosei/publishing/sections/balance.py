"""Why the population changed: births, deaths, moves, and the step that they leave open."""

from __future__ import annotations

from typing import Any

from sosei.base.messages import Both
from sosei.publishing import tables, wording
from sosei.publishing.charts import history as charts
from sosei.publishing.charts import plotted
from sosei.publishing.notes import note
from sosei.publishing.sections.model import Figure, Section, events_of, in_words, marks_of
from sosei.publishing.spoken import say, told
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import Table, VisionResult

_COLUMNS = {
    "start": (Both("At the start", "期首人口"), tables.persons),
    "births": (Both("Births", "出生"), tables.persons),
    "deaths": (Both("Deaths", "死亡"), tables.persons),
    "arrivals": (Both("Arrivals", "転入"), tables.persons),
    "departures": (Both("Departures", "転出"), tables.persons),
    "natural_change": (Both("Natural change", "自然増減"), tables.change),
    "social_change": (Both("Social change", "社会増減"), tables.change),
    "coverage_step": (Both("Other change", "その他の増減"), tables.change),
    "end": (Both("At the end", "期末人口"), tables.persons),
}


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study has births, deaths and moves."""
    register = result.tables.get("balance_register")
    census = result.tables.get("balance_census")
    if not register or not len(register):
        return None
    printed = [
        _printed(
            register,
            say(
                "人口増減の内訳（住民基本台帳、暦年）",
                "What the change consists of (resident register, calendar years)",
            ),
            lambda r: wording.year(r["year"]),
        )
    ]
    if census:
        title = say(
            "人口増減の内訳（国勢調査の間）", "What the change consists of (between censuses)"
        )
        printed.append(
            _printed(census, title, lambda r: f"{wording.year(r['from'])}→{wording.year(r['to'])}")
        )
    notes = tuple(note(table.note) for table in (register, census) if table)
    return Section(
        name="balance",
        question=say("なぜ増減したか", "Why did it change?"),
        answer=_answer(register, census),
        figures=(_figure(result, register),),
        tables=tuple(printed),
        notes=(
            say(
                "人口の増減＝出生−死亡＋転入−転出＋その他（統計上の差異）です。",
                "Change = births − deaths + arrivals − departures + other (differences of the statistics).",
            ),
            *notes,
            *(wording.event_note(row) for row in events_of(result, "register")),
        ),
    )


def _mean(table: Table, name: str) -> float:
    values = [float(row[name]) for row in table.rows()]
    return sum(values) / len(values)


def _answer(register: Table, census: Table | None) -> str:
    years = [row["year"] for row in register.rows()]
    natural, social = (
        tables.change(_mean(register, name)) for name in ("natural_change", "social_change")
    )
    words = say(
        f"住民基本台帳では、{years[0]}年から{years[-1]}年までの1年平均で、"
        f"自然増減が{natural}人、社会増減が{social}人です。",
        f"By the resident register, natural change was {natural} and social change {social} people a year on the mean "
        f"of {years[0]} to {years[-1]}.",
    )
    if census is None:
        return words
    row = next(census.rows())
    whole, open_step = tables.change(row["end"] - row["start"]), tables.change(row["coverage_step"])
    return words + say(
        f"{row['from']}年と{row['to']}年の国勢調査の差は{whole}人で、"
        f"出生・死亡・転入・転出で説明できない差異が{open_step}人あります。",
        f" The censuses of {row['from']} and {row['to']} differ by {whole} people, of which births, deaths and moves "
        f"leave {open_step} unexplained.",
    )


def _figure(result: VisionResult, table: Table) -> Figure:
    rows: list[dict[str, Any]] = list(table.rows())
    more_natural = sum(row["natural_change"] < row["social_change"] for row in rows)
    every = more_natural == len(rows)
    title = say(
        f"{len(rows)}年{'すべて' if every else f'のうち{more_natural}年'}で、自然減が社会減を上回る",
        f"Natural loss exceeds social loss in {'all' if every else f'{more_natural} of'} {len(rows)} years",
    )
    marks = marks_of(result, "register")
    listed = wording.listed(
        [
            say(f"{row['year']}年 {moved}人", f"{row['year']} {moved}")
            for row in rows
            for moved in [tables.change(row["end"] - row["start"])]
        ]
    )
    return Figure(
        name="balance",
        title=title,
        measure=say(
            "自然増減・社会増減・その他の増減（人）と1年間の増減（◆）（住民基本台帳）",
            "Natural, social and other change, persons, and the change of the year (◆) (resident register)",
        ),
        alternative=say(
            f"積み上げ棒グラフ。1年間の増減は、{listed}です。{in_words(marks)}",
            f"Stacked bars. Change of the year: {listed}.{in_words(marks)}",
        ),
        chart=charts.balance(result, marks),
        sources=table.sources,
        plotted=_plotted(rows),
    )


def _plotted(rows: list[dict[str, Any]]) -> plotted.Plotted:
    """Plot the parts of each year; the year bears the change of all."""
    years = [f"{row['year']}\n{tables.change(row['end'] - row['start'])}" for row in rows]
    named = {
        wording.BALANCE[part]: [float(row[part]) for row in rows] for part in charts.BALANCE_COLOURS
    }
    return plotted.parts(years, named, list(charts.BALANCE_COLOURS.values()))


def _printed(table: Table, title: str, name: Any) -> PrintedTable:
    head = (
        say("期間", "Period"),
        *(wording.in_persons(told(words)) for words, _ in _COLUMNS.values()),
    )
    rows = tuple(
        (name(row), *(show(row[column]) for column, (_, show) in _COLUMNS.items()))
        for row in table.rows()
    )
    return PrintedTable(title, head, rows, table.sources)
