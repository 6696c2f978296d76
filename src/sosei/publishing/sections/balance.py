"""Why the population changed: births, deaths, moves, and the step that they leave open."""

from __future__ import annotations

from typing import Any

from sosei.publishing import tables, wording
from sosei.publishing.charts import history as charts
from sosei.publishing.sections.model import Figure, Section, events_of, in_words, marks_of
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import Table, VisionResult

_COLUMNS = {
    "start": ("期首人口", tables.persons),
    "births": ("出生", tables.persons),
    "deaths": ("死亡", tables.persons),
    "arrivals": ("転入", tables.persons),
    "departures": ("転出", tables.persons),
    "natural_change": ("自然増減", tables.change),
    "social_change": ("社会増減", tables.change),
    "coverage_step": ("その他の増減", tables.change),
    "end": ("期末人口", tables.persons),
}


def section(result: VisionResult) -> Section | None:
    """Return the section, if the study has births, deaths and moves."""
    register = result.tables.get("balance_register")
    census = result.tables.get("balance_census")
    if not register or not len(register):
        return None
    printed = [
        _printed(register, "人口増減の内訳（住民基本台帳、暦年）", lambda r: f"{r['year']}年")
    ]
    if census:
        title = "人口増減の内訳（国勢調査の間）"
        printed.append(_printed(census, title, lambda r: f"{r['from']}年→{r['to']}年"))
    notes = tuple(table.note for table in (register, census) if table)
    return Section(
        name="balance",
        question="なぜ増減したか",
        answer=_answer(register, census),
        figures=(_figure(result, register),),
        tables=tuple(printed),
        notes=(
            "人口の増減＝出生−死亡＋転入−転出＋その他（統計上の差異）です。",
            *notes,
            *(wording.event_note(row) for row in events_of(result, "register")),
        ),
    )


def _mean(table: Table, name: str) -> float:
    values = [float(row[name]) for row in table.rows()]
    return sum(values) / len(values)


def _answer(register: Table, census: Table | None) -> str:
    years = [row["year"] for row in register.rows()]
    words = (
        f"住民基本台帳では、{years[0]}年から{years[-1]}年までの1年平均で、"
        f"自然増減が{tables.change(_mean(register, 'natural_change'))}人、"
        f"社会増減が{tables.change(_mean(register, 'social_change'))}人です。"
    )
    if census is None:
        return words
    row = next(census.rows())
    return words + (
        f"{row['from']}年と{row['to']}年の国勢調査の差は{tables.change(row['end'] - row['start'])}人で、"
        f"出生・死亡・転入・転出で説明できない差異が{tables.change(row['coverage_step'])}人あります。"
    )


def _figure(result: VisionResult, table: Table) -> Figure:
    rows: list[dict[str, Any]] = list(table.rows())
    more_natural = sum(row["natural_change"] < row["social_change"] for row in rows)
    how_many = "すべて" if more_natural == len(rows) else f"のうち{more_natural}年"
    title = f"{len(rows)}年{how_many}で、自然減が社会減を上回る"
    marks = marks_of(result, "register")
    listed = "、".join(
        f"{row['year']}年 {tables.change(row['end'] - row['start'])}人" for row in rows
    )
    return Figure(
        name="balance",
        title=title,
        measure="自然増減・社会増減・その他の増減（人）と1年間の増減（◆）（住民基本台帳）",
        alternative=f"積み上げ棒グラフ。1年間の増減は、{listed}です。{in_words(marks)}",
        chart=charts.balance(result, marks),
        sources=table.sources,
    )


def _printed(table: Table, title: str, name: Any) -> PrintedTable:
    head = ("期間", *(f"{words}（人）" for words, _ in _COLUMNS.values()))
    rows = tuple(
        (name(row), *(show(row[column]) for column, (_, show) in _COLUMNS.items()))
        for row in table.rows()
    )
    return PrintedTable(title, head, rows, table.sources)
