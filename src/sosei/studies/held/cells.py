"""Rows of the library: those of one item, by date, and where they stood."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from sosei.base.arrays import Array
from sosei.base.provenance import Source, Used, cell_range
from sosei.demography.known.population import SEXES
from sosei.library import Entry, Library
from sosei.readers.figures import Figures


@dataclass(frozen=True)
class Rows:
    """Rows of one statistic, and the blocks they are from.

    Attributes
    ----------
    frame : polars.DataFrame
        Columns of a block, and ``block``.
    entries : tuple of Entry
    """

    frame: pl.DataFrame
    entries: tuple[Entry, ...]

    def where(self, *conditions: pl.Expr) -> Rows:
        """Keep some rows, and the blocks that have any."""
        frame = self.frame.filter(*conditions)
        left = set(frame["block"].unique())
        return Rows(frame, tuple(entry for entry in self.entries if entry.id in left))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Each source once."""
        return tuple(dict.fromkeys(entry.source for entry in self.entries))

    def used(self, table: str) -> tuple[Used, ...]:
        """Return what the rows serve as, block by block, with the range of their cells."""
        return tuple(
            used_block(table, entry, self.frame.filter(pl.col("block") == entry.id))
            for entry in self.entries
        )


@dataclass
class Told:
    """Sources and used blocks, as tables are found."""

    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    used: list[Used] = field(default_factory=list)

    def of(self, table: str, rows: Rows) -> None:
        """Remember where a table is from."""
        self.sources[table] = tuple(dict.fromkeys((*self.sources.get(table, ()), *rows.sources)))
        self.used += rows.used(table)

    def as_in(self, other: Figures, table: str) -> None:
        """Remember that a table is taken from other figures."""
        self.sources[table] = other.sources[table]
        self.used += [used for used in other.used if used.table == table]


def rows_of(
    library: Library, statistic: str, areas: Collection[str], dates: Collection[str] | None = None
) -> Rows | None:
    """Return the rows of some areas; None if the library holds none of them.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    held = library.list(statistic)
    if not any(set(areas) & set(entry.areas) for entry in held):
        return None
    figures = library.figures(statistic, areas=areas, dates=dates)
    return Rows(figures.frame, figures.entries) if figures.frame.height else None


def used_block(table: str, entry: Entry, frame: pl.DataFrame) -> Used:
    """Describe one block as it was used."""
    rows, columns = (
        (int(frame[name].min()), int(frame[name].max()))  # type: ignore[arg-type]
        for name in ("row", "column")
    )
    return Used(
        table,
        entry.statistic,
        entry.edition,
        entry.file,
        entry.identity.sheet,
        cell_range(rows, columns),
        entry.identity.file_hash,
        entry.id,
    )


def by_year(rows: Rows, items: Iterable[str]) -> dict[int, dict[str, float]]:
    """Return figures of calendar years: ``{2018: {"births": 833.0, …}}``; what is not known is left out."""
    wanted = rows.frame.filter(
        pl.col("item").is_in(list(items)),
        pl.col("date").str.contains(r"^[0-9]{4}$"),
        pl.col("value").is_not_null(),
    )
    found: dict[int, dict[str, float]] = {}
    for date, item, value in wanted.select("date", "item", "value").iter_rows():
        found.setdefault(int(date), {})[item] = value
    return dict(sorted(found.items()))


ByAge = dict[tuple[str, str], float]
"""Figures by sex and age."""


def by_sex_and_age(frame: pl.DataFrame, item: str) -> dict[str, ByAge]:
    """Return one item by date, each by sex and age; unknown cells are left out."""
    tables: dict[str, ByAge] = {}
    rows = frame.filter(pl.col("item") == item, pl.col("value").is_not_null())
    for when, sex, age, value in rows.select("date", "sex", "age", "value").iter_rows():
        if sex in SEXES:
            tables.setdefault(when, {})[sex, age] = value
    return tables


def cells_array(table: ByAge, labels: Iterable[str]) -> Array:
    """``[sex, age]``; what is not known is not a number."""
    columns = list(labels)
    return np.array([[table.get((sex, age), np.nan) for age in columns] for sex in SEXES])
