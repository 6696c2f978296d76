"""A strategy package as one workbook: a sheet a table, every cell as text that reads back the same."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter


def workbook(tables: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return the workbook.

    Parameters
    ----------
    tables : mapping of str to grid
        By sheet, the header first. Cells stay text, so that 1.50 stays 1.50 and no formula begins.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    head = book.add_format({"bold": True, "bottom": 1})
    for name, grid in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, head if row == 0 else None)
        sheet.autofit(240)
    book.close()
    return stream.getvalue()
