"""A CSV file as text columns, with every cell's place known, and the conversions that collect faults."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults, nearest
from sosei.base.messages import Both
from sosei.base.tables import check_header

_NONE_SIGNS = ("－", "-", "‐", "–", "—", "−")
_WITHHELD_SIGNS = ("…", "...", "***", "*", "x", "X", "ｘ", "Ｘ", "χ", "･･･")
_MINUS_SIGNS = ("△", "▲")
_THOUSANDS = r"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$"
_DIGITS = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"


@dataclass(frozen=True)
class Bounds:
    """What a number must be: words for the reader, and the range."""

    words: Both
    low: float = -np.inf
    high: float = np.inf


@dataclass(frozen=True)
class Table:
    """One CSV file, every cell as text.

    Attributes
    ----------
    name : str
        The file, as the user knows it.
    frame : polars.DataFrame
        Text columns, stripped; an empty cell is null.
    rows : NDArray
        Row of the file of each row of the frame, the header being row 1.
    """

    name: str
    frame: pl.DataFrame
    rows: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of rows below the header."""
        return self.frame.height

    def has(self, column: str) -> bool:
        """Whether the file has this column."""
        return column in self.frame.columns

    def text(self, column: str) -> list[str | None]:
        """Return a column as text; None where the cell is empty or the column is not there."""
        if not self.has(column):
            return [None] * len(self)
        return self.frame[column].to_list()

    def numbers(
        self, column: str, bounds: Bounds, faults: Faults, *, optional: bool = False
    ) -> Array:
        """Return a column as numbers; what cannot be read is a fault and nan.

        Parameters
        ----------
        column : str
        bounds : Bounds
            Range, and the words for it.
        faults : Faults
            Collects what is wrong.
        optional : bool
            Whether an empty cell is allowed (nan).
        """
        raw, text = self.frame[column], pl.col("text")
        plain = (
            pl.when(text.str.contains(_THOUSANDS))
            .then(text.str.replace_all(",", ""))
            .otherwise(text)
        )
        number = pl.when(plain.str.contains(_DIGITS)).then(plain.cast(pl.Float64, strict=False))
        read = raw.alias("text").to_frame().select(number.fill_null(np.nan))
        values = read.to_series().to_numpy().copy()
        for place in np.flatnonzero(~np.isfinite(values)):
            cell = raw[int(place)]
            if cell is not None or not optional:
                faults.add(self._unreadable(int(place), column, cell, bounds))
        with np.errstate(invalid="ignore"):
            outside = (values < bounds.low) | (values > bounds.high)
        for place in np.flatnonzero(outside):
            faults.add(self._outside(int(place), column, raw[int(place)], bounds))
        return values

    def years(self, column: str, faults: Faults, *, optional: bool = False) -> Array:
        """Return a column of western years as numbers; nan where the cell is empty and may be."""
        if not self.has(column):
            return np.full(len(self), np.nan)
        raw = self.frame[column]
        good = raw.str.contains(r"^[0-9]{4}$").fill_null(value=optional)
        for place in np.flatnonzero(~good.to_numpy()):
            cell = raw[int(place)]
            faults.add(
                self.fault("year_expected", int(place), column, value="" if cell is None else cell)
            )
        return raw.cast(pl.Float64, strict=False).fill_null(np.nan).to_numpy()

    def places(
        self,
        column: str,
        known: Sequence[str],
        kind: str,
        faults: Faults,
        **values: object,
    ) -> NDArray[np.int64]:
        """Return the place of each cell among the known words; −1 (and a fault) if it is none.

        Parameters
        ----------
        column : str
        known : sequence of str
            Words allowed, in order.
        kind : str
            Catalogue entry of a cell that is none of them.
        faults : Faults
        values : object
            Further words for the catalogue entry.
        """
        raw = self.frame[column].fill_null("")
        order = {word: place for place, word in enumerate(known)}
        found = raw.replace_strict(order, default=-1, return_dtype=pl.Int64).to_numpy()
        for place in np.flatnonzero(found < 0):
            cell = raw[int(place)]
            hint = nearest(cell, known)
            faults.add(self.fault(kind, int(place), column, value=cell, hint=hint, **values))
        return found

    def fault(self, kind: str, place: int, column: str | None, **values: object) -> Fault:
        """Return a fault at a row of the frame."""
        return Fault(kind, self.name, int(self.rows[place]), column, values)

    def check_unique(self, keys: Sequence[str], faults: Faults) -> None:
        """Report every row whose key stands in an earlier row."""
        first: dict[tuple[str | None, ...], int] = {}
        for place, key in enumerate(zip(*map(self.text, keys), strict=True)):
            row = int(self.rows[place])
            if key in first:
                words = ", ".join("(all)" if part is None else part for part in key)
                faults.add(self.fault("row_twice", place, None, first=first[key], key=words))
            first.setdefault(key, row)

    def _unreadable(self, place: int, column: str, cell: str | None, bounds: Bounds) -> Fault:
        number = bounds.words
        if cell is None:
            return self.fault("cell_empty", place, column, number=number)
        kind = "number_expected"
        if cell in _NONE_SIGNS:
            kind = "none_sign"
        elif cell in _WITHHELD_SIGNS:
            kind = "withheld_sign"
        elif cell.startswith(_MINUS_SIGNS):
            kind = "minus_sign" if bounds.low < 0 else "minus_sign_below"
        plain = "-" + cell.lstrip("△▲").strip()
        return self.fault(kind, place, column, value=cell, number=number, plain=plain)

    def _outside(self, place: int, column: str, cell: str, bounds: Bounds) -> Fault:
        return self.fault("number_out_of_range", place, column, value=cell, number=bounds.words)


