"""How large an official file may be. The largest published table (社人研, all municipalities) has 1,150,000 cells."""

from __future__ import annotations

from sosei.base.errors import Fault, InputError

MAX_FILE = 48 * 2**20
"""Bytes of a file."""

MAX_BOOK = 24 * 2**20
"""Bytes of a workbook: numbers are packed, or binary."""

MAX_UNPACKED = 64 * 2**20
"""Bytes of a workbook's parts together, unpacked."""

MAX_PARTS = 2_000
"""Parts of a workbook."""

MAX_SHEETS = 500
"""Sheets of a workbook."""

MAX_CELLS = 1_500_000
"""Cells of a workbook, empty ones within its bounds included."""

MAX_ROWS = 200_000
"""Rows of a sheet, empty ones included."""

MAX_COLUMNS = 16_384
"""Columns of a sheet, as spreadsheets have them."""

MAX_LINE = 2**20
"""Bytes of a line of CSV."""

MAX_WORDS = 64 * 2**20
"""Bytes of text that a workbook's cells may spell out."""


def refuse(kind: str, name: str, **values: object) -> InputError:
    """Return the error that refuses a file as a whole."""
    return InputError([Fault(kind, name, values=values)])


def check_extent(rows: int, columns: int, name: str) -> None:
    """Refuse a sheet whose bounds are too wide.

    Parameters
    ----------
    rows, columns : int
        Last row and column that have a cell, from 1.
    name : str
        The file.
    """
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        limit = f"{MAX_ROWS:,} × …, {MAX_CELLS:,}"
        raise refuse("official_too_large", name, size=f"{rows:,} × {columns:,}", limit=limit)
