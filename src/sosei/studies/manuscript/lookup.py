"""The numbers of a result by the ids of their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from sosei.studies.cells import cell_id, parted
from sosei.studies.result import Cell, VisionResult

COUNTED = ("total", "age_", "births", "deaths", "women_")
"""Beginnings of the indicators that count persons."""

SHARES = ("ageing_rate",)


class UnknownCellError(LookupError):
    """No cell of the result has the id."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cell of a result.

    Attributes
    ----------
    cell : str
        Its id.
    value : str, int, float, bool or None
    unit : str
        ``person``, ``share``, ``year`` …; empty where there is none.
    row : mapping
        The row it stands in.
    prints : mapping of str to callable
        How it is printed, by form, the usual one first; empty: as its unit is.
    """

    cell: str
    value: Cell
    unit: str
    row: Mapping[str, Cell]
    prints: Mapping[str, Callable[[], str]] = field(default_factory=lambda: MappingProxyType({}))


class Quotable(Protocol):
    """Numbers that a text may quote, by the ids of their cells."""

    def __getitem__(self, cell: str, /) -> Found:
        """Return a cell by its id, or raise `UnknownCellError`."""


class Cells:
    """All cells of a result.

    Parameters
    ----------
    result : VisionResult
    """

    def __init__(self, result: VisionResult) -> None:
        self._tables = result.tables

    def __getitem__(self, cell: str) -> Found:
        """Return a cell by its id.

        Raises
        ------
        UnknownCellError
            If the result has none of this id.
        """
        try:
            table, column, keys = parted(cell)
        except ValueError as error:
            raise UnknownCellError(cell) from error
        row = self._tables[table].by_key.get(keys) if table in self._tables else None
        if row is None or column not in row:
            raise UnknownCellError(cell)
        return self._found(cell, table, column, row)

    def of(self, table: str, column: str) -> Iterator[Found]:
        """Go through a column, where the result has the table."""
        if table in self._tables:
            for keys, row in self._tables[table].by_key.items():
                yield self._found(cell_id(table, column, keys), table, column, row)

    def _found(self, cell: str, table: str, column: str, row: Mapping[str, Cell]) -> Found:
        stated = next(c.unit for c in self._tables[table].columns if c.name == column)
        return Found(cell, row[column], stated or _unit(row), row)


def _unit(row: Mapping[str, Cell]) -> str:
    """Return the unit that a row tells: its own, or that of its indicator."""
    if row.get("unit"):
        return str(row["unit"])
    indicator = str(row.get("indicator", ""))
    if indicator in SHARES:
        return "share"
    return "person" if indicator.startswith(COUNTED) else ""
