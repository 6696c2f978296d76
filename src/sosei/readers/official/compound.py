"""An .xls file before it is opened: its streams and the bounds of its sheets.

Source
------
Microsoft [MS-CFB] (compound files) and [MS-XLS] (records of the Workbook stream).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from sosei.readers.official.limits import MAX_CELLS, MAX_PARTS, MAX_SHEETS, check_extent, refuse

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
_MANY = frozenset({0x00BD, 0x00BE})
_SHEET, _END_OF_SHEET = 0x0085, 0x000A
_FORMULA, _ERROR_OR_NOT = 0x0006, 0x0205
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_BOUNDS, _TEXTS = 0x0200, 0x00FC
_CHECKED = frozenset({_BOUNDS, _TEXTS})
_RECORDS = 2_500_000
"""Records that are looked at, of all sheets."""

_END = 0xFFFFFFFA
"""Sector numbers from here on are signs, not sectors."""


def check(data: bytes, name: str) -> dict[int, dict[tuple[int, int], str]]:
    """Refuse a workbook that is damaged or too large, or has macros.

    Links to other files are let through: they are not followed, and a published table of IPSS has one.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        As messages call it.

    Returns
    -------
    dict
        Cells that hold an error, by number of the sheet and place from 0: ``#DIV/0!``. The library that reads
        workbooks would give an empty cell. A formula always has a result in this format.
    """
    try:
        streams = _Streams(data)
        if any("VBA" in stream.upper() or "MACROS" in stream.upper() for stream in streams.entries):
            raise refuse("official_macros", name)
        if "EncryptedPackage" in streams.entries:
            raise refuse("official_locked", name)
        book = next((key for key in ("Workbook", "Book") if key in streams.entries), None)
        if book is None:
            raise refuse("official_not_a_table", name, form="OLE2")
        return _walk(streams.read(book), name)
    except (struct.error, IndexError, ValueError) as error:
        raise refuse("official_broken", name, reason=error) from None


class _Streams:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in {9, 12}:
            raise ValueError("sector size")
        self._size = 1 << shift
        count, first = struct.unpack_from("<2I", data, 44)
        self._least, _, _, more, _ = struct.unpack_from("<5I", data, 56)
        table = list(struct.unpack_from("<109I", data, 76))
        seen: set[int] = set()
        while more < _END:
            if more in seen or len(seen) > MAX_PARTS:
                raise ValueError("sector chain")
            seen.add(more)
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            table += numbers[:-1]
            more = numbers[-1]
        sectors = [number for number in table[:count] if number < _END]
        self._next = [
            after
            for number in sectors
            for after in struct.unpack(f"<{self._size // 4}I", self._sector(number))
        ]
        self.entries = self._directory(self._chain(first))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if len(found) < self._size:
            if not found:
                raise ValueError("sector outside the file")
            found = found.ljust(self._size, b"\x00")
        return found

    def _chain(self, number: int) -> bytes:
        parts, seen = [], set()
        while number < _END:
            if number in seen:
                raise ValueError("sector chain")
            seen.add(number)
            parts.append(self._sector(number))
            number = self._next[number]
        return b"".join(parts)

    def _directory(self, data: bytes) -> dict[str, tuple[int, int]]:
        entries = {}
        for start in range(0, len(data) - 127, 128):
            length = int.from_bytes(data[start + 64 : start + 66], "little")
            words = data[start : start + max(0, min(length, 64) - 2)]
            if words:
                place = struct.unpack_from("<2I", data, start + 116)
                entries[words.decode("utf-16-le", "replace")] = (place[0], place[1])
        return entries

    def read(self, name: str) -> bytes:
        """Return a stream. Small ones lie elsewhere, and no workbook is one of them."""
        start, size = self.entries[name]
        if size < self._least:
            raise ValueError("stream too short")
        return self._chain(start)[:size]


def _walk(stream: bytes, name: str) -> dict[int, dict[tuple[int, int], str]]:
    """Go through the records as the reader does: the book's, then each sheet's from where the book says."""
    budget, total, starts = _RECORDS, 0, [0]
    errors: dict[int, dict[tuple[int, int], str]] = {}
    for number, start in enumerate(starts, -1):
        sheet = _Extent()
        for kind, body in _records(stream, start):
            budget -= 1
            if budget < 0:
                break
            if kind == _SHEET and start == 0:
                starts.append(_sheet_start(body, len(stream), name))
            elif kind in _CHECKED:
                _check_promise(kind, body, name)
            else:
                sheet.take(kind, body)
        total += sheet.rows * sheet.columns
        check_extent(sheet.rows, sheet.columns, name)
        check_extent(1, total, name)
        errors[number] = sheet.errors
    if budget < 0 or len(starts) > MAX_SHEETS:
        size = f"> {_RECORDS:,} / {MAX_SHEETS:,}"
        raise refuse("official_too_large", name, size=size, limit=f"{_RECORDS:,} / {MAX_SHEETS:,}")
    return errors


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Return the kind and body of each record, up to the end of the sheet."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        if kind == _END_OF_SHEET:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


@dataclass
class _Extent:
    """How far the cells of a sheet reach, and those that hold errors."""

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def take(self, kind: int, body: bytes) -> None:
        """Take a record, if it is a cell's."""
        if kind not in _CELLS or len(body) < 4:
            return
        row, last = _place(kind, body)
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, last + 1)
        if error := _error(kind, body):
            self.errors[row, last] = error


def _error(kind: int, body: bytes) -> str | None:
    """Return the error that a cell holds, or a formula gave."""
    if kind == _ERROR_OR_NOT and len(body) >= 8 and body[7] == 1:
        return ERRORS.get(body[6], "#ERROR!")
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return ERRORS.get(body[8], "#ERROR!")
    return None


def _check_promise(kind: int, body: bytes, name: str) -> None:
    """Refuse bounds or a number of texts, for which the reader would set memory aside, that are too large."""
    if kind == _TEXTS:
        _, count = struct.unpack_from("<2i", body)
        if not 0 <= count <= MAX_CELLS:
            raise ValueError("number of texts")
        return
    if len(body) not in {10, 14}:
        raise ValueError("bounds of a sheet")
    first, last, left, right = struct.unpack_from("<4H" if len(body) == 10 else "<2I2H", body)
    if last < first or right < left:
        raise ValueError("bounds of a sheet")
    check_extent(last, right, name)


def _place(kind: int, body: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<2H", body)
    end = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in _MANY else column
    return row, min(max(column, end), 255)


def _sheet_start(body: bytes, size: int, name: str) -> int:
    (start,) = struct.unpack_from("<I", body)
    if start >= size:
        raise ValueError("a sheet outside the book")
    if len(body) > 5 and body[5] in {1, 6}:
        raise refuse("official_macros", name)
    return int(start)
