"""The print fonts as fonts of widths alone, by which charts are measured.

vl-convert opens and reads the font anew for each letter that it measures: 16 MB of shapes, of which it wants a width.
"""

from __future__ import annotations

import struct
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sosei.publishing import fonts

FAMILY = "Sosei Widths"

Integers = npt.NDArray[np.int64]

_TABLE, _GROUP = ">4sLLL", ">u4"
_SIDE = 100
_BOX = struct.pack(
    ">hhhhh HH 4B 4h 4h",
    *(1, 0, 0, _SIDE, _SIDE),
    *(3, 0),
    *(1, 1, 1, 1),
    *(0, _SIDE, 0, -_SIDE),
    *(0, 0, _SIDE, 0),
).ljust(36, b"\0")
"""The one shape, of every letter: a letter without any counts as no letter. Contours, bounds, ends, flags, x and y."""


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Write a lean font beside each print font's name; the folder is gone when the process ends."""
    place = tempfile.TemporaryDirectory(prefix="sosei-")
    for folder in fonts.folders():
        for path in Path(folder).glob("*.otf"):
            (Path(place.name) / path.with_suffix(".ttf").name).write_bytes(lean(path.read_bytes()))
    return place


def folder() -> str:
    """Return the folder of the lean fonts; they are of one family, `FAMILY`."""
    return _place().name


def lean(font: bytes) -> bytes:
    """Return a font in which every character has the width it has in another, and none its shape.

    Parameters
    ----------
    font : bytes
        An OpenType font whose characters are in a table of format 12.
    """
    tables = _tables(font)
    characters, glyphs = _characters(tables["cmap"])
    widths, places = np.unique(_widths(tables)[glyphs], return_inverse=True)
    count = len(widths) + 1  # the first is of characters that are not there
    head, hhea = bytearray(tables["head"]), bytearray(tables["hhea"])
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    metrics = np.zeros((count, 2), ">u2")
    metrics[1:, 0] = widths
    return _font(
        {
            "OS/2": tables["OS/2"],
            "cmap": _cmap(characters, places + 1),
            "glyf": _BOX * count,
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": metrics.tobytes(),
            "loca": (np.arange(count + 1) * len(_BOX)).astype(">u4").tobytes(),
            "maxp": struct.pack(">LH", 0x10000, count).ljust(32, b"\0"),
            "name": _names(),
            "post": tables["post"],
        }
    )


def _tables(font: bytes) -> dict[str, bytes]:
    count: int = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(_TABLE, font, 12 + 16 * place) for place in range(count))
    return {tag.decode(): font[start : start + length] for tag, _sum, start, length in records}


def _characters(cmap: bytes) -> tuple[Integers, Integers]:
    """Return every character of a font, in order, and its glyph."""
    for place in range(struct.unpack_from(">H", cmap, 2)[0]):
        start: int = struct.unpack_from(">HHL", cmap, 4 + 8 * place)[2]
        if struct.unpack_from(">H", cmap, start)[0] == 12:
            count: int = struct.unpack_from(">L", cmap, start + 12)[0]
            groups = np.frombuffer(cmap, _GROUP, 3 * count, start + 16).reshape(-1, 3)
            return _spread(groups.astype(np.int64))
    raise ValueError("no table of characters of format 12")


def _spread(groups: Integers) -> tuple[Integers, Integers]:
    """Return the characters and glyphs of groups: first and last character, and the first's glyph."""
    first, last, glyph = groups.T
    lengths = last - first + 1
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(first, lengths) + within, np.repeat(glyph, lengths) + within


def _widths(tables: dict[str, bytes]) -> Integers:
    """Return the width of every glyph; those after the last that has one have the last's."""
    count: int = struct.unpack_from(">H", tables["maxp"], 4)[0]
    told: int = struct.unpack_from(">H", tables["hhea"], 34)[0]
    widths = np.frombuffer(tables["hmtx"], ">u2", 2 * told)[::2].astype(np.int64)
    return np.concatenate([widths, np.full(count - told, widths[-1])])


def _cmap(characters: Integers, glyphs: Integers) -> bytes:
    """Return a table of characters in format 13: characters of one glyph in a row are one group."""
    new = (np.diff(characters) != 1) | (np.diff(glyphs) != 0)
    first = np.concatenate([[0], np.flatnonzero(new) + 1])
    last = np.concatenate([first[1:] - 1, [len(characters) - 1]])
    groups = np.stack([characters[first], characters[last], glyphs[first]], axis=1)
    told = groups.astype(_GROUP).tobytes()
    head = struct.pack(">HH HHL", 0, 1, 3, 10, 12)
    return head + struct.pack(">HHLLL", 13, 0, 16 + len(told), 0, len(groups)) + told


def _names() -> bytes:
    """Return the names that a font is found by: its family, and one as PostScript names it."""
    words = {1: FAMILY, 6: FAMILY.replace(" ", "")}
    texts = {number: text.encode("utf-16-be") for number, text in words.items()}
    records, start = b"", 0
    for number, text in texts.items():
        records += struct.pack(">6H", 3, 1, 0x409, number, len(text), start)
        start += len(text)
    head = struct.pack(">3H", 0, len(texts), 6 + len(records))
    return head + records + b"".join(texts.values())


def _font(tables: dict[str, bytes]) -> bytes:
    """Return tables as a font; its sums are 0, which none of the readers asks for."""
    start = 12 + 16 * len(tables)
    records, content = b"", b""
    for tag, table in sorted(tables.items()):
        records += struct.pack(_TABLE, tag.encode(), 0, start + len(content), len(table))
        content += table.ljust(-(-len(table) // 4) * 4, b"\0")
    return struct.pack(">LHHHH", 0x10000, len(tables), 0, 0, 0) + records + content
