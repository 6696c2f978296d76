"""Where a number comes from: a statistic, its table and its reference date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Origin of a block of figures.

    Attributes
    ----------
    statistic : str
        Statistic and table, as its publisher names them.
    publisher : str
        Office that publishes it.
    date : str
        Reference date or period, as published.
    via : str
        How the figures reached us, with terms of use; may be empty.
    """

    statistic: str
    publisher: str
    date: str
    via: str = ""

    def __str__(self) -> str:
        """Return the line printed under a table or chart."""
        return f"{self.publisher}「{self.statistic}」{self.date}"


@dataclass(frozen=True, slots=True)
class Used:
    """A block of figures that a result rests on.

    Attributes
    ----------
    table : str
        What it serves as in a study: ``census``, ``death_rates`` …
    statistic, edition : str
        As the library names them; of a study's own folder, the table's name and nothing.
    file, sheet : str
        Name of the file as it was given, and of its sheet (empty for CSV).
    cells : str
        Range of the cells that were read: ``F12:AA430``.
    file_hash : str
        SHA-256 of the file.
    block : str
        Hash of the library's block; empty for a file of a study's own folder.
    """

    table: str
    statistic: str
    edition: str
    file: str
    sheet: str
    cells: str
    file_hash: str
    block: str = ""


def cell_range(rows: tuple[int, int], columns: tuple[int, int]) -> str:
    """Return a range as a spreadsheet names it, from its first and last row and column."""
    first, last = (f"{column_name(column)}{row}" for row, column in zip(rows, columns, strict=True))
    return first if first == last else f"{first}:{last}"


def column_name(column: int) -> str:
    """Return a column as a person names it: 1 is ``A``, 27 is ``AA``.

    Raises
    ------
    ValueError
        If the column is below 1.
    """
    if column < 1:
        raise ValueError(f"columns are counted from 1, found {column}")
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
