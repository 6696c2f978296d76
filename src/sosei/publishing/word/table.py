"""A printed table as one of Word's: its head is repeated on every page, its rows are not torn."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sosei.publishing import widths
from sosei.publishing.charts.style import FAINT
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable
from sosei.publishing.word.style import ACROSS

GRID = "Table Grid"

BESIDE = 3.9
"""Millimetres left and right of the words of a cell."""

POINT = 25.4 / 72
"""Millimetres of a point."""


def add(document: Any, table: PrintedTable) -> None:
    """Put a table at the end of a document.

    Parameters
    ----------
    document : docx document
    table : PrintedTable
    """
    made = document.add_table(rows=0, cols=len(table.head), style=GRID)
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    words_of = table.words
    size = 7 if len(table.head) > 8 else 8 if len(table.head) > 6 else 9
    for line, row in enumerate((table.head, *table.rows)):
        cells = made.add_row().cells
        for cell, told, words in zip(cells, row, words_of, strict=True):
            _write(cell, bare(told), size, head=line == 0, right=not words)
        _whole(made.rows[line], head=line == 0)
    across = widths.columns(table, ACROSS, size * POINT, BESIDE)
    for column, width in zip(made.columns, across, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _write(cell: Any, words: str, size: int, *, head: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(words)
    run.font.size, run.font.bold = Pt(size), head
    if head:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), FAINT.lstrip("#"))
        cell._tc.get_or_add_tcPr().append(shade)


def _whole(row: Any, *, head: bool) -> None:
    held = row._tr.get_or_add_trPr()
    held.append(OxmlElement("w:cantSplit"))
    if head:
        held.append(OxmlElement("w:tblHeader"))
