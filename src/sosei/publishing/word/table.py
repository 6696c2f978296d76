"""A printed table as one of Word's: its head is repeated on every page, its rows are not torn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.shared import Mm

from sosei.publishing import widths
from sosei.publishing.charts.style import FAINT
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable
from sosei.publishing.word.style import ACROSS, id_of
from sosei.publishing.word.written import lines

GRID = "Table Grid"

BESIDE, CLOSE = 3.9, 2.0
"""Millimetres left and right of the words of a cell; of many columns."""

MANY = 6
"""Columns from which they stand close, in smaller type."""

_WHOLE, _HEAD = "<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>"
"""A row that is not torn, and the one repeated on every page."""

POINT = 25.4 / 72
"""Millimetres of a point."""


def written(table: PrintedTable) -> str:
    """Return a table as XML: python-docx takes a time for each cell that grows with the table.

    Parameters
    ----------
    table : PrintedTable
    """
    across = widths.columns(table, ACROSS, size_of(table) * POINT, _beside(table))
    twips = [Mm(width).twips for width in across]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    close = _MARGINS if _beside(table) == CLOSE else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{id_of(GRID)}"/><w:tblW w:type="auto" w:w="0"/>'
        f'<w:jc w:val="left"/><w:tblLayout w:type="fixed"/>{close}{_LOOK}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(table, twips))}</w:tbl>"
    )


def _beside(table: PrintedTable) -> float:
    return CLOSE if len(table.head) > MANY else BESIDE


_SIDES = "".join(
    f'<w:{side} w:w="{Mm(CLOSE / 2).twips}" w:type="dxa"/>' for side in ("left", "right")
)
_MARGINS = f"<w:tblCellMar>{_SIDES}</w:tblCellMar>"

_LOOK = (
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0"'
    ' w:noHBand="0" w:noVBand="1" w:val="04A0"/>'
)


def size_of(table: PrintedTable) -> int:
    """Return the size of the type in which a table is written, points."""
    return 7 if len(table.head) > MANY + 1 else 8 if len(table.head) > MANY else 9


def _rows(table: PrintedTable, across: Sequence[int]) -> Iterator[str]:
    """Yield each row."""
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
        f'<w:r><w:rPr>{bold}<w:sz w:val="{half_points}"/></w:rPr>{lines(words)}</w:r></w:p></w:tc>'
    )
