"""Cells of a frozen result: the id by which a number is followed, and numbers that know theirs.

A cell is written ``TABLE.COLUMN[KEY,KEY,…]``. The keys are the values of the shortest beginning of a row that tells the
rows of its table apart, so the same id finds the same figure in the next run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, NamedTuple, Self
from urllib.parse import quote, unquote

_FOLLOWED: ContextVar[bool] = ContextVar("numbers_followed", default=False)

_CELL = re.compile(r"(?P<table>\w+)\.(?P<column>\w+)\[(?P<keys>[^\[\]\s]*)\]")

_UNSAFE = re.compile(r"[%,\[\]\s\"'<>&{}|]")


@contextmanager
def following() -> Iterator[None]:
    """Make tables give numbers that know their cell, for whoever prints inside."""
    token = _FOLLOWED.set(True)
    try:
        yield
    finally:
        _FOLLOWED.reset(token)


def followed() -> bool:
    """Whether numbers know their cell now."""
    return _FOLLOWED.get()


def cell_id(table: str, column: str, keys: Sequence[object]) -> str:
    """Return the id of a cell.

    Parameters
    ----------
    table, column : str
    keys : sequence
        Values that tell the row, in the order of the columns; None is written as nothing.
    """
    return f"{table}.{column}[{','.join(map(key_text, keys))}]"


@lru_cache(maxsize=4096, typed=True)
def key_text(key: object) -> str:
    """Return a key as an id writes it: what would end it or part it is percent-encoded."""
    plain = "" if key is None else str(key)
    return _UNSAFE.sub(lambda found: quote(found[0], safe=""), plain)


def parted(cell: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the table, the column and the keys of an id.

    Raises
    ------
    ValueError
        If it is not written as one.
    """
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    return found["table"], found["column"], tuple(map(unquote, found["keys"].split(",")))


class Origin(NamedTuple):
    """Where a number is from.

    Attributes
    ----------
    cells : tuple of str
    same : bool
        Whether it is the number in its only cell, in whatever unit; else it was worked out from the cells.
    """

    cells: tuple[str, ...]
    same: bool


def origin_of(value: object) -> Origin | None:
    """Return where a value is from; None if it does not know."""
    return value.origin if isinstance(value, Told) else None


class Told(float):
    """A number of a frozen result that knows its cell, and keeps those of both sides through a calculation.

    Attributes
    ----------
    origin : Origin
    """

    origin: Origin

    def __new__(cls, value: float, origin: Origin) -> Self:
        """Return the number."""
        made = super().__new__(cls, value)
        made.origin = origin
        return made

    def __add__(self, other: float) -> Told:
        """Return the sum."""
        return self._with(other, float(self) + float(other), same=other == 0)

    __radd__ = __add__

    def __sub__(self, other: float) -> Told:
        """Return the difference."""
        return self._with(other, float(self) - float(other), same=other == 0)

    def __rsub__(self, other: float) -> Told:
        """Return the difference."""
        return self._with(other, float(other) - float(self), same=other == 0)

    def __mul__(self, other: float) -> Told:
        """Return the product: by a plain number it is the same in another unit."""
        return self._with(other, float(self) * float(other), same=True)

    __rmul__ = __mul__

    def __truediv__(self, other: float) -> Told:
        """Return the quotient: by a plain number it is the same in another unit."""
        return self._with(other, float(self) / float(other), same=True)

    def __rtruediv__(self, other: float) -> Told:
        """Return the quotient."""
        return self._with(other, float(other) / float(self), same=False)

    def __neg__(self) -> Told:
        """Return it with the other sign."""
        return Told(-float(self), self.origin)

    def __abs__(self) -> Told:
        """Return it without sign."""
        return Told(abs(float(self)), self.origin)

    def _with(self, other: float, value: float, *, same: bool) -> Told:
        others = origin_of(other)
        if others is None:
            return Told(value, Origin(self.origin.cells, self.origin.same and same))
        return Told(
            value, Origin(tuple(dict.fromkeys(self.origin.cells + others.cells)), same=False)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy as a plain number with its cells."""
        return Told, (float(self), self.origin)
