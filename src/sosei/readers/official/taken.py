"""Cells that were taken from a sheet, kept as columns of numbers until they become a table."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.readers.block import COLUMNS, FIGURE, UNKNOWN, WITHHELD

STATUSES = (FIGURE, WITHHELD, UNKNOWN)
NUMBERS = {status: number for number, status in enumerate(STATUSES)}
FIELDS = ("area", "date", "sex", "age", "item")
_NONE = float("nan")


class Key(NamedTuple):
    """What a figure is of; None where a row, or a column, does not say it."""

    area: str | None = None
    date: str | None = None
    sex: str | None = None
    age: str | None = None
    item: str | None = None


class Columns(NamedTuple):
    """Columns of figures, and what they say.

    Attributes
    ----------
    places : tuple of int
        From 0.
    keys : tuple of Key
    numbers : mapping of str to array
        Field that the columns say → the number of its word, for each column.
    numbered : array of int
        The places from 1.
    """

    places: tuple[int, ...]
    keys: tuple[Key, ...]
    numbers: Mapping[str, array[int]]
    numbered: array[int]


class Taken:
    """Figures with their keys and places, column by column; each word is kept once."""

    def __init__(self) -> None:
        self._words: dict[str, dict[str, int]] = {field: {} for field in FIELDS}
        self._keys = {field: array("i") for field in FIELDS}
        self._values, self._statuses = array("d"), array("b")
        self._rows, self._columns = array("i"), array("i")

    def __len__(self) -> int:
        """Return how many cells were taken."""
        return len(self._values)

    def columns(self, keys: Mapping[int, Key]) -> Columns:
        """Return columns that are taken row by row.

        Parameters
        ----------
        keys : mapping of int to Key
            Column, from 0 → what it says; every column says the same fields.
        """
        said = [
            field
            for at, field in enumerate(FIELDS)
            if keys and next(iter(keys.values()))[at] is not None
        ]
        numbers = {
            field: array("i", [self._number(field, getattr(key, field)) for key in keys.values()])
            for field in said
        }
        numbered = array("i", [place + 1 for place in keys])
        return Columns(tuple(keys), tuple(keys.values()), numbers, numbered)

    def add(
        self, key: Sequence[str], value: float | None, status: str, row: int, column: int
    ) -> None:
        """Add one cell; its place is counted from 0."""
        for field, word in zip(FIELDS, key, strict=True):
            self._keys[field].append(self._number(field, word))
        self._values.append(_NONE if value is None else value)
        self._statuses.append(NUMBERS[status])
        self._rows.append(row + 1)
        self._columns.append(column + 1)

    def add_row(
        self,
        row: int,
        columns: Columns,
        key: Key,
        values: Iterable[float],
        statuses: Iterable[int] | None = None,
    ) -> None:
        """Add a whole row.

        Parameters
        ----------
        row : int
            From 0.
        columns : Columns
        key : Key
            What the row says.
        values : iterable of float
            One a column; nan where there is no figure.
        statuses : iterable of int, optional
            Places in `STATUSES`; all are figures where left out.
        """
        count = len(columns.places)
        for field, word in zip(FIELDS, key, strict=True):
            own = self._keys[field]
            own.extend(
                columns.numbers[field] if word is None else self._repeated(field, word, count)
            )
        self._values.extend(values)
        self._statuses.extend(bytes(count) if statuses is None else statuses)
        self._rows.extend(array("i", [row + 1]) * count)
        self._columns.extend(columns.numbered)

    def add_read(
        self, row: int, columns: Columns, key: Key, read: Sequence[tuple[float | None, str] | None]
    ) -> None:
        """Add the cells of a row that could be read.

        Parameters
        ----------
        row : int
            From 0.
        columns : Columns
        key : Key
            What the row says.
        read : sequence of tuple
            Value and status of each column; None where the cell is neither a figure nor a sign.
        """
        good = [cell for cell in read if cell is not None]
        if len(good) == len(read):
            values = (_NONE if value is None else value for value, _ in good)
            self.add_row(row, columns, key, values, (NUMBERS[status] for _, status in good))
            return
        for place, own, cell in zip(columns.places, columns.keys, read, strict=True):
            if cell is not None:
                words = [
                    said if word is None else word for word, said in zip(key, own, strict=True)
                ]
                self.add([str(word) for word in words], *cell, row, place)

    def _repeated(self, field: str, word: str, count: int) -> array[int]:
        return array("i", [self._number(field, word)]) * count

    def _number(self, field: str, word: str) -> int:
        words = self._words[field]
        return words.setdefault(word, len(words))

    def said(self, field: str) -> set[str]:
        """Return every word of a field that some figure has."""
        words = list(self._words[field])
        return {words[number] for number in set(self._keys[field])}

    @property
    def last(self) -> tuple[float | None, str]:
        """Value and status of the cell that was taken last."""
        value = self._values[-1]
        return (value if value == value else None), STATUSES[self._statuses[-1]]  # noqa: PLR0124 - nan

    def restate(self, status: str) -> None:
        """Give the last cell another status."""
        self._statuses[-1] = NUMBERS[status]

    def frame(self) -> pl.DataFrame:
        """Return the table, with the columns of every block."""
        keys = {field: _words(self._words[field], self._keys[field]) for field in FIELDS}
        values = pl.Series(
            np.frombuffer(self._values, np.float64), dtype=pl.Float64, nan_to_null=True
        )
        statuses = pl.Series(list(STATUSES)).gather(np.frombuffer(self._statuses, np.int8))
        places = {
            name: np.frombuffer(numbers, np.int32)
            for name, numbers in (("row", self._rows), ("column", self._columns))
        }
        return pl.DataFrame({**keys, "value": values, "status": statuses, **places}, schema=COLUMNS)

    def repeated(self) -> list[tuple[int, int, str]]:
        """Return row and column (from 1) of every figure whose key stands before, and its key in words."""
        keys = pl.DataFrame({field: np.frombuffer(self._keys[field], np.int32) for field in FIELDS})
        again = keys.select(~pl.struct(FIELDS).is_first_distinct()).to_series().arg_true()
        words = {field: list(self._words[field]) for field in FIELDS}
        return [
            (
                self._rows[at],
                self._columns[at],
                ", ".join(words[field][self._keys[field][at]] for field in FIELDS),
            )
            for at in again
        ]


def _words(words: Mapping[str, int], numbers: array[int]) -> pl.Series:
    if not numbers:
        return pl.Series([], dtype=pl.String)
    return pl.Series(list(words), dtype=pl.String).gather(np.frombuffer(numbers, np.int32))
