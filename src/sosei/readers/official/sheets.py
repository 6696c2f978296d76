"""One sheet of an official file: its cells as they stand, and their text as Sosei compares it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from sosei.base.errors import Fault, InputError
from sosei.base.provenance import column_name

Name = TypeVar("Name")
Cell = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """Return the text in half-width characters and without white space, as headings are compared.

    Parameters
    ----------
    text : str
        As it stands in the cell: ``０歳 ～ ４歳``.
    """
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", "", plain).replace("〜", "~").replace("∼", "~")


def headings(table: Mapping[str, Name]) -> dict[str, Name]:
    """Return a table of official headings with its keys as headings are compared."""
    return {normal(heading): name for heading, name in table.items()}


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a whole CSV file.

    Attributes
    ----------
    file, name : str
        The name of a CSV file's sheet is empty.
    file_hash : str
        SHA-256 of the file.
    rows : list of list
        Cells as they stand, rows and columns from 0.
    """

    file: str
    name: str
    file_hash: str
    rows: list[list[Cell]]

    @property
    def place(self) -> str:
        """Return the file and its sheet, as a message names them."""
        return f"{self.file} [{self.name}]" if self.name else self.file

    def raw(self, row: int, column: int) -> Cell:
        """Return a cell as it stands; empty where there is none."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """Return a cell as headings are compared."""
        return cell_text(self.raw(row, column))

    def line(self, row: int) -> list[str]:
        """Return a row as headings are compared; empty where there is none."""
        return [cell_text(cell) for cell in self.rows[row]] if row < len(self.rows) else []

    def title(self) -> str:
        """Return the words of the first row that has any."""
        for row in range(min(8, len(self.rows))):
            words = "".join(cell_text(cell) for cell in self.rows[row] if isinstance(cell, str))
            if words:
                return words
        return ""

    def top(self, rows: int = 8) -> str:
        """Return all words of the first rows."""
        return " ".join("|".join(self.line(row)) for row in range(min(rows, len(self.rows))))

    def find(self, *needed: str, rows: int = 12) -> int | None:
        """Return the first row, among the uppermost, that has all these headings."""
        wanted = {normal(heading) for heading in needed}
        for row in range(min(rows, len(self.rows))):
            if wanted <= set(self.line(row)):
                return row
        return None

    def fault(self, kind: str, row: int, column: int, **values: object) -> Fault:
        """Return a fault at a cell."""
        return Fault(kind, self.place, row + 1, column_name(column + 1), values)

    def refuse(self, kind: str, row: int, column: int, **values: object) -> InputError:
        """Return the error that stops the file at a cell."""
        return InputError([self.fault(kind, row, column, **values)])


def cell_text(cell: Cell) -> str:
    """Return any cell as headings are compared."""
    if isinstance(cell, str):
        return normal(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


def paths(sheet: Sheet, rows: range) -> list[str]:
    """Return what stands above each column in several header rows: ``人口/男``.

    A heading that spans columns stands in the first of them, merged or not; the lowest row spans none.

    Parameters
    ----------
    sheet : Sheet
    rows : range
        The header rows, from 0.
    """
    width = max((len(sheet.rows[row]) for row in rows if row < len(sheet.rows)), default=0)
    grid = [[sheet.text(row, column) for column in range(width)] for row in rows]
    for depth, line in enumerate(grid[:-1]):
        for column in range(1, width):
            parent = all(above[column] == above[column - 1] for above in grid[:depth])
            if not line[column] and parent:
                line[column] = line[column - 1]
    return ["/".join(filter(None, (line[column] for line in grid))) for column in range(width)]
