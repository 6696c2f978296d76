"""The print fonts as fonts of widths alone, by which charts are measured.

vl-convert opens and reads the font anew for each letter that it measures: 16 MB of shapes, of which it wants a width.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from sosei.publishing import fonts

ABSENT = ".notdef"
SIDE = 100


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Write a lean font beside each print font's name; the folder is gone when the process ends."""
    place = tempfile.TemporaryDirectory(prefix="sosei-")
    for folder in fonts.folders():
        for path in Path(folder).glob("*.otf"):
            lean(path).save(Path(place.name) / path.with_suffix(".ttf").name)
    return place


def folder() -> str:
    """Return the folder of the lean fonts; they are of one family, `fonts.WIDTHS`."""
    return _place().name


def lean(path: Path) -> FontBuilder:
    """Return a font in which every character has the width it has in another, and none its shape.

    Parameters
    ----------
    path : Path
        An OpenType font.
    """
    with TTFont(path, lazy=True) as whole:
        # else names are read from the shapes, which takes longer than all the rest
        whole.setGlyphOrder([f"g{number}" for number in range(whole["maxp"].numGlyphs)])
        return _lean(whole)


def _lean(whole: Any) -> FontBuilder:
    advances = whole["hmtx"].metrics
    widths = {character: advances[glyph][0] for character, glyph in whole.getBestCmap().items()}
    names = {width: f"w{width}" for width in sorted(set(widths.values()))}
    made = FontBuilder(whole["head"].unitsPerEm, isTTF=True)
    made.setupGlyphOrder([ABSENT, *names.values()])
    made.font["cmap"] = _characters({code: names[width] for code, width in widths.items()})
    made.setupGlyf(_shapes([ABSENT, *names.values()]))
    made.setupHorizontalMetrics({ABSENT: (0, 0), **{names[width]: (width, 0) for width in names}})
    made.setupNameTable({"familyName": fonts.WIDTHS, "psName": fonts.WIDTHS.replace(" ", "")})
    for table in ("OS/2", "hhea", "post"):
        made.font[table] = whole[table]
    made.font["head"].macStyle = whole["head"].macStyle
    return made


def _shapes(glyphs: Iterable[str]) -> dict[str, Any]:
    """Return one shape for all: a letter without any counts as no letter."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, SIDE))
    pen.lineTo((SIDE, 0))
    pen.closePath()
    return dict.fromkeys(glyphs, pen.glyph())


def _characters(glyphs: Mapping[int, str]) -> Any:
    """Return a table of characters in format 13, in which characters of one glyph in a row are one group."""
    groups = CmapSubtable.newSubtable(13)
    groups.platformID, groups.platEncID, groups.language, groups.cmap = 3, 10, 0, glyphs
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [groups]
    return table
