"""A printed table on slides: as many as it needs, none smaller than 12 points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from sosei.publishing import widths
from sosei.publishing.charts.style import FAINT, INK
from sosei.publishing.slides import look
from sosei.publishing.slides.look import Place
from sosei.publishing.slides.written import colour_of
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable

BESIDE, ABOVE = 0.08, 0.04
"""Inches around the words of a cell."""

Row = Sequence[str]


SIZES = (16, 14, look.SMALL_SIZE)
"""Points: the largest in which a table needs no second slide, else the smallest."""


def size_of(table: PrintedTable, place: Place) -> int:
    """Return the size of the type in which a table is written, points."""
    for size in SIZES:
        wide = sum(widths.needs(table, size / 72, 2 * BESIDE)) <= place.width
        if wide and len(list(_pages(table, place, size))) == 1:
            return size
    return SIZES[-1]


def pages(table: PrintedTable, place: Place) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each slide.

    Parameters
    ----------
    table : PrintedTable
    place : Place
        Of the table on each of them.
    """
    yield from _pages(table, place, size_of(table, place))


def _pages(table: PrintedTable, place: Place, size: int) -> Iterator[tuple[Row, ...]]:
    across = columns(table, place.width, size)
    room = place.height - _height(table.head, across, size)
    held: list[Row] = []
    left = room
    for row in table.rows:
        height = _height(row, across, size)
        if held and height > left:
            yield tuple(held)
            held, left = [], room
        held.append(row)
        left -= height
    if held:
        yield tuple(held)


def columns(table: PrintedTable, across: float, size: int) -> list[float]:
    """Return the width of each column in inches."""
    return widths.columns(table, across, size / 72, 2 * BESIDE)


def _height(row: Row, across: Sequence[float], size: int) -> float:
    return 2 * ABOVE + max(
        look.height_of(bare(words), size, width - 2 * BESIDE)
        for words, width in zip(row, across, strict=True)
    )


def add(slide: Any, table: PrintedTable, rows: Sequence[Row], place: Place) -> None:
    """Put rows of a table on a slide, under its head.

    Parameters
    ----------
    slide : pptx slide
    table : PrintedTable
    rows : sequence of row
        Of one of its `pages`.
    place : Place
    """
    size = size_of(table, place)
    across = columns(table, place.width, size)
    all_rows = (table.head, *rows)
    heights = [_height(row, across, size) for row in all_rows]
    left, top, width, _ = place.box
    frame = slide.shapes.add_table(
        len(all_rows), len(across), left, top, width, Inches(sum(heights))
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", bare(table.title))
    for column, inches in zip(frame.table.columns, across, strict=True):
        column.width = Inches(inches)
    words_of = table.words
    for line, (row, height) in enumerate(zip(all_rows, heights, strict=True)):
        frame.table.rows[line].height = Inches(height)
        for column, (told, words) in enumerate(zip(row, words_of, strict=True)):
            cell = frame.table.cell(line, column)
            _write(cell, bare(told), size, head=line == 0, right=not words)
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour_of(FAINT if line == 0 else "#FFFFFF")


def _write(cell: Any, words: str, size: int, *, head: bool, right: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(BESIDE)
    cell.margin_top = cell.margin_bottom = Inches(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text_frame.text = words
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size), head
        paragraph.font.color.rgb = colour_of(INK)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
