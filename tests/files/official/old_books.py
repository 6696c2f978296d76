"""Old workbooks (.xls), small: a compound file around records of BIFF8, with what tests want to be wrong in them.

Source
------
Microsoft [MS-CFB] (compound files) and [MS-XLS] (records of the Workbook stream).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from tests.files.official.made import Grid

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LEAST = 4096
"""Bytes of the smallest stream that has sectors of its own."""


def workbook(path: Path, sheets: Mapping[str, Grid]) -> Path:
    """Write an old workbook."""
    path.write_bytes(compound({"Workbook": stream(sheets)}))
    return path


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file of these streams: header, one table of sectors or more, directory, streams."""
    bodies = [body.ljust(LEAST, b"\0") for body in streams.values()]
    lengths = [-(-len(body) // SECTOR) for body in bodies]
    directory = -(-(len(bodies) + 1) // 4)
    tables = 1
    while tables * (SECTOR // 4) < tables + directory + sum(lengths):
        tables += 1
    chain = [FAT] * tables + _chain(tables, directory)
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for name, body, length in zip(streams, bodies, lengths, strict=True):
        entries.append(
            _entry(name, 2, len(chain), len(body), right=len(entries) + 1, last=len(bodies))
        )
        chain += _chain(len(chain), length)
    chain += [FREE] * (tables * (SECTOR // 4) - len(chain))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9I", 0, tables, tables, 0, LEAST, END, 0, END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    sectors = struct.pack(f"<{len(chain)}I", *chain)
    sectors += b"".join(entries).ljust(directory * SECTOR, b"\0")
    return header + sectors + b"".join(_padded(body) for body in bodies)


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), END]


def _padded(body: bytes) -> bytes:
    return body.ljust(-(-len(body) // SECTOR) * SECTOR, b"\0")


def _entry(
    name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = 0, last: int = 0
) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    other = right if 0 < right <= last else FREE
    entry = words.ljust(64, b"\0") + struct.pack("<HBB3I", len(words), kind, 1, FREE, other, child)
    return entry + bytes(36) + struct.pack("<3I", start, size, 0)


def record(kind: int, body: bytes) -> bytes:
    """Return one record."""
    return struct.pack("<2H", kind, len(body)) + body


def stream(sheets: Mapping[str, Grid], *, hidden_kind: int = 0) -> bytes:
    """Return the records of a workbook; the kind of a sheet is 1 where it holds macros."""
    bodies = [_sheet(grid) for grid in sheets.values()]
    names = [_words(name, 1) for name in sheets]
    head = _begin(0x0005)
    at = len(head) + sum(4 + 6 + len(name) for name in names) + 4
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += record(0x0085, struct.pack("<IBB", at, 0, hidden_kind) + name)
        at += len(body)
    return head + bounds + record(0x000A, b"") + b"".join(bodies)


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<4H2I", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _sheet(grid: Grid) -> bytes:
    width = max((len(row) for row in grid), default=0)
    records = _begin(0x0010) + record(0x0200, struct.pack("<2I3H", 0, len(grid), 0, width, 0))
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            place = struct.pack("<3H", row, column, 0)
            if isinstance(cell, int | float):
                records += record(0x0203, place + struct.pack("<d", cell))
            elif cell not in {"", None}:
                records += record(0x0204, place + _words(str(cell), 2))
    return records + record(0x000A, b"")


def _words(text: str, size: int) -> bytes:
    return len(text).to_bytes(size, "little") + b"\x01" + text.encode("utf-16-le")
