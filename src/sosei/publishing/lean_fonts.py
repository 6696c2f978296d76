"""The print fonts as fonts of widths alone, by which charts are measured.

vl-convert opens and reads the font anew for each letter that it measures: 16 MB of shapes, of which it wants a width.
The few tables that it asks for are read and written here: a library for all of a font needs half a second for them.

Source: Microsoft, OpenType specification 1.9.1, chapters on the tables named.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from sosei.publishing import fonts

UNICODE = (3, 10)
"""Platform and encoding of the table of all characters."""


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Write a lean font beside each print font's name; the folder is gone when the process ends."""
    place = tempfile.TemporaryDirectory(prefix="sosei-")
    for folder in fonts.folders():
        for path in Path(folder).glob("*.otf"):
            (Path(place.name) / path.with_suffix(".ttf").name).write_bytes(lean(path))
    return place


def folder() -> str:
    """Return the folder of the lean fonts; they are of one family, `fonts.WIDTHS`."""
    return _place().name


def lean(path: Path) -> bytes:
    """Return a font in which every character has the width it has in another, and none its shape.

    Parameters
    ----------
    path : Path
        An OpenType font with a table of all Unicode characters.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as whole:
        tables = _tables(whole)
    runs = list(_runs(_groups(tables["cmap"]), _advances(tables)))
    widths = sorted({run.width for run in runs})
    count = len(widths) + 1
    starts = range(0, len(_SHAPE) // 2 * (count + 1), len(_SHAPE) // 2)
    return _font(
        {
            "OS/2": tables["OS/2"],
            "cmap": _characters(runs, {width: number for number, width in enumerate(widths, 1)}),
            "glyf": _SHAPE * count,
            "head": tables["head"][:50] + struct.pack(">hh", 0, 0),
            "hhea": tables["hhea"][:34] + struct.pack(">H", count),
            "hmtx": b"".join(struct.pack(">Hh", width, 0) for width in (0, *widths)),
            "loca": struct.pack(f">{count + 1}H", *starts),
            "maxp": struct.pack(">I14H", 0x10000, count, 3, 1, 0, 0, 2, *[0] * 8),
            "name": _name(fonts.WIDTHS),
            "post": tables["post"],
        }
    )


class Run(NamedTuple):
    """Characters in a row that have one width."""

    first: int
    last: int
    width: int


def _tables(font: mmap) -> dict[str, bytes]:
    """Return the tables that are asked for, by name."""
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for number in range(count):
        tag, _, at, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag in _ASKED_FOR:
            found[tag.decode()] = font[at : at + length]
    return found


_ASKED_FOR = {b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"post"}


def _advances(tables: Mapping[str, bytes]) -> Sequence[int]:
    """Return the width of each glyph; all after the last one are as wide as it."""
    (count,) = struct.unpack_from(">H", tables["hhea"], 34)
    return struct.unpack_from(f">{2 * count}H", tables["hmtx"])[::2]


def _groups(characters: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield first and last character of each group, and the glyph of the first (format 12)."""
    (count,) = struct.unpack_from(">H", characters, 2)
    for number in range(count):
        *of, at = struct.unpack_from(">HHI", characters, 4 + 8 * number)
        if tuple(of) == UNICODE:
            (length,) = struct.unpack_from(">I", characters, at + 12)
            yield from struct.iter_unpack(">III", characters[at + 16 : at + 16 + 12 * length])


def _runs(groups: Iterator[tuple[int, int, int]], advances: Sequence[int]) -> Iterator[Run]:
    last, held = len(advances) - 1, Run(0, -1, -1)
    for first, end, glyph in groups:
        for code in range(first, end + 1):
            width = advances[min(glyph + code - first, last)]
            if code == held.last + 1 and width == held.width:
                held = Run(held.first, code, width)
            else:
                if held.width >= 0:
                    yield held
                held = Run(code, code, width)
    yield held


def _characters(runs: Sequence[Run], glyphs: Mapping[int, int]) -> bytes:
    """Return a table of characters in format 13, in which characters of one glyph in a row are one group."""
    groups = b"".join(struct.pack(">III", run.first, run.last, glyphs[run.width]) for run in runs)
    head = struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, len(runs))
    return struct.pack(">HHHHI", 0, 1, *UNICODE, 12) + head + groups


_SHAPE = struct.pack(">hhhhhHH", 1, 0, 0, 100, 100, 2, 0) + bytes((0x31, 0x35, 0x17, 100, 100, 100))
"""One triangle for all: a letter without any shape counts as no letter."""


def _name(family: str) -> bytes:
    """Return the table of names: of the family, and for programs."""
    words = [family.encode("utf-16-be"), family.replace(" ", "").encode("utf-16-be")]
    starts = [0, *accumulate(map(len, words))]
    records = b"".join(
        struct.pack(">HHHHHH", 3, 1, 0x409, kind, len(each), at)
        for kind, each, at in zip((1, 6), words, starts, strict=False)
    )
    return struct.pack(">HHH", 0, len(words), 6 + len(records)) + records + b"".join(words)


def _font(tables: Mapping[str, bytes]) -> bytes:
    """Return tables as a font; they are given in the order of their names, and nobody asks for their sums."""
    at = 12 + 16 * len(tables)
    head, body = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0), b""
    for tag, content in tables.items():
        head += struct.pack(">4sIII", tag.encode(), 0, at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return head + body
