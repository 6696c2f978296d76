"""A printed table on slides: as many as it needs, none smaller than 12 points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.spec import GRAPHIC_DATA_URI_TABLE
from pptx.util import Inches

from sosei.publishing import widths
from sosei.publishing.charts.style import FAINT, INK
from sosei.publishing.slides import look
from sosei.publishing.slides.look import Place
from sosei.publishing.slides.written import colour_of
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable, without

BESIDE, ABOVE = 0.08, 0.04
"""Inches around the words of a cell."""

_MARGINS = " ".join(
    f'mar{side}="{Inches(inches)}"'
    for side, inches in zip("LRTB", (BESIDE, BESIDE, ABOVE, ABOVE), strict=True)
)

Row = Sequence[str]


SIZES = (16, 14, look.SMALL_SIZE)
"""Points: the largest in which a table needs no second slide, else the smallest."""


class Laid(NamedTuple):
    """A table as it is laid out.

    Attributes
    ----------
    size : int
        Points of its type.
    across : list of float
        Width of each column, inches.
    pages : list of tuple of row
        Rows of each slide.
    """

    size: int
    across: list[float]
    pages: list[tuple[Row, ...]]


LINES, NAMES = 2, 3
"""Lines of a cell in a larger type; lines of a row's name for which columns give way that can be spared."""

PARTS = 20
"""Of a slide's height, that is tried for as many slides with rows spread evenly."""


def laid(table: PrintedTable, place: Place) -> Laid:
    """Lay a table out in the largest type in which it needs no second slide, else in the smallest.

    Parameters
    ----------
    table : PrintedTable
    place : Place
        Of the table on each slide.
    """
    for size in SIZES:
        across = columns(table, place.width, size)
        heights = [_height(row, across, size) for row in table.rows]
        room = place.height - _height(table.head, across, size)
        pages = _filled(table.rows, heights, room)
        if len(pages) <= 1 and _is_wide_enough(table, across, size):
            break
    return Laid(size, across, pages if len(pages) <= 1 else _evenly(table.rows, heights, room))


def _is_wide_enough(table: PrintedTable, across: Sequence[float], size: int) -> bool:
    """Whether no figure breaks, and no words but those of prose into many lines."""
    needed = widths.needs(table, size / 72, 2 * BESIDE, head=widths.HEAD)
    figures = zip(across, needed, table.words, strict=True)
    if any(width < need - 1e-9 for width, need, words in figures if not words):
        return False
    return table.prose or all(
        _lines(words, size, width) <= LINES
        for row in table.rows
        for words, width in zip(row, across, strict=True)
    )


def slim(table: PrintedTable, place: Place) -> PrintedTable:
    """Return a table without columns that it can spare, as far as the names of its rows need the room.

    Parameters
    ----------
    table : PrintedTable
    place : Place
    """
    while table.spare and _longest_name(table, place) > NAMES:
        table = without(table, table.spare[0])
    return table


def _longest_name(table: PrintedTable, place: Place) -> int:
    across = columns(table, place.width, SIZES[-1])[0]
    return max((_lines(row[0], SIZES[-1], across) for row in table.rows), default=0)


def _lines(words: str, size: int, width: float) -> int:
    return look.lines_of(bare(words), size, width - 2 * BESIDE)


def _filled(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[tuple[Row, ...]]:
    """Return the rows of each slide, none higher than a room unless one row is."""
    slides: list[tuple[Row, ...]] = []
    held: list[Row] = []
    left = room
    for row, height in zip(rows, heights, strict=True):
        if held and height > left:
            slides.append(tuple(held))
            held, left = [], room
        held.append(row)
        left -= height
    return [*slides, tuple(held)] if held else slides


def _evenly(rows: Sequence[Row], heights: Sequence[float], room: float) -> list[tuple[Row, ...]]:
    """Return the rows of as many slides as are needed, each about as full as the others."""
    filled = _filled(rows, heights, room)
    tried = (_filled(rows, heights, room * part / PARTS) for part in range(1, PARTS))
    return next((each for each in tried if len(each) == len(filled)), filled)


def columns(table: PrintedTable, across: float, size: int) -> list[float]:
    """Return the width of each column in inches."""
    return widths.columns(table, across, size / 72, 2 * BESIDE)


def _height(row: Row, across: Sequence[float], size: int) -> float:
    return 2 * ABOVE + max(
        look.height_of(bare(words), size, width - 2 * BESIDE)
        for words, width in zip(row, across, strict=True)
    )


def add(slide: Any, table: PrintedTable, laid_out: Laid, page: int, place: Place) -> None:
    """Put rows of a table on a slide, under its head.

    Parameters
    ----------
    slide : pptx slide
    table : PrintedTable
    laid_out : Laid
        As `laid` lays it out in the place.
    page : int
        Which of its pages.
    place : Place
    """
    size, across, pages = laid_out
    rows = (table.head, *pages[page])
    heights = [_height(row, across, size) for row in rows]
    columns_of, tree = [Inches(inches) for inches in across], slide.shapes._spTree
    written = "".join(
        _row(row, table.words, height, size, head=line == 0)
        for line, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in columns_of)
    left, top, *_ = place.box
    frame = CT_GraphicalObjectFrame.new_graphicFrame(
        tree.max_shape_id + 1,
        f"Table {tree.max_shape_id}",
        *(left, top, sum(columns_of), Inches(sum(heights))),
    )
    frame.nvGraphicFramePr.cNvPr.set("descr", bare(table.title))
    data = frame.graphic.graphicData
    data.uri = GRAPHIC_DATA_URI_TABLE
    data.append(
        parse_xml(f"<a:tbl {nsdecls('a')}>{_LOOK}<a:tblGrid>{grid}</a:tblGrid>{written}</a:tbl>")
    )
    tree.append(frame)


_LOOK = (
    '<a:tblPr firstRow="1" bandRow="1">'
    "<a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId></a:tblPr>"
)
"""The style that office programs give a new table; cells have colours of their own."""


def _row(row: Row, words_of: Sequence[bool], height: float, size: int, *, head: bool) -> str:
    """Return a row as XML: python-pptx takes long over each cell."""
    cells = (
        _cell(bare(told), size, head=head, right=not words)
        for told, words in zip(row, words_of, strict=True)
    )
    return f'<a:tr h="{Inches(height)}">{"".join(cells)}</a:tr>'


def _cell(words: str, size: int, *, head: bool, right: bool) -> str:
    type_of = f'sz="{size}00" b="{int(head)}"'
    ink, fill = _fill(INK), _fill(FAINT if head else "#FFFFFF")
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{"r" if right else "l"}"/>{_run(line, type_of, ink)}</a:p>'
        for line in words.split("\n")
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>"
        f'<a:tcPr {_MARGINS} anchor="ctr">{fill}</a:tcPr></a:tc>'
    )


def _run(line: str, type_of: str, ink: str) -> str:
    if not line:
        return f"<a:endParaRPr {type_of}/>"
    return f"<a:r><a:rPr {type_of}>{ink}</a:rPr><a:t>{escape(line)}</a:t></a:r>"


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour_of(colour)}"/></a:solidFill>'
