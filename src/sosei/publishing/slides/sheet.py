"""The numbers behind a native chart: what an office program opens where they are edited."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from sosei.publishing.charts.plotted import Plotted
from sosei.publishing.office import DATED
from sosei.publishing.spoken import bare

Row = Sequence[str | float | None]

_NAME = "xl/worksheets/sheet1.xml"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_AROUND = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/{_NAME}" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SPACE}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_SPACE}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
"""Every part but the sheet."""

COUNTED = ' s="1"'
"""The second format, with commas: of all numbers but years, which stand in the first column."""


class Range(NamedTuple):
    """Where a series stands: its name, its years or categories, its values."""

    name: str
    at: str
    values: str


def by_category(plotted: Plotted) -> tuple[list[Range], list[Row]]:
    """Return where each series stands, and the rows: a column a series, beside the categories.

    Parameters
    ----------
    plotted : Plotted
    """
    last = len(plotted.categories) + 1
    letters = [xl_col_to_name(place) for place in range(1, len(plotted.series) + 1)]
    ranges = [
        Range(f"Sheet1!${at}$1", f"Sheet1!$A$2:$A${last}", f"Sheet1!${at}$2:${at}${last}")
        for at in letters
    ]
    columns = (map(bare, plotted.categories), *(series.values for series in plotted.series))
    head: Row = (None, *(bare(series.name) for series in plotted.series))
    return ranges, [head, *zip(*columns, strict=True)]


def by_year(plotted: Plotted) -> tuple[list[Range], list[Row]]:
    """Return where each series stands, and the rows: one series below the other, its years beside it.

    Parameters
    ----------
    plotted : Plotted
    """
    ranges: list[Range] = []
    rows: list[Row] = []
    for series in plotted.series:
        rows += [(None, bare(series.name)), *zip(series.at, series.values, strict=True), ()]
        first, last = len(rows) - len(series.at), len(rows) - 1
        ranges.append(
            Range(
                f"Sheet1!$B${first - 1}",
                f"Sheet1!$A${first}:$A${last}",
                f"Sheet1!$B${first}:$B${last}",
            )
        )
    return ranges, rows


def xlsx(rows: Sequence[Row]) -> bytes:
    """Return rows as a workbook of one sheet; the same rows give the same bytes.

    Parameters
    ----------
    rows : sequence of row
        Words, numbers, and None where a cell is empty.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name, content in {**_AROUND, _NAME: _sheet(rows)}.items():
            entry = zipfile.ZipInfo(name, DATED.timetuple()[:6])
            parts.writestr(entry, f"{_HEAD}{content}", zipfile.ZIP_DEFLATED)
    return made.getvalue()


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _sheet(rows: Sequence[Row]) -> str:
    told = "".join(
        f'<row r="{number}">{"".join(_cells(row, number))}</row>'
        for number, row in enumerate(rows, 1)
    )
    wide = '<cols><col min="1" max="1" width="10.7109375" customWidth="1"/></cols>'
    return f'<worksheet xmlns="{_SPACE}">{wide}<sheetData>{told}</sheetData></worksheet>'


def _cells(row: Row, number: int) -> Iterator[str]:
    for place, value in enumerate(row):
        at = f"{xl_col_to_name(place)}{number}"
        if isinstance(value, str):
            words = f'<t xml:space="preserve">{escape(value)}</t>'
            yield f'<c r="{at}" t="inlineStr"><is>{words}</is></c>'
        elif value is not None:
            yield f'<c r="{at}"{COUNTED if place else ""}><v>{value}</v></c>'
