"""The workbook from cover to map."""

from __future__ import annotations

import io

import xlsxwriter

from sosei.publishing import wording
from sosei.publishing.office import DATED, FONT
from sosei.publishing.spoken import bare, say
from sosei.publishing.workbook import assumed, cover, fields, groups, kpi, official, people, ranges
from sosei.publishing.workbook.leaf import Book
from sosei.publishing.workbook.names import CELLS
from sosei.publishing.workbook.numbers import Numbers
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import VisionResult

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def vision_xlsx(result: VisionResult, ensemble: Ensemble | None = None) -> bytes:
    """Return the workbook of a frozen result, in the language that is spoken.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble, optional
        Drawn from it.

    Returns
    -------
    bytes
        The same for the same result.
    """
    stream = io.BytesIO()
    plain = {"default_format_properties": {"font_name": FONT, "font_size": 10}}
    made = xlsxwriter.Workbook(stream, {**OPTIONS, **plain})
    made.set_properties(
        {
            "title": bare(result.title),
            "author": "Sosei",
            "comments": wording.run(result),
            "created": DATED,
        }
    )
    _write(Book(made, result), ensemble)
    made.close()
    return stream.getvalue()


def _write(book: Book, ensemble: Ensemble | None) -> None:
    numbers, tables = Numbers(book.result), book.result.tables
    front = cover.reserve(book)
    people.base_population(book, numbers)
    levers = assumed.assumptions(book, numbers)
    people.projection(book, numbers)
    groups.three_groups(book, numbers)
    people.pyramids(book, numbers)
    if ensemble is not None:
        ranges.ranges(book, numbers, ensemble)
    if "official" in tables:
        official.official(book, numbers)
    if "field_demand" in tables:
        fields.fields(book, numbers)
    if kpi.TABLE in tables:
        kpi.kpi(book)
    cover.write(front)
    _map(book)
    assumed.stamp(levers)


def _map(book: Book) -> None:
    """Write which cell of a sheet shows which cell of the frozen result, on a hidden sheet."""
    sheet = book.sheet(CELLS)
    heads = (say("シート", "Sheet"), say("セル", "Cell"), say("種類", "Kind"), "result")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
    kinds = {True: say("数式", "formula"), False: say("値", "value")}
    for row, mapped in enumerate(book.map, 1):
        words = (mapped.sheet, mapped.cell, kinds[mapped.formula], " ".join(mapped.ids))
        for column, text in enumerate(words):
            sheet.write_string(row, column, text)
    sheet.set_column(0, 3, 24)
    sheet.hide()
