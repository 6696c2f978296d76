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
