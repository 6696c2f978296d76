"""A strategy package as CSV files: no cell begins a formula in a spreadsheet, and every one reads back the same."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from sosei.base.exact import exact
from sosei.readers.strategy_tables import GUARD, GUARDED

Grid = Sequence[Sequence[str]]


def csv_of(grid: Grid) -> str:
    """Return a table as CSV; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([[guarded(c) for c in row] for row in grid])
    return stream.getvalue()


def guarded(cell: str) -> str:
    """Return a cell as CSV has it: numbers as they are, texts that begin like a formula behind an apostrophe."""
    return GUARD + cell if cell.startswith(GUARDED) and exact(cell) is None else cell


def packed(tables: Mapping[str, Grid]) -> bytes:
    """Return the tables of a package as one ZIP of CSV files, in UTF-8 as spreadsheets open it.

    Parameters
    ----------
    tables : mapping of str to grid
        By name, the header first.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as files:
        for name, grid in tables.items():
            files.writestr(f"{name}.csv", csv_of(grid).encode("utf-8-sig"))
    return stream.getvalue()
