"""Columns of a table as wide as their words need, and what gives way where they need too much."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sosei.publishing.charts.events import width_of
from sosei.publishing.spoken import bare
from sosei.publishing.tables import PrintedTable

_BETWEEN = re.compile(r"(?<=[0-9A-Za-z%])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[0-9A-Za-z])")

AIR = 1.2
"""Characters beside the words: a line breaks early rather than late."""

HEAD = 6.0
"""Characters that a heading keeps on a line where the table is too wide."""


SEVERAL, PAIR = 3, 9.0
"""Columns that a phone shows one below the other, and characters of a heading and its figure in half its width."""


def columns(table: PrintedTable, across: float, character: float, beside: float) -> list[float]:
    """Return the width of each column, all of them together the whole.

    Headings give way first, then the widest: long words break into lines, figures do not.

    Parameters
    ----------
    table : PrintedTable
    across : float
        Width of the whole; the unit is free.
    character : float
        Width of a full-width character, in the same unit.
    beside : float
        What stands left and right of the words of a cell.
    """
    longest = _longest_of_rows(table)
    needed = _needed(table, longest, character, beside)
    if sum(needed) > across:
        needed = _needed(table, longest, character, beside, head=HEAD)
    if sum(needed) <= across:
        return [width * across / sum(needed) for width in needed]
    limit = _limit(needed, across)
    words_of = _words_of(table, needed, character, beside)
    return _shared([min(width, limit) for width in words_of], needed, across)


def _words_of(
    table: PrintedTable, needed: Sequence[float], character: float, beside: float
) -> list[float]:
    """Return the width of each column in which no figure breaks, and no word that stands between spaces."""
    return [
        min(need, (_widest_word(table, place) + AIR) * character + beside) if words else need
        for place, (need, words) in enumerate(zip(needed, table.words, strict=True))
    ]


def _widest_word(table: PrintedTable, place: int) -> float:
    words = (_longest_word(row[place]) for row in table.rows)
    return max(min(_longest(table.head[place]), HEAD), *words)


def _longest_word(words: str) -> float:
    """Return the width of the longest word; Japanese has none: it breaks anywhere, so that a line of it is one."""
    lines = bare(words).split("\n")
    found = (word for line in lines for word in (line.split() if _is_latin(line) else [line]))
    return max(map(set_width, found), default=0.0)


def _is_latin(line: str) -> bool:
    return not any(unicodedata.east_asian_width(sign) in "WF" for sign in line)


def _shared(least: Sequence[float], needed: Sequence[float], across: float) -> list[float]:
    """Return widths that are at least so much, and share what is left by what each still lacks."""
    lacks = [max(need - low, 0.0) for low, need in zip(least, needed, strict=True)]
    left = across - sum(least)
    whole = sum(lacks) or 1.0
    return [low + left * lack / whole for low, lack in zip(least, lacks, strict=True)]


def paired(table: PrintedTable) -> bool:
    """Whether a phone has room for two figures of a row side by side, each behind its heading.

    Parameters
    ----------
    table : PrintedTable
    """
    if table.prose or any(table.words[1:]) or len(table.head) <= SEVERAL:
        return False
    return all(
        _longest(title) + max((_longest(row[place]) for row in table.rows), default=0.0) <= PAIR
        for place, title in enumerate(table.head)
        if place > 0
    )


def needs(
    table: PrintedTable, character: float, beside: float, head: float = float("inf")
) -> list[float]:
    """Return the width of each column in which no line of its cells breaks: as `columns`.

    Parameters
    ----------
    table, character, beside
        As of `columns`.
    head : float
        Characters of a heading's line that are kept whole.
    """
    return _needed(table, _longest_of_rows(table), character, beside, head)


def _needed(
    table: PrintedTable,
    longest: Sequence[float],
    character: float,
    beside: float,
    head: float = float("inf"),
) -> list[float]:
    return [
        (max(min(_longest(title), head), below) + AIR) * character + beside
        for title, below in zip(table.head, longest, strict=True)
    ]


def _longest_of_rows(table: PrintedTable) -> list[float]:
    """Return the width of the longest line of each column below its heading, in full-width characters."""
    return [
        max((_longest(row[place]) for row in table.rows), default=0.0)
        for place in range(len(table.head))
    ]


def _longest(words: str) -> float:
    return max(set_width(line) for line in bare(words).split("\n"))


def set_width(line: str) -> float:
    """Return the width of a line in full-width characters, as office programs set it.

    They put a quarter of one between Japanese and Latin.
    """
    width = width_of(line)
    return width if line.isascii() else width + 0.25 * len(_BETWEEN.findall(line))


def _limit(needed: Sequence[float], across: float) -> float:
    """Return the width that no column may exceed, so that all fill the place."""
    left, waiting = across, sorted(needed)
    for place, width in enumerate(waiting):
        share = left / (len(waiting) - place)
        if width > share:
            return share
        left -= width
    return max(needed)
