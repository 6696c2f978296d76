"""Tables of text as they were written: a CSV file or a sheet, every row with its number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sosei.base.errors import Fault, Faults, nearest


@dataclass(frozen=True)
class TextRow:
    """One row: its number in the file, from 1, and its cells by column; an empty cell is an empty text."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class TextTable:
    """One table.

    Attributes
    ----------
    name : str
        The file or sheet, as the user knows it.
    columns : tuple of str
        The headings, in their order.
    rows : tuple of TextRow
        Those with any text.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[TextRow, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        grid: Sequence[Sequence[str]],
        required: Sequence[str],
        optional: Sequence[str],
        faults: Faults,
    ) -> TextTable | None:
        """Make a table of a grid whose first row is the header; None if its header or rows are at fault.

        Parameters
        ----------
        name : str
        grid : sequence of sequence of str
            Trailing empty cells count for nothing.
        required, optional : sequence of str
            Columns that must and may stand in the header; any other is a fault.
        faults : Faults
        """
        lines = [_without_tail([cell.strip() for cell in line]) for line in grid] or [[]]
        header = lines[0]
        if not check_header(header, name, required, optional, faults):
            return None
        body = [(number, line) for number, line in enumerate(lines[1:], 2) if line]
        wide = [(number, line) for number, line in body if len(line) > len(header)]
        for number, line in wide:
            values = {"cells": len(line), "columns": len(header)}
            faults.add(Fault("row_width", name, number, None, values))
        rows = (
            TextRow(number, dict(zip(header, [*line, *[""] * len(header)], strict=False)))
            for number, line in body
        )
        return None if wide else cls(name, tuple(header), tuple(rows))

    def check_unique(self, key: Sequence[str], faults: Faults) -> None:
        """Report every row whose key stands above already."""
        seen: dict[tuple[str, ...], int] = {}
        for row in self.rows:
            words = tuple(row.cells.get(column, "") for column in key)
            first = seen.setdefault(words, row.number)
            if first != row.number:
                values = {"key": ", ".join(filter(None, words)), "first": first}
                faults.add(Fault("row_twice", self.name, row.number, None, values))


SHOWN = 8
"""Headings that are told of a table of another kind."""


def check_header(
    header: Sequence[str],
    name: str,
    required: Sequence[str],
    optional: Sequence[str],
    faults: Faults,
) -> bool:
    """Report columns that are missing, twice there, or not known; return whether there are none.

    A wide table that has none of the required columns, and none nearly so called, is another one: that is one fault.

    Parameters
    ----------
    header : sequence of str
    name : str
        The file or sheet.
    required, optional : sequence of str
    faults : Faults
    """
    own, known = Faults(), [*required, *optional]
    if len(header) > SHOWN and not any(nearest(column, header) for column in required):
        faults.add(Fault("columns_other", name, 1, values=_other(header, known)))
        return False
    unknown = [column for column in dict.fromkeys(header) if column not in known]
    for column in required:
        if column not in header:
            values = {
                "present": ", ".join(header),
                "name": column,
                "hint": nearest(column, unknown),
            }
            own.add(Fault("column_missing", name, 1, column, values))
    for column in unknown:
        values = {"name": column, "known": ", ".join(known), "hint": nearest(column, known)}
        own.add(Fault("column_unknown", name, 1, column, values))
    for column in known:
        if header.count(column) > 1:
            own.add(Fault("column_twice", name, 1, column))
    faults.extend(own)
    return not own


def _other(header: Sequence[str], known: Sequence[str]) -> dict[str, object]:
    """Say of a table of another kind what it has, as far as one reads, and what was looked for."""
    more = len(header) - SHOWN
    shown = ", ".join(header[:SHOWN]) + (f" … (+{more})" if more > 0 else "")
    return {"present": shown, "known": ", ".join(known)}


def _without_tail(cells: list[str]) -> list[str]:
    """Drop empty cells at the end: a spreadsheet leaves them."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells
