"""One row of a strategy package, cell by cell: every cell that cannot be read is a fault with its place."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, Faults, nearest
from sosei.base.exact import exact
from sosei.base.messages import Both
from sosei.base.tables import TextRow

Word = TypeVar("Word", bound=StrEnum)

NUMBER = Both("a number", "数")
WHOLE = Both("a whole number", "整数")
YEAR = Both(
    "a year such as 2024 or R6, or a date such as 2025-03-31",
    "2024、R6 などの年、または 2025-03-31 などの日付",
)


class Cells:
    """The cells of one row.

    Parameters
    ----------
    table : str
        Name of the file or sheet.
    row : TextRow
    faults : Faults
    """

    def __init__(self, table: str, row: TextRow, faults: Faults) -> None:
        self.table, self.row, self.faults = table, row, faults
        self.sound = True

    def text(self, column: str) -> str:
        """Return a cell; empty where it is, or where the column is not there."""
        return self.row.cells.get(column, "")

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty."""
        found = self.text(column)
        if not found:
            self.fault("text_empty", column)
        return found

    def word(self, column: str, words: type[Word], default: Word | None = None) -> Word:
        """Return one of the words of a list; an empty cell is the default, if there is one."""
        found = self.text(column)
        if not found and default is not None:
            return default
        if found in list(words):
            return words(found)
        values = {"value": found, "choices": ", ".join(words), "hint": nearest(found, words)}
        self.fault("word_unknown", column, **values)
        return next(iter(words))

    def number(self, column: str) -> Decimal | None:
        """Return a number as it was entered; None where the cell is empty."""
        found = self.text(column)
        number = exact(found) if found else None
        if found and number is None:
            self.fault("number_expected", column, value=found, number=NUMBER)
        return number

    def needed_number(self, column: str) -> Decimal:
        """Return a number that must be there."""
        if not self.text(column):
            self.fault("cell_empty", column, number=NUMBER)
        return self.number(column) or Decimal(0)

    def whole(self, column: str) -> int | None:
        """Return a whole number; None where the cell is empty."""
        number = self.number(column)
        if number is None or number == number.to_integral_value():
            return None if number is None else int(number)
        self.fault("number_expected", column, value=self.text(column), number=WHOLE)
        return None

    def year(self, column: str, *, fiscal: bool) -> int | None:
        """Return a western year; None where the cell is empty."""
        found = self.text(column)
        year = western_year(found, fiscal=fiscal) if found else None
        if found and year is None:
            self.fault("value_faulty", column, value=f'"{found}"', expected=YEAR, hint="")
        return year

    def needed_year(self, column: str, *, fiscal: bool) -> int:
        """Return a western year that must be there."""
        if not self.text(column):
            self.fault("cell_empty", column, number=YEAR)
        return self.year(column, fiscal=fiscal) or 0

    def fault(self, kind: str, column: str | None, **values: object) -> None:
        """Report something wrong in the row."""
        self.sound = False
        self.faults.add(Fault(kind, self.table, self.row.number, column, values))
