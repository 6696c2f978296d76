"""What differs between two packages, row by row: shown before anything is saved, and what is then written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sosei.strategy.columns import TABLES
from sosei.strategy.package import Package
from sosei.strategy.writing import cells_of

Cells = Mapping[str, str]
Key = tuple[str, ...]


class Kind(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"
    """It stands at another place among the others; its cells are the same."""


@dataclass(frozen=True)
class Change:
    """One row that differs.

    Attributes
    ----------
    table : str
    key : tuple of str
        Cells of the row's key.
    kind : Kind
    before, after : mapping of str to str or None
        The whole row; None where there is none.
    place : int
        Place of the row in its table afterwards; of a removed row, before.
    """

    table: str
    key: Key
    kind: Kind
    before: Cells | None
    after: Cells | None
    place: int

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns whose cells differ."""
        before, after = self.before or {}, self.after or {}
        order = TABLES[self.table].order
        return tuple(c for c in order if before.get(c, "") != after.get(c, ""))


def differences(before: Package, after: Package) -> tuple[Change, ...]:
    """Return every row that was added, changed, removed or moved, by table, in the order of the rows.

    Parameters
    ----------
    before, after : Package
    """
    return tuple(
        change
        for table in TABLES
        for change in _of_table(table, rows_of(before, table), rows_of(after, table))
    )


def rows_of(package: Package, table: str) -> dict[Key, Cells]:
    """Return the rows of a table by their keys, in their order."""
    return {key_of(table, row): cells_of(row) for row in getattr(package, table)}


def key_of(table: str, row: Any) -> Key:
    """Return the cells of a row that tell it from the others of its table."""
    cells = cells_of(row)
    return tuple(cells.get(column, "") for column in TABLES[table].key)


def _of_table(
    table: str, before: Mapping[Key, Cells], after: Mapping[Key, Cells]
) -> Iterator[Change]:
    for place, (key, cells) in enumerate(after.items()):
        there = before.get(key)
        if there is None:
            yield Change(table, key, Kind.ADDED, None, cells, place)
        elif there != cells:
            yield Change(table, key, Kind.CHANGED, there, cells, place)
    for place, (key, cells) in enumerate(before.items()):
        if key not in after:
            yield Change(table, key, Kind.REMOVED, cells, None, place)
    yield from _moved(table, before, after)


def _moved(table: str, before: Mapping[Key, Cells], after: Mapping[Key, Cells]) -> Iterator[Change]:
    """Yield the rows that must change places so that the order of those that stay is the later one."""
    now = [key for key in after if key in before]
    rank = {key: place for place, key in enumerate(key for key in before if key in after)}
    still = _rising([rank[key] for key in now])
    places = {key: place for place, key in enumerate(after)}
    for key in now:
        if rank[key] not in still:
            yield Change(table, key, Kind.MOVED, after[key], after[key], places[key])


def _rising(ranks: Sequence[int]) -> set[int]:
    """Return a longest run of numbers that rise, not side by side as a rule: those rows stay where they are."""
    ends: list[int] = []
    above: dict[int, int | None] = {}
    for rank in ranks:
        place = bisect_left(ends, rank)
        above[rank] = ends[place - 1] if place else None
        ends[place : place + 1] = [rank]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = above[last]
    return kept
