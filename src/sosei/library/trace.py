"""From a figure to its cell: file, sheet and the place that a person finds in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from sosei.base.errors import Fault, nearest
from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.library.index import Entry

SHOWN = 12
"""Words that are listed where one is not held."""


@dataclass(frozen=True, slots=True)
class CellKey:
    """What a figure is of.

    Attributes
    ----------
    area, item, sex, age : str
        As in the columns of a block.
    date : str
        As in the columns of a block; a year (``2015``) is every date and period of it.
    """

    area: str
    item: str
    date: str
    sex: str
    age: str

    def may_be_in(self, entry: Entry) -> bool:
        """Whether a block has the area and the date."""
        return self.area in entry.areas and any(self.is_on(day) for day in entry.dates)

    def is_on(self, day: str) -> bool:
        """Whether a date is the one asked for, or in its year."""
        return day == self.date or (len(self.date) == 4 and day[:4] == self.date)

    def __str__(self) -> str:
        """Return it as it is asked for on the command line."""
        return " ".join((self.area, self.item, self.date, self.sex, self.age))


@dataclass(frozen=True)
class Cell:
    """One cell of an official file.

    Attributes
    ----------
    entry : Entry
        The block that it is in: statistic, edition, file with its hash, sheet, source.
    date : str
        Of the figure.
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
    date: str
    row: int
    column: str
    value: float | None
    status: str
    in_force: bool

    @property
    def name(self) -> str:
        """The cell as a person names it: ``F12``."""
        return f"{self.column}{self.row}"


def cells_of(key: CellKey, blocks: Sequence[tuple[Entry, pl.DataFrame]]) -> list[Cell]:
    """Return the cells that tell of the key; of each date, those of the first block that has it are in force.

    Parameters
    ----------
    key : CellKey
    blocks : sequence of tuple of Entry and polars.DataFrame
        Of one statistic, from the newest edition back.
    """
    cells: list[Cell] = []
    told: set[str] = set()
    for entry, frame in blocks:
        found = [
            Cell(entry, day, row, column_name(column), value, status, day not in told)
            for day, row, column, value, status in _rows(key, entry, frame)
        ]
        cells += found
        told |= {cell.date for cell in found}
    return cells


def _rows(
    key: CellKey, entry: Entry, frame: pl.DataFrame
) -> list[tuple[str, int, int, float | None, str]]:
    days = [day for day in entry.dates if key.is_on(day)]
    found = frame.filter(
        pl.col("area") == key.area,
        pl.col("item") == key.item,
        pl.col("date").is_in(days),
        pl.col("sex") == key.sex,
        pl.col("age") == key.age,
    )
    return found.select("date", "row", "column", "value", "status").sort("date").rows()


PARTS = {
    "area": Both("area", "地域"),
    "item": Both("item", "項目"),
    "date": Both("date", "時点"),
    "sex": Both("sex", "男女"),
    "age": Both("age", "年齢"),
}
"""Parts of a key, in the order in which they are looked for."""


def none_held(key: CellKey, frame: pl.DataFrame, folder: str) -> Fault:
    """Say which part of a key is the first that no figure has, and what there is instead.

    Parameters
    ----------
    key : CellKey
        Of which there is no cell.
    frame : polars.DataFrame
        All figures of the area.
    folder : str
        The library.
    """
    for part in PARTS:
        asked, held = getattr(key, part), frame[part].unique().sort().to_list()
        fits = [word for word in held if word == asked or (part == "date" and key.is_on(word))]
        frame = frame.filter(pl.col(part).is_in(fits))
        if frame.is_empty():
            break
    more = " …" if len(held) > SHOWN else ""
    values = {
        "key": str(key),
        "what": PARTS[part],
        "value": asked,
        "held": (", ".join(held[:SHOWN]) + more) or Both("none", "なし"),
        "hint": nearest(asked, held),
    }
    return Fault("cell_not_held", folder, values=values)
