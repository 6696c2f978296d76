"""Places, sizes and type of a slide."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pptx.util import Emu, Inches

from sosei.publishing.widths import set_width

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)

TITLE_SIZES = (24, 20, 18, 16)
"""Points: the largest in which a title fits its two lines."""

BODY_SIZE, SMALL_SIZE = 16, 12
"""Points; nothing is smaller."""

LEADING = 1.5
"""Height of a line in its size, as office programs set Japanese."""


@dataclass(frozen=True)
class Place:
    """Where something stands, in inches.

    Attributes
    ----------
    left, top, width, height : float
    """

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> tuple[Emu, Emu, Emu, Emu]:
        """As the library takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


MARGIN = 0.6
ACROSS = 13.333 - 2 * MARGIN

COVER_WORDS = Place(MARGIN, 3.8, ACROSS, 2.6)
COVER_SIZES = (BODY_SIZE, 14, SMALL_SIZE)

HEAD = Place(MARGIN, 0.35, ACROSS, 0.3)
TITLE = Place(MARGIN, 0.65, ACROSS, 0.95)
MEASURE = Place(MARGIN, 1.6, ACROSS, 0.35)
BODY = Place(MARGIN, 2.0, ACROSS, 4.75)
SOURCE = Place(MARGIN, 6.8, ACROSS - 1.0, 0.5)
NUMBER = Place(13.333 - MARGIN - 0.9, 6.85, 0.9, 0.4)


def lines_of(words: str, size: float, width: float) -> int:
    """Return how many lines words take.

    Parameters
    ----------
    words : str
    size : float
        Points.
    width : float
        Inches.
    """
    # a line breaks up to one character early, before what may not stand alone
    across = max(width * 72 / size - 1, 1)
    return sum(max(math.ceil(set_width(line) / across), 1) for line in words.split("\n"))


def height_of(words: str, size: float, width: float) -> float:
    """Return the height of words in inches: as `lines_of`."""
    return lines_of(words, size, width) * size * LEADING / 72


def fitted(words: str, sizes: tuple[int, ...], place: Place) -> tuple[str, int]:
    """Return words and the largest size, points, in which they fit a place.

    Words that fit in none are cut, and say so by ``…``: the notes hold them whole.
    """
    for size in sizes:
        if height_of(words, size, place.width) <= place.height:
            return words, size
    size = sizes[-1]
    while height_of(f"{words}…", size, place.width) > place.height:
        words = words[:-1]
    return f"{words}…", size
