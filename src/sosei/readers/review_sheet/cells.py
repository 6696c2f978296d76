"""Cells of a sheet that was filled in: what was typed, or why it cannot be taken."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from sosei.base.exact import plain
from sosei.readers.official.sheets import Cell

DIGITS = 15
"""Significant digits that a spreadsheet keeps of a number."""

_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|CALC!|SPILL!)")


def text(cell: Cell) -> str:
    """Return what a cell says; numbers as they are typed, line ends as one character, no blanks around it.

    Parameters
    ----------
    cell : Cell
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (int, float)):
        return plain(Decimal(f"{cell:.{DIGITS}g}"))
    if isinstance(cell, str):
        return lines(cell).strip()
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)


def lines(words: str) -> str:
    """Return a text with line feeds alone as its line ends."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def trouble(cell: Cell) -> str:
    """Return the kind of fault that a typed cell is by itself; empty where it can be read.

    Parameters
    ----------
    cell : Cell
    """
    if isinstance(cell, (datetime.date, datetime.time, datetime.timedelta)):
        return "review_sheet_date"
    words = cell.strip() if isinstance(cell, str) else ""
    if words == "=":
        # the sign that the door puts in the place of a formula without its result
        return "review_sheet_formula"
    return "review_sheet_error" if _ERROR.fullmatch(words) else ""
