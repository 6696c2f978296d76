"""Printed numbers that say which cells of the frozen result they were taken from.

Within a text a number is wrapped in characters of Unicode that no font draws (tags). A page turns them into an
attribute, everything else takes them off; they are written only while `studies.cells.following` holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, update_wrapper
from operator import itemgetter
from typing import Concatenate, ParamSpec, TypeVar

from sosei.studies.cells import Origin, followed, origin_of

P = ParamSpec("P")
V = TypeVar("V")

BEGIN, END = "\U000e0001", "\U000e007f"
"""Before the ids of the cells, and after the number."""

SAME = "="
"""Before the id of a cell that the number is, and not only comes from."""

_TAGS, _ASCII = 0xE0000, range(0x20, 0x7F)

_NUMBER = re.compile(
    f"{BEGIN}([{chr(_TAGS + _ASCII[0])}-{chr(_TAGS + _ASCII[-1])}]+)([^{BEGIN}{END}]*){END}"
)


def marked_by_cells(number: Callable[Concatenate[V, P], str]) -> Callable[Concatenate[V, P], str]:
    """Make a function that prints a number keep the cells that the number knows."""

    def marking(value: V, /, *others: P.args, **named: P.kwargs) -> str:
        text = number(value, *others, **named)
        origin = origin_of(value) if followed() else None
        return wrapped_in(text, origin) if origin else text

    update_wrapper(marking, number)
    return marking


def wrapped_in(text: str, origin: Origin) -> str:
    """Return a printed number with the ids of its cells around it."""
    ids = f"{SAME if origin.same else ''}{' '.join(origin.cells)}"
    return f"{BEGIN}{_as_tags(ids)}{text}{END}"


def _as_tags(ids: str) -> str:
    """Return each letter as its tag, which has it in the lowest of four bytes."""
    plain = ids.encode("unicode_escape")
    tags = bytearray(b"\0\0\x0e\0" * len(plain))
    tags[::4] = plain
    return tags.decode("utf-32-le")


def pieces(words: str) -> Iterator[tuple[str, Origin | None]]:
    """Yield words in pieces, each with where the number that it is comes from; None: it is no such number."""
    end = 0
    for found in _NUMBER.finditer(words):
        yield words[end : found.start()], None
        yield found[2], _origin(found[1])
        end = found.end()
    yield words[end:], None


def unmarked(words: str) -> str:
    """Return words as they are read."""
    return _NUMBER.sub(_TEXT, words) if BEGIN in words else words


_TEXT = itemgetter(2)
"""What is printed of a number."""


@lru_cache(8192)
def _origin(tags: str) -> Origin:
    ids = tags.encode("utf-32-le")[::4].decode("unicode_escape")
    return Origin(tuple(ids.removeprefix(SAME).split(" ")), ids.startswith(SAME))
