"""A department's sheet read back: all its faults at once, or all its rows."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from python_calamine import CalamineWorkbook

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.filled import Filled, FilledRow, Stamp
from sosei.base.provenance import cell_range
from sosei.readers.official import zipped
from sosei.readers.official.opening import opened_as
from sosei.readers.official.sheets import Sheet
from sosei.readers.review_sheet import cells
from sosei.readers.review_sheet.form import FORMAT, STAMP
from sosei.readers.review_sheet.grid import Grid

OTHER = "review_sheet_other"

SAID: Mapping[str, str] = {
    "official_not_a_table": OTHER,
    "official_encoding": OTHER,
    "official_no_figures": OTHER,
    "official_missing": "review_sheet_missing",
}
"""What the door for official files says, and what is said of a sheet instead."""

PACKAGE = frozenset({"nodes", "indicators"})
"""Sheets by which the workbook of a whole strategy is known."""


def read_review_sheet(path: Path) -> Filled:
    """Read a workbook that a department filled in.

    Parameters
    ----------
    path : Path

    Raises
    ------
    InputError
        If it is another file, its stamp is missing or damaged, or anything but the inputs was changed; if a cell is a
        date, an error or a formula without its result.
    """
    sheets = opened_as(path, SAID)
    stamp = _stamp(sheets)
    faults = Faults()
    rows = tuple(_rows(sheets, stamp, faults))
    own = {line.sheet for line in stamp.lines}
    faults.extend(_merged(path, [sheet for sheet in sheets if sheet.name in own]))
    faults.raise_if_any()
    known = {STAMP, stamp.head.get("guide", ""), *own}
    unread = tuple(sheet.name for sheet in sheets if sheet.name not in known)
    return Filled(sheets[0].file, stamp, rows, unread)


def _stamp(sheets: Sequence[Sheet]) -> Stamp:
    """Return what the workbook says that it was written with."""
    file, names = sheets[0].file, {sheet.name for sheet in sheets}
    sheet = next((each for each in sheets if each.name == STAMP), None)
    if sheet is None:
        kind = "review_sheet_package" if names >= PACKAGE else OTHER
        raise InputError([Fault(kind, file)])
    grid = [[_as_written(cell) for cell in row] for row in sheet.rows]
    found = next((row[1] for row in grid if row[:1] == ["format"] and len(row) > 1), "")
    if found != FORMAT:
        values = {"found": found or "—", "expected": FORMAT}
        raise InputError([Fault("review_sheet_format", file, values=values)])
    try:
        return Stamp.of(grid)
    except ValueError:
        raise InputError([Fault("review_sheet_stamp", file)]) from None


def _as_written(cell: object) -> str:
    """Return a cell of the stamp, whose blanks count."""
    return cells.lines(cell) if isinstance(cell, str) else str(cell)


def _rows(sheets: Sequence[Sheet], stamp: Stamp, faults: Faults) -> Iterator[FilledRow]:
    there = {sheet.name: sheet for sheet in sheets}
    for name, lines in groupby(stamp.lines, key=lambda line: line.sheet):
        if name not in there:
            values = {"name": name, "present": ", ".join(there)}
            faults.add(Fault("review_sheet_gone", sheets[0].file, values=values))
            continue
        yield from Grid(there[name], list(lines), faults).rows()


def _merged(path: Path, own: Sequence[Sheet]) -> Iterator[Fault]:
    """Yield cells that were merged: all but the first of them have lost what was in them."""
    data = path.read_bytes()
    packed = zipped.repacked(data, path.name) if data.startswith(b"PK") else io.BytesIO(data)
    with packed:
        book = CalamineWorkbook.from_filelike(packed)
        for sheet in own:
            for first, last in book.get_sheet_by_name(sheet.name).merged_cell_ranges or ():
                cells_named = cell_range((first[0] + 1, last[0] + 1), (first[1] + 1, last[1] + 1))
                yield Fault("review_sheet_merged", sheet.place, None, cells_named)