def read_table(
    path: Path, name: str, required: Iterable[str], optional: Iterable[str], faults: Faults
) -> Table | None:
    """Read a CSV file as text.

    Parameters
    ----------
    path : Path
    name : str
        The file, as the user knows it.
    required, optional : iterable of str
        Columns that must and may stand in the header; any other is a fault.
    faults : Faults
        Collects what is wrong with the file as a whole.

    Returns
    -------
    Table or None
        None if the file cannot be used at all.
    """
    required, optional = list(required), list(optional)
    lines = csv_lines(path, name, [*required, *optional], faults)
    if lines is None:
        return None
    header = [cell.strip() for cell in lines[0]]
    if not check_header(header, name, required, optional, faults):
        return None
    body = [
        (row, cells) for row, cells in enumerate(lines[1:], start=2) if any(map(str.strip, cells))
    ]
    if not body:
        faults.add(Fault("file_empty", name))
        return None
    wrong = [(row, cells) for row, cells in body if len(cells) != len(header)]
    for row, cells in wrong:
        values = {"cells": len(cells), "columns": len(header)}
        faults.add(Fault("row_width", name, row, None, values))
    if wrong:
        return None
    columns = zip(*(cells for _, cells in body), strict=True)
    frame = pl.DataFrame(
        {h: pl.Series(column, dtype=pl.String) for h, column in zip(header, columns, strict=True)}
    )
    stripped = frame.with_columns(pl.all().str.strip_chars())
    empty_is_null = stripped.with_columns(
        pl.when(pl.all() == "").then(None).otherwise(pl.all()).name.keep()
    )
    return Table(name, empty_is_null, np.array([row for row, _ in body]))


def csv_lines(path: Path, name: str, columns: list[str], faults: Faults) -> list[list[str]] | None:
    """Split a CSV file into cells; None, with its fault, if it cannot be."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except FileNotFoundError:
        faults.add(Fault("file_missing", name, values={"columns": ", ".join(columns)}))
        return None
    except UnicodeDecodeError:
        faults.add(Fault("not_utf8", name, values={"form": "CSV"}))
        return None
    except (csv.Error, OSError) as error:
        faults.add(Fault("file_unreadable", name, values={"form": "CSV", "reason": error}))
        return None
    if not lines or not any(cell.strip() for cell in lines[0]):
        faults.add(Fault("file_empty", name))
        return None
    return lines
