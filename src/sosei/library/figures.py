"""Figures of one statistic out of several blocks: every cell from the newest edition that has it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import polars as pl

from sosei.base.provenance import Source
from sosei.library.index import Entry

KEY = ["area", "date", "sex", "age", "item"]
"""What makes two rows tell of the same thing."""


@dataclass(frozen=True)
class Figures:
    """Rows of one statistic, and where they come from.

    Attributes
    ----------
    frame : polars.DataFrame
        Columns of a block, and ``block``: its hash.
    entries : tuple of Entry
        The blocks that gave rows, in the order of their editions.
    """

    frame: pl.DataFrame
    entries: tuple[Entry, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Each source once, in the order of the editions."""
        return tuple(dict.fromkeys(entry.source for entry in self.entries))


def wanted(
    frame: pl.DataFrame, areas: Collection[str] | None, dates: Collection[str] | None
) -> pl.DataFrame:
    """Keep the rows of some areas and dates; ``None`` is all of them."""
    for column, values in (("area", areas), ("date", dates)):
        if values is not None:
            frame = frame.filter(pl.col(column).is_in(list(values)))
    return frame


def in_force(
    entries: Sequence[Entry], frames: Sequence[pl.DataFrame]
) -> list[tuple[Entry, pl.DataFrame]]:
    """Drop the rows that a newer block of the same statistic tells anew.

    Parameters
    ----------
    entries : sequence of Entry
        From the oldest edition to the newest.
    frames : sequence of polars.DataFrame
        Their rows.

    Returns
    -------
    list of tuple of Entry and polars.DataFrame
        The blocks that have rows left, in the same order.
    """
    kept: list[tuple[Entry, pl.DataFrame]] = []
    for place, (entry, frame) in enumerate(zip(entries, frames, strict=True)):
        rest = frame
        for newer, told in zip(entries[place + 1 :], frames[place + 1 :], strict=True):
            if entry.overlaps(newer):
                rest = rest.join(told, on=KEY, how="anti", maintain_order="left")
        if rest.height:
            kept.append((entry, rest))
    return kept
