"""A printed table as one of Word's: its head is repeated on every page, its rows are not torn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from sosei.publishing import widths
from sosei.publishing.charts.style import FAINT
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable
from sosei.publishing.word.style import ACROSS, id_of

GRID = "Table Grid"

BESIDE, CLOSE = 3.9, 2.0
"""Millimetres left and right of the words of a cell; of many columns."""

MANY = 6
"""Columns from which they stand close, in smaller type."""

_WHOLE, _HEAD = "<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>"
"""A row that is not torn, and the one repeated on every page."""

POINT = 25.4 / 72
"""Millimetres of a point."""


def add(document: Any, table: PrintedTable) -> None:
    """Put a table at the end of a document.

    Parameters
    ----------
    document : docx document
    table : PrintedTable
    """
    made = document.add_table(rows=0, cols=len(table.head))
    made._tbl.tblStyle_val = id_of(GRID)
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    across = widths.columns(table, ACROSS, size_of(table) * POINT, _beside(table))
    for column, width in zip(made.columns, across, strict=True):
        column.width = Mm(width)
    if _beside(table) == CLOSE:
        _set_close(made._tbl.tblPr)
    rows = "".join(_rows(table, [Mm(width).twips for width in across]))
    made._tbl.extend(parse_xml(f"<w:tbl {nsdecls('w')}>{rows}</w:tbl>"))


def _beside(table: PrintedTable) -> float:
    return CLOSE if len(table.head) > MANY else BESIDE


def _set_close(properties: Any) -> None:
    """Set the margins of cells, at the place that the schema gives them."""
    looks = properties.find(qn("w:tblLook"))
    margins = parse_xml(_MARGINS)
    if looks is None:
        properties.append(margins)
    else:
        looks.addprevious(margins)


_SIDES = "".join(
    f'<w:{side} w:w="{Mm(CLOSE / 2).twips}" w:type="dxa"/>' for side in ("left", "right")
)
_MARGINS = f"<w:tblCellMar {nsdecls('w')}>{_SIDES}</w:tblCellMar>"


def size_of(table: PrintedTable) -> int:
    """Return the size of the type in which a table is written, points."""
    return 7 if len(table.head) > MANY + 1 else 8 if len(table.head) > MANY else 9


def _rows(table: PrintedTable, across: Sequence[int]) -> Iterator[str]:
    """Yield each row as XML: python-docx takes a time for each cell that grows with the table."""
    half_points, words_of = 2 * size_of(table), table.words
    for line, row in enumerate((table.head, *table.rows)):
        head = line == 0
        cells = zip(row, words_of, across, strict=True)
        written = (
            _cell(bare(told), width, half_points, head=head, right=not words)
            for told, words, width in cells
        )
        yield f"<w:tr><w:trPr>{_HEAD if head else _WHOLE}</w:trPr>{''.join(written)}</w:tr>"


def _cell(words: str, twips: int, half_points: int, *, head: bool, right: bool) -> str:
    shade = f'<w:shd w:val="clear" w:fill="{FAINT.lstrip("#")}"/>' if head else ""
    bold = "<w:b/>" if head else '<w:b w:val="0"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{twips}"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:after="0"/><w:jc w:val="{"right" if right else "left"}"/></w:pPr>'
        f'<w:r><w:rPr>{bold}<w:sz w:val="{half_points}"/></w:rPr>{_text(words)}</w:r></w:p></w:tc>'
    )


def _text(words: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in words.split("\n"))
    return "<w:br/>".join(lines)
