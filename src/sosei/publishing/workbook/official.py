"""The sheet of the nation's yardsticks: totals of the simulations, influences as formulas on them."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing import wording
from sosei.publishing.charts.style import GREY, OKABE_ITO
from sosei.publishing.sections.official import READINGS, SERIES, SHARES, UNCONFIRMED
from sosei.publishing.spoken import say, told
from sosei.publishing.workbook import charts
from sosei.publishing.workbook.charts import Column
from sosei.publishing.workbook.leaf import HEAD, Book, Leaf, in_persons
from sosei.publishing.workbook.names import SHEETS
from sosei.publishing.workbook.numbers import Numbered, Numbers, number

OF = {
    "natural_influence": ("simulation1", "pattern1"),
    "social_influence": ("simulation2", "simulation1"),
}
"""Influences: which total is divided by which."""

NOT_DECLINING = Both("not declining", "減少していない")

COLOURS = (GREY, *OKABE_ITO)


def official(book: Book, numbers: Numbers) -> None:
    """Write the sheet."""
    tables = book.result.tables
    leaf = Leaf(book, SHEETS["official"], SHEETS["official"], tables["official"].sources, (52, 24))
    years = [int(str(year)) for year in dict.fromkeys(tables["official_totals"]["year"])]
    leaf.line(HEAD, (say("年", "Year"), *(in_persons(words) for words in SERIES.values())))
    leaf.repeat(HEAD, printed=HEAD - 2)
    for row, year in enumerate(years, HEAD + 1):
        leaf.sheet.write_number(row, 0, year, book.look("year"))
        for column, series in enumerate(SERIES, 1):
            figure = numbers.at("official_totals", "total", (series, year))
            leaf.figure(row, column, figure.value, figure.id, "persons")
    end = HEAD + len(years)
    _readings(leaf, numbers, end + 2)
    _chart(leaf, (HEAD + 1, end), end + 5 + len(READINGS))


def _readings(leaf: Leaf, numbers: Numbers, row: int) -> None:
    source = leaf.book.result.tables["official"]
    years = [int(str(year)) for year in dict.fromkeys(source["year"])]
    leaf.line(row, (say("読み方", "Reading"), *(wording.year(year) for year in years)))
    for place, (name, words) in enumerate(READINGS.items(), row + 1):
        verified = numbers.at("official", "verified", (years[0], name)).value
        leaf.text(place, 0, words if verified else words + told(UNCONFIRMED), "label")
        for column, year in enumerate(years, 1):
            _reading(leaf, numbers, (year, name), (place, column))


def _reading(leaf: Leaf, numbers: Numbers, of: tuple[int, str], place: tuple[int, int]) -> None:
    year, name = of
    figure = numbers.at("official", "value", of)
    if name in OF and figure.value is not None:
        above, below = (
            leaf.book.place(numbers.at("official_totals", "total", (series, year)).id)
            for series in OF[name]
        )
        leaf.formula(*place, f"={above}/{below}", number(figure), "share", (figure.id,))
        return
    shown = _shown(figure)
    leaf.figure(*place, shown, figure.id, "share" if name in SHARES else "plain")


def _shown(figure: Numbered) -> str | float | None:
    if figure.value == "not_declining":
        return told(NOT_DECLINING)
    value = figure.value
    return value if isinstance(value, (str, int, float)) or value is None else str(value)


def _chart(leaf: Leaf, rows: tuple[int, int], below: int) -> None:
    columns = [
        Column(words, leaf.name, rows, 0, column, COLOURS[column - 1])
        for column, words in enumerate(SERIES.values(), 1)
    ]
    title = say("パターン1とシミュレーションの総人口", "Total population of the simulations")
    chart = charts.lines(leaf.book.book, title, columns, say("人", "persons"))
    leaf.sheet.set_h_pagebreaks([below])
    leaf.chart(below, chart, title, charts.WIDE)
    leaf.finish(4, below + 18)
