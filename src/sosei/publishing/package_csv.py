"""Tables as CSV files: no cell begins a formula in a spreadsheet, and every one reads back the same."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

import polars as pl

from sosei.base.exact import exact
from sosei.readers.strategy_tables import GUARD, GUARDED

Grid = Sequence[Sequence[str]]

BOM = "\ufeff"
"""Before a file that people open: Excel takes a CSV without it for Shift_JIS."""


def csv_of(grid: Grid) -> str:
    """Return a table as CSV; a text that a spreadsheet would take for a formula has an apostrophe before it."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([[guarded(c) for c in row] for row in grid])
    return stream.getvalue()


def guarded(cell: str) -> str:
    """Return a cell as CSV has it: numbers as they are, texts that begin like a formula behind an apostrophe."""
    return GUARD + cell if cell.startswith(GUARDED) and exact(cell) is None else cell


def frame_csv(frame: pl.DataFrame) -> bytes:
    """Return a table as CSV, numbers in the shortest form that reads back the same, texts guarded."""
    return (
        frame.with_columns(_guarded(column) for column in frame.select(pl.col(pl.String)))
        .write_csv()
        .encode()
    )


def _guarded(column: pl.Series) -> pl.Series:
    kept = {text: guarded(text) for text in column.unique().drop_nulls()}
    changed = {text: cell for text, cell in kept.items() if text != cell}
    return column.replace(changed) if changed else column


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
