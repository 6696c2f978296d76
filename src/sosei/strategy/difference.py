"""What differs between two packages, row by row: shown before anything is saved, and what is then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """Return every row that was added, changed or removed, by table, in the order of the rows.

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
