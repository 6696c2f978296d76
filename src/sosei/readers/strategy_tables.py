"""A strategy package as it lies: a folder of CSV files, or one workbook with the same sheets → tables of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.tables import TextTable
from sosei.readers.official.opening import open_sheets
from sosei.readers.official.sheets import Cell
from sosei.readers.table import csv_lines

Known = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""Needed and optional columns, by table."""


GUARD = "'"
"""Stands before a text in CSV that a spreadsheet would take for a formula."""

GUARDED = ("=", "+", "-", "@", "\t", "\r", GUARD)
"""How such texts begin; one that begins with the apostrophe itself gets another, so that nothing is lost."""


def read_strategy_tables(
    path: Path, known: Known, required: Sequence[str], faults: Faults
) -> tuple[dict[str, TextTable], tuple[str, ...]]:
    """Read the tables of a package.

    Parameters
    ----------
    path : Path
        A folder, or a workbook.
    known : mapping
        The tables of a package.
    required : sequence of str
        Those that must be there.
    faults : Faults

    Returns
    -------
    dict of str to TextTable
    tuple of str
        Files or sheets that are none of them: reported, not read.
    """
    grids, unread = _folder(path, known, faults) if path.is_dir() else _workbook(path, known)
    tables = {}
    for name, grid in grids.items():
        needed, optional = known[name]
        table = TextTable.of(
            f"{name}.csv" if path.is_dir() else name, grid, needed, optional, faults
        )
        if table is not None:
            tables[name] = table
    for name in required:
        if name not in grids:
            faults.add(
                Fault("file_missing", f"{name}.csv", values={"columns": ", ".join(known[name][0])})
            )
    return tables, unread


def _folder(
    path: Path, known: Known, faults: Faults
) -> tuple[dict[str, list[list[str]]], tuple[str, ...]]:
    grids: dict[str, list[list[str]]] = {}
    for name, (needed, _) in known.items():
        if (path / f"{name}.csv").is_file():
            lines = csv_lines(path / f"{name}.csv", f"{name}.csv", [*needed], faults)
            grids[name] = [[_unguarded(cell) for cell in line] for line in lines or []]
            if lines is None:
                grids.pop(name)
    names = {f"{name}.csv" for name in known}
    unread = (file.name for file in sorted(path.iterdir()) if file.is_file())
    return grids, tuple(n for n in unread if n not in names and not n.startswith("."))


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps it from being a formula."""
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(GUARDED) else cell


def _workbook(path: Path, known: Known) -> tuple[dict[str, list[list[str]]], tuple[str, ...]]:
    if not path.exists():
        raise InputError([Fault("folder_missing", str(path))])
    sheets = open_sheets(path)
    grids = {
        s.name: [[_text(cell) for cell in row] for row in s.rows] for s in sheets if s.name in known
    }
    return grids, tuple(sheet.name for sheet in sheets if sheet.name not in known)


def _text(cell: Cell) -> str:
    """Return a cell of a workbook as text: whole numbers without a decimal point, dates as ISO 8601."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    return str(cell)
