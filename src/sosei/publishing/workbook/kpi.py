"""The sheet of a joined strategy's indicators: as frozen, with gaps and counts as formulas, and each year's values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from sosei.publishing.charts.style import OKABE_ITO
from sosei.publishing.spoken import own, say, spoken, told
from sosei.publishing.strategy import units
from sosei.publishing.strategy.lines import STATUSES
from sosei.publishing.workbook import charts
from sosei.publishing.workbook.charts import Column
from sosei.publishing.workbook.leaf import HEAD, LINE, Book, Leaf, wide
from sosei.publishing.workbook.names import SHEETS
from sosei.strategy.verdict import Verdict

TABLE, SERIES = "strategy_kpi", "strategy_series"

UNIT, MARK = 2, 11
"""Columns of the unit and of the mark."""

FIGURES = (
    "baseline_year",
    "baseline",
    "target_year",
    "target",
    "expected",
    "actual",
)
"""Columns of the result between the unit and the formulas."""

YEARS = ("baseline_year", "target_year")

WIDTHS = (30, 44, 12, 8, 13, 8, 16, 13, 13, 16, 9, 17)

CHART_ROWS = 14

Row = dict[str, Any]


def kpi(book: Book) -> None:
    """Write the sheet."""
    rows = list(book.result.tables[TABLE].plain_rows())
    sources = book.result.tables[TABLE].sources
    leaf = Leaf(book, SHEETS["kpi"], _title(book), sources, WIDTHS)
    leaf.line(HEAD, _heads())
    leaf.repeat(HEAD, 1, printed=HEAD - 2)
    for place, row in enumerate(rows, HEAD + 1):
        _indicator(leaf, row, place)
    end = HEAD + len(rows)
    below = _counts(leaf, rows, (HEAD + 1, end), end + 2)
    last = _series(leaf, rows, below + CHART_ROWS)
    leaf.sheet.set_h_pagebreaks([end + 2, below + CHART_ROWS])
    leaf.finish(MARK + 1, last)


def _title(book: Book) -> str:
    joined = book.result.manifest["strategy"]
    name = joined["name"] if spoken() == "ja" or not joined["english_name"] else ""
    called = own(name) if name else joined["english_name"]
    year = joined["year"]
    return say(
        f"{called}の指標（{year}年度の効果検証）",
        f"Indicators of {called}, review of fiscal {year}",
    )


def _heads() -> tuple[str, ...]:
    return (
        say("柱", "Pillar"),
        say("指標", "Indicator"),
        say("単位", "Unit"),
        say("基準年", "Year"),
        say("基準値", "Baseline"),
        say("目標年", "Due"),
        say("目標値", "Target"),
        say("期待値", "Expected"),
        say("実績値", "Actual"),
        say("目標との差", "Actual less target"),
        say("進捗", "Progress"),
        say("評価", "Mark"),
    )


def _indicator(leaf: Leaf, row: Row, place: int) -> None:
    _named(leaf, row, place)
    table = leaf.book.result.tables[TABLE]
    for column, name in enumerate(FIGURES, UNIT + 1):
        look = "of_year" if name in YEARS else _look(row[name])
        leaf.figure(place, column, row[name], table.cell(name, row), look)
    _gap(leaf, row, place)
    _progress(leaf, row, place)
    leaf.text(place, MARK, _marked(row["mark"], row["verdict"]), "label")


def _named(leaf: Leaf, row: Row, place: int) -> None:
    """Write pillar, name and unit, on as many lines as the longer name needs."""
    names = (_own(row["pillar"], row["english_pillar"]), _own(row["name"], row["english_name"]))
    for column, name in enumerate(names):
        leaf.text(place, column, name, "label_wrapped")
    lines = (1 + wide(name) // (WIDTHS[column] - 2) for column, name in enumerate(names))
    leaf.sheet.set_row(place, LINE * max(lines) + 4)
    leaf.text(place, UNIT, say(row["unit"], units.head(row["unit"])), "label")


def _own(name: str, english: str) -> str:
    return english if spoken() == "en" and english else own(name)


def _look(value: float | None) -> str:
    """Return the look of a figure: whole ones with separators, others as they stand."""
    return "persons" if value is None or float(value).is_integer() else "plain"


def _gap(leaf: Leaf, row: Row, place: int) -> None:
    """Write actual less target as a formula, where both are known."""
    if row["actual"] is None or row["target"] is None:
        leaf.text(place, 9, "—", "word")
        return
    target, actual = (xl_rowcol_to_cell(place, column) for column in (6, 8))
    gap = row["actual"] - row["target"]
    leaf.formula(place, 9, f"={actual}-{target}", gap, _look(gap))


def _progress(leaf: Leaf, row: Row, place: int) -> None:
    """Write the progress as a formula where it goes from baseline to target, else as it was frozen."""
    cell = leaf.book.result.tables[TABLE].cell("progress", row)
    if row["progress"] is None or row["baseline"] is None:
        leaf.figure(place, 10, row["progress"], cell, "share")
        return
    baseline, target, actual = (xl_rowcol_to_cell(place, column) for column in (4, 6, 8))
    formula = f"=({actual}-{baseline})/({target}-{baseline})"
    leaf.formula(place, 10, formula, row["progress"], "share", (cell,))


def _marked(mark: str, verdict: str) -> str:
    """Return a mark with its word; the word is that of the verdict whose mark it is, where there is one."""
    status = next((s for s in STATUSES.values() if s.mark == mark), STATUSES[Verdict(verdict)])
    return f"{mark} {told(status.words)}" if status.mark == mark else mark


def _counts(leaf: Leaf, rows: Sequence[Row], within: tuple[int, int], row: int) -> int:
    """Count the marks by formulas, and draw them; return the row below."""
    leaf.line(row, (say("評価", "Mark"), say("指標の数", "Indicators")))
    marks = [_marked(each["mark"], each["verdict"]) for each in rows]
    shown = list(dict.fromkeys(marks))
    span = f"$L${within[0] + 1}:$L${within[1] + 1}"
    for place, mark in enumerate(shown, row + 1):
        leaf.text(place, 0, mark, "label")
        count = float(marks.count(mark))
        leaf.formula(place, 1, f"=COUNTIF({span},A{place + 1})", count, "persons")
    end = row + len(shown)
    title = say("評価ごとの指標の数", "Indicators by mark")
    columns = [Column(title, leaf.name, (row + 1, end), 0, 1, OKABE_ITO[0])]
    chart = charts.stacked(leaf.book.book, title, columns, "")
    chart.set_legend({"none": True})
    leaf.chart(end + 1, chart, title, charts.LOW)
    return end + 1


def _series(leaf: Leaf, rows: Sequence[Row], row: int) -> int:
    """Write what was observed in each year; return the last row."""
    table = leaf.book.result.tables[SERIES]
    years = sorted({int(str(year)) for year in table["year"]})
    leaf.text(row, 0, say("実績値の推移", "Actual values by year"), "block")
    leaf.line(row + 1, (say("柱", "Pillar"), say("指標", "Indicator"), say("単位", "Unit")))
    for column, year in enumerate(years, UNIT + 1):
        leaf.sheet.write_number(row + 1, column, year, leaf.book.look("year"))
    held = {(each["indicator"], each["year"]): each for each in table.plain_rows()}
    for place, each in enumerate(rows, row + 2):
        _named(leaf, each, place)
        for column, year in enumerate(years, UNIT + 1):
            seen = held[each["indicator"], year]
            leaf.figure(
                place, column, seen["actual"], table.cell("actual", seen), _look(seen["actual"])
            )
    return row + 1 + len(rows)
