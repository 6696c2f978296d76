"""One sheet that is filled in, drawn: its head, its columns, its cells and what they accept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from sosei.base.exact import exact
from sosei.base.messages import Both
from sosei.publishing.review_sheet.content import Cell, Column, Errand, Table
from sosei.publishing.review_sheet.words import (
    CHECK_CHOICE,
    CHECK_LONG,
    CHECK_NUMBER,
    CHECK_TITLE,
    DEADLINE,
    INPUT,
    LEAD,
    TITLE,
    WHEN_MISSED,
)
from sosei.publishing.strategy import years
from sosei.publishing.wording import date as in_japanese
from sosei.readers.review_sheet.form import ABOVE, ID
from sosei.strategy.review.cycle import KINDS
from sosei.strategy.review.sheet.fields import LONGEST

NAMES = 2
"""Row that names the fields, from 0."""

FIRST = NAMES + ABOVE + 1
"""First row that is filled in."""

LINE = 15
"""Height of a line of text, in points."""

TALLEST = 400
"""A spreadsheet draws no row of more than 409 points."""

EXACT = 15
"""Digits of a number that a spreadsheet keeps."""

OPEN = {"bg_color": "#fff7d6", "locked": False}


class Page:
    """One sheet.

    Parameters
    ----------
    book : xlsxwriter.Workbook
    of : Errand
    table : Table
    """

    def __init__(self, book: xlsxwriter.Workbook, of: Errand, table: Table) -> None:
        self.of, self.table = of, table
        self.sheet = book.add_worksheet(table.name)
        self.formats = _formats(book)

    def write(self) -> None:
        """Write everything."""
        self._head()
        self._columns()
        for place, row in enumerate(self.table.rows, FIRST):
            self.sheet.write_string(place, 0, row.id, self.formats["locked"])
            for number, column in enumerate(self.table.columns, 1):
                self._cell(place, number, row.cells.get(column.field, Cell("")))
            self.sheet.set_row(place, self._height(row.cells))
        self._layout()

    def _head(self) -> None:
        of = self.of
        words = {
            "strategy": of.say(of.name),
            "year": of.say(years.fiscal(of.year)),
            "review": of.say(KINDS[of.kind]),
            "department": of.say(of.department),
        }
        self.sheet.write_string(0, 1, of.say(TITLE).format(**words), self.formats["title"])
        lead = of.say(LEAD) + (of.say(WHEN_MISSED) if self.table.explained else "")
        if of.deadline is not None:
            day = Both(of.deadline.isoformat(), in_japanese(of.deadline.isoformat()))
            lead += of.say(DEADLINE).format(date=of.say(day))
        self.sheet.write_string(1, 1, lead)

    def _columns(self) -> None:
        self.sheet.set_column(0, 0, None, None, {"hidden": True})
        self.sheet.write_string(NAMES, 0, ID)
        for number, column in enumerate(self.table.columns, 1):
            self.sheet.set_column(number, number, column.width)
            self.sheet.write_string(NAMES, number, column.field)
            mark = self.of.say(INPUT) if column.typed else ""
            self.sheet.write_string(NAMES + 1, number, mark, self.formats["mark"])
            self.sheet.write_string(NAMES + ABOVE, number, column.heading, self.formats["heading"])
        self.sheet.set_row(NAMES, None, None, {"hidden": True})
        self.sheet.set_row(NAMES + ABOVE, 2 * LINE)

    def _cell(self, row: int, column: int, cell: Cell) -> None:
        shown, kind = cell.shown or cell.text, _kind(cell)
        number = exact(shown) if cell.number else None
        if number is not None and len(number.as_tuple().digits) <= EXACT:
            self.sheet.write_number(row, column, float(number), self.formats[kind])
        else:
            self.sheet.write_string(row, column, shown, self.formats[kind])
        if cell.typed:
            self.sheet.data_validation(row, column, row, column, self._check(cell))

    def _check(self, cell: Cell) -> dict[str, Any]:
        """Return what a cell accepts; anything else may be kept after a warning, for the reader knows more."""
        say = self.of.say
        base = {"error_type": "warning", "error_title": say(CHECK_TITLE), "ignore_blank": True}
        if cell.choices:
            kind = {"validate": "list", "source": list(cell.choices), "error_type": "stop"}
            return base | kind | {"error_message": say(CHECK_CHOICE)}
        if cell.number:
            bounds = {"minimum": -1e15, "maximum": 1e15}
            return (
                base
                | {"validate": "decimal", "criteria": "between", **bounds}
                | {"error_message": say(CHECK_NUMBER)}
            )
        return base | {
            "validate": "length",
            "criteria": "<=",
            "value": LONGEST,
            "error_message": say(CHECK_LONG).format(limit=LONGEST),
        }

    def _height(self, cells: Mapping[str, Cell]) -> float:
        """Return a height in which every text can be read; wide characters take the room of two."""
        lines = [
            _lines(cells[column.field], column)
            for column in self.table.columns
            if column.field in cells
        ]
        return min(TALLEST, LINE * max([2, *lines]))

    def _layout(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes(FIRST, 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.repeat_rows(NAMES + 1, NAMES + ABOVE)
        sheet.print_area(0, 1, FIRST + len(self.table.rows) - 1, len(self.table.columns))
        sheet.set_footer("&L&A&R&P / &N")
        sheet.protect("", {"format_columns": True, "format_rows": True})


def _kind(cell: Cell) -> str:
    if not cell.typed:
        return "locked"
    return "literal" if cell.literal else "open"


def _lines(cell: Cell, column: Column) -> int:
    room = column.width - 1
    words = (cell.shown or cell.text).split("\n")
    return sum(max(1, -(-_width(line) // room)) for line in words)


def _width(line: str) -> int:
    return sum(1 if letter < "\u2000" else 2 for letter in line)


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#8c8c8c"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "mark": book.add_format({"bold": True, "align": "center", "font_color": "#7a4b00"}),
        "heading": book.add_format(
            {**cell, "bold": True, "bg_color": "#e6e6e6", "valign": "vcenter"}
        ),
        "locked": book.add_format({**cell, "bg_color": "#f5f5f5"}),
        "open": book.add_format({**cell, **OPEN}),
        # as text: a spreadsheet would make 0.92 of 92%, and a date of 3/4
        "literal": book.add_format({**cell, **OPEN, "num_format": "@"}),
    }
