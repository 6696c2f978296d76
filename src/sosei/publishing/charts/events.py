"""Events in a chart: a small rule where each stands, and its words below the axis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sosei.publishing.charts.plain import Plain, layer, name, ordinal
from sosei.publishing.charts.style import INK, RULE

TYPE_SIZE, LINE = 11, 14
"""Of the words, pixels."""

NARROWEST = 250
"""Pixels between the ends of the axis on the narrowest phone."""

_PIECES = r"[「『（【〈《]*(?:[!-~]+[年月日期回人]?|.)[」』）】〉》。、，．・ー々％]*"
"""What stays on one line: brackets and points with what they belong to, numbers with their unit."""


@dataclass(frozen=True)
class Mark:
    """One event of a chart.

    Attributes
    ----------
    year : int
        The reading it stands at.
    words : str
    """

    year: int
    words: str


def layers(
    marks: Sequence[Mark], years: Sequence[int], *, height: int, below: int, between: bool
) -> list[Plain]:
    """Draw events under a chart with a band for every year, each with lines of its own.

    Parameters
    ----------
    marks : sequence of Mark
        In order of time.
    years : sequence of int
        The bands, in order.
    height : int
        Of the chart, pixels.
    below : int
        Pixels from there to the first words: what the labels of the axis need.
    between : bool
        Whether an event lies between readings: its rule then stands before its band and crosses
        the chart; otherwise below the middle of its band.
    """
    rules: list[Plain] = []
    texts: list[Plain] = []
    line = 0
    for mark, share in _from_above(marks, years, between=between):
        words = wrapped(mark.words, max(share, 1 - share) * NARROWEST)
        lines = words.count("\n") + 1
        at = height + below + line * LINE
        rows = [{"year": str(mark.year), "words": words}]
        x = {**ordinal("year"), "bandPosition": 0.0 if between else 0.5}
        offset = -2 if between else 0
        top = 0 if between else height + below - 4
        look = {"color": RULE, "strokeDash": [3, 2], "xOffset": offset}
        ends = {"y": {"value": top}, "y2": {"value": at + lines * LINE - 3}}
        rules.append(layer(rows, "rule", look, {"x": x, **ends}))
        place = {"x": x, "y": {"value": at}}
        texts += _text(rows, place, offset, left=share <= 0.5)
        line += lines
    return rules + texts


def _from_above(
    marks: Sequence[Mark], years: Sequence[int], *, between: bool
) -> list[tuple[Mark, float]]:
    """Return marks with their place from 0 to 1, so that no rule passes through words above it.

    Words of the right half end at their rule and go down from left to right; those of the left
    half begin at it and go down from right to left.
    """
    placed = [
        (mark, (years.index(mark.year) + (0 if between else 0.5)) / len(years)) for mark in marks
    ]
    right = [(mark, share) for mark, share in placed if share > 0.5]
    left = [(mark, share) for mark, share in placed if share <= 0.5]
    return sorted(right, key=lambda one: one[1]) + sorted(left, key=lambda one: -one[1])


def _text(rows: list[Plain], place: Plain, offset: int, *, left: bool) -> list[Plain]:
    """Write words beside the foot of their rule, on a ground that keeps other rules off."""
    encoding = {**place, "text": name("words")}
    style = {
        "align": "left" if left else "right",
        "dx": (4 if left else -4) + offset,
        "baseline": "top",
        "fontSize": TYPE_SIZE,
        "lineHeight": LINE,
        "lineBreak": "\n",
    }
    ground = {"stroke": "#FFFFFF", "strokeWidth": 4, **style}
    return [
        layer(rows, "text", ground, encoding),
        layer(rows, "text", {"color": INK, **style}, encoding),
    ]


def wrapped(words: str, pixels: float, size: int = TYPE_SIZE) -> str:
    """Break words into lines that are not wider than some pixels, at the first space if need be.

    Parameters
    ----------
    words : str
        Latin words in it stay whole.
    pixels : float
    size : int
        Of the type: the width of a full-width character.
    """
    if width_of(words) * size <= pixels:
        return words
    return "\n".join(line for part in words.split(" ", 1) for line in _lines(part, pixels / size))


def _lines(words: str, widest: float) -> list[str]:
    lines = [""]
    for piece in re.findall(_PIECES, words):
        if lines[-1] and width_of(lines[-1] + piece) > widest:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def width_of(words: str) -> float:
    """Return the width of words in that of a full-width character."""
    return sum(map(_width_of_sign, words))


@cache
def _width_of_sign(sign: str) -> float:
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.6
