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
