"""Printed numbers that say which cells of the frozen result they were taken from.

Within a text a number is wrapped in characters of Unicode that no font draws (tags). A page turns them into an attribute,
everything else takes them off; they are written only while `studies.cells.following` holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from sosei.studies.cells import followed, numbers_in

P = ParamSpec("P")

BEGIN, END = "\U000e0001", "\U000e007f"
"""Before the ids of the cells, and after the number."""

_TAGS, _ASCII = 0xE0000, range(0x20, 0x7F)

_NUMBER = re.compile(
    f"{BEGIN}([{chr(_TAGS + _ASCII[0])}-{chr(_TAGS + _ASCII[-1])}]+)([^{BEGIN}{END}]*){END}"
)


def marked_by_cells(
    number: Callable[Concatenate[float | None, P], str],
) -> Callable[Concatenate[float | None, P], str]:
    """Make a function that prints a number keep the cells that the number knows."""

    @wraps(number)
    def marking(value: float | None, *others: P.args, **named: P.kwargs) -> str:
        text = number(value, *others, **named)
        cells = numbers_in(value) if followed() else ()
        return wrapped_in(text, cells)

    return marking


def wrapped_in(text: str, cells: Sequence[str]) -> str:
    """Return a printed number with the ids of its cells around it; unchanged without any."""
    if not cells:
        return text
    plain = " ".join(cells).encode("unicode_escape").decode("ascii")
    return f"{BEGIN}{''.join(chr(_TAGS + ord(letter)) for letter in plain)}{text}{END}"


def pieces(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield words in pieces, each with the cells of the number it is; none: it is no such number."""
    end = 0
    for found in _NUMBER.finditer(words):
        yield words[end : found.start()], ()
        yield found[2], _cells(found[1])
        end = found.end()
    yield words[end:], ()


def unmarked(words: str) -> str:
    """Return words as they are read."""
    return _NUMBER.sub(r"\2", words) if BEGIN in words else words


def _cells(tags: str) -> tuple[str, ...]:
    plain = "".join(chr(ord(letter) - _TAGS) for letter in tags)
    return tuple(plain.encode("ascii").decode("unicode_escape").split(" "))
