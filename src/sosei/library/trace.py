"""From a figure to its cell: file, sheet and the place that a person finds in it."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from sosei.base.provenance import column_name
from sosei.library.index import Entry


@dataclass(frozen=True, slots=True)
class CellKey:
    """What a figure is of.

    Attributes
    ----------
    area, item, date, sex, age : str
        As in the columns of a block.
    """

    area: str
    item: str
    date: str
    sex: str
    age: str

    def may_be_in(self, entry: Entry) -> bool:
        """Whether a block has the area and the date."""
        return self.area in entry.areas and self.date in entry.dates


@dataclass(frozen=True)
class Cell:
    """One cell of an official file.

    Attributes
    ----------
    entry : Entry
        The block that it is in: statistic, edition, file with its hash, sheet, source.
    row : int
        From 1.
    column : str
        As a person names it: ``F``.
    value : float or None
    status : str
        ``figure``, ``withheld`` or ``unknown``.
    in_force : bool
        Whether this is the cell that is read where no edition is asked for.
    """

    entry: Entry
    row: int
    column: str
    value: float | None
    status: str
    in_force: bool

    @property
    def name(self) -> str:
        """The cell as a person names it: ``F12``."""
        return f"{self.column}{self.row}"


def cells_of(key: CellKey, entry: Entry, frame: pl.DataFrame, *, in_force: bool) -> list[Cell]:
    """Return the cells of one block that tell of the key."""
    found = frame.filter(
        pl.col("area") == key.area,
        pl.col("item") == key.item,
        pl.col("date") == key.date,
        pl.col("sex") == key.sex,
        pl.col("age") == key.age,
    )
    return [
        Cell(entry, row["row"], column_name(row["column"]), row["value"], row["status"], in_force)
        for row in found.iter_rows(named=True)
    ]
