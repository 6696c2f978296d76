"""How far the cells of a sheet's XML reach, whatever the sheet says of itself.

Cells and rows as all programs write them (``<c r="AB12" …``) are counted by NumPy; a piece with other
forms (prefixes, other quotes, cells without a name) is searched by patterns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.readers.official.limits import MAX_CELLS, MAX_ROWS, check_extent, refuse

_PAD = bytes(32)
_LETTERS_AT_MOST, _DIGITS_AT_MOST = 4, 8

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s/>]")
_PREFIXED = re.compile(rb"<\w+:(?:c|row)[\s/>]")
_LETTERS = re.compile(rb"""r\s*=\s*["']([A-Za-z]+)[0-9]""")
_NUMBERS = re.compile(rb"""r\s*=\s*["'][A-Za-z]*([0-9]+)""")

SLACK = 256
"""Cells without a reference that do not widen a sheet."""

WIDEST = 16_384
Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]


@dataclass
class Bounds:
    """What was found so far: tags of rows and cells, cells without a name, last row and column."""

    rows: int = 0
    cells: int = 0
    unnamed: int = 0
    last_row: int = 0
    last_column: int = 0

    def reach(self, row: int, column: int) -> None:
        """Reach as far as this row and column."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)

    def take(self, piece: bytes) -> None:
        """Take a piece that begins and ends between two tags.

        Parameters
        ----------
        piece : bytes
        """
        _take(piece, self)

    def check(self, name: str) -> None:
        """Refuse a sheet that is too wide or too long.

        Parameters
        ----------
        name : str
            The file, as messages call it.
        """
        if self.rows > MAX_ROWS or self.cells > MAX_CELLS:
            size, limit = f"> {MAX_ROWS:,} / {MAX_CELLS:,}", f"{MAX_ROWS:,} / {MAX_CELLS:,}"
            raise refuse("official_too_large", name, size=size, limit=limit)
        width = self.last_column
        if self.unnamed > SLACK:
            width = max(width, min(self.unnamed, WIDEST))
        check_extent(max(self.rows, self.last_row), max(width, 1), name)


def _take(piece: bytes, found: Bounds) -> None:
    letters = np.frombuffer(piece + _PAD, np.uint8)
    tags = np.flatnonzero(letters == ord("<"))
    cells = tags[_are(letters, tags, b"<c") & _ends(letters[tags + 2])]
    rows = tags[_are(letters, tags, b"<row") & _ends(letters[tags + 4])]
    plain_cells = _are(letters, cells, b'<c r="') & _upper(letters[cells + 6])
    plain_rows = _are(letters, rows, b'<row r="')
    if not (plain_cells.all() and plain_rows.all()) or _PREFIXED.search(piece):
        _take_slowly(piece, found)
        return
    found.rows += len(rows)
    found.cells += len(cells)
    found.reach(*_furthest(letters, cells + 6))
    found.reach(_furthest(letters, rows + 8)[0], 0)


def _are(letters: Bytes, places: Places, word: bytes) -> NDArray[np.bool_]:
    """Whether this word stands at each place."""
    same = np.ones(len(places), bool)
    for at, letter in enumerate(word):
        same &= letters[places + at] == letter
    return same


def _ends(letters: Bytes) -> NDArray[np.bool_]:
    """Whether the name of a tag ends here."""
    return np.isin(letters, np.frombuffer(b" \t\r\n/>", np.uint8))


def _upper(letters: Bytes) -> NDArray[np.bool_]:
    return (letters >= ord("A")) & (letters <= ord("Z"))


def _furthest(letters: Bytes, places: Places) -> tuple[int, int]:
    """Return the last row and column of the references that begin here."""
    if not len(places):
        return 0, 0
    places = places.copy()
    column, row = np.zeros_like(places), np.zeros_like(places)
    for _ in range(_LETTERS_AT_MOST):
        letter = letters[places]
        more = _upper(letter)
        column = np.where(more, column * 26 + letter - (ord("A") - 1), column)
        places += more
    for _ in range(_DIGITS_AT_MOST):
        digit = letters[places]
        more = (digit >= ord("0")) & (digit <= ord("9"))
        row = np.where(more, row * 10 + digit - ord("0"), row)
        places += more
    return int(row.max()), int(column.max())


def _take_slowly(piece: bytes, found: Bounds) -> None:
    columns, numbers = _LETTERS.findall(piece), _NUMBERS.findall(piece)
    cells = len(_CELL.findall(piece))
    found.rows += len(_ROW_TAG.findall(piece))
    found.cells += cells
    found.unnamed += max(0, cells - len(columns))
    found.reach(max((int(number[:9]) for number in set(numbers)), default=0), 0)
    found.reach(0, max(map(_column, set(columns)), default=0))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - ord("A") + 1
    return number
