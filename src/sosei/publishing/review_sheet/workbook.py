"""A department's sheet as a workbook: inputs are open and coloured, the rest is locked; every text stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import xlsxwriter

from sosei.base.errors import Fault, InputError
from sosei.base.filled import Line, Stamp
from sosei.publishing.review_sheet.content import Cell, Errand, Row, Table
from sosei.publishing.review_sheet.indicators import indicators
from sosei.publishing.review_sheet.nodes import nodes
from sosei.publishing.review_sheet.page import Page
from sosei.publishing.review_sheet.words import GUIDE, GUIDE_LINES, NODES
from sosei.readers.review_sheet.form import FORMAT, STAMP
from sosei.strategy.review.sheet.fields import LONGEST

_NO_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FONT = {"font_name": "Yu Gothic", "font_size": 10}
"""One that every office has, for the cells of both languages."""

NAME = 31
"""Characters of the name of a sheet, as spreadsheets have them."""


def review_sheet(of: Errand) -> bytes:
    """Return the workbook on which a department reports.

    Parameters
    ----------
    of : Errand

    Raises
    ------
    InputError
        If a text that is stored already is longer than a sheet takes back.
    """
    tables = tuple(_tables(of))
    faults = [fault for table in tables for fault in _long(table)]
    if faults:
        raise InputError(faults)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {**PLAIN, "default_format_properties": FONT})
    for table in tables:
        Page(book, of, table).write()
    _guide(book, of)
    _stamp(book, _stamp_of(of, tables))
    book.close()
    return stream.getvalue()


def _tables(of: Errand) -> Iterator[Table]:
    if of.asked.indicators:
        yield indicators(of, sheet_name(of))
    if of.asked.nodes:
        yield nodes(of, of.say(NODES))


def sheet_name(of: Errand) -> str:
    """Return the name of the sheet of indicators: that of the department, as far as a spreadsheet takes it."""
    name = _NO_NAME.sub(" ", of.say(of.department)).strip()[:NAME].strip()
    taken = {STAMP, of.say(NODES).lower(), of.say(GUIDE).lower(), "history", ""}
    return f"{name[: NAME - 2]} 1".strip() if name.lower() in taken else name


def _long(table: Table) -> Iterator[Fault]:
    for row in table.rows:
        for name, cell in row.cells.items():
            if cell.typed and len(cell.text) > LONGEST:
                values = {"count": f"{len(cell.text):,}", "limit": f"{LONGEST:,}"}
                yield Fault("review_sheet_long", row.cells["name"].text, None, name, values)


def _stamp_of(of: Errand, tables: tuple[Table, ...]) -> Stamp:
    head = {
        "format": FORMAT,
        "strategy": of.strategy,
        "year": str(of.year),
        "kind": str(of.kind),
        "department": of.asked.department,
        "language": of.language,
        "version": of.version,
        "written_at": of.written_at,
        "guide": of.say(GUIDE),
    }
    return Stamp(head, tuple(_line(table, row) for table in tables for row in table.rows))


def _line(table: Table, row: Row) -> Line:
    cells = {column.field: row.cells.get(column.field, Cell("")) for column in table.columns}
    shown = {name: cell.text for name, cell in cells.items() if not cell.typed}
    typed = {name: cell.text for name, cell in cells.items() if cell.typed}
    return Line(table.name, row.id, shown, typed, row.noted)


def _guide(book: xlsxwriter.Workbook, of: Errand) -> None:
    sheet = book.add_worksheet(of.say(GUIDE))
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    for row, words in enumerate(GUIDE_LINES):
        sheet.write_string(row, 0, of.say(words), plain)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _stamp(book: xlsxwriter.Workbook, stamp: Stamp) -> None:
    sheet = book.add_worksheet(STAMP)
    for row, cells in enumerate(stamp.grid()):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    sheet.protect()
    sheet.very_hidden()
