"""The library as pages need it. Imported libraries of tables cost a second: only when a page needs them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings

from sosei.base.areas import Area

if TYPE_CHECKING:
    from sosei.library import Cell, Entry, Library
    from sosei.readers.official.layouts import Layout

FIRST_ROWS = 20
"""Rows of a block that its page shows."""


class TraceOptions(NamedTuple):
    """What can be asked of a statistic and an area."""

    items: list[str]
    dates: list[str]
    sexes: list[str]
    ages: list[str]


def library() -> Library:
    """Return the library of this server."""
    from sosei.library import Library  # noqa: PLC0415 - polars: only where a page needs it

    return Library(Path(settings.LIBRARY))


def entries() -> tuple[Entry, ...]:
    """Return everything that the library holds, the newest first."""
    return library().list()[::-1]


def known() -> tuple[Layout, ...]:
    """Return every table that is read, with where it is published."""
    from sosei.readers.official.layouts import LAYOUTS  # noqa: PLC0415 - see above

    return LAYOUTS


def first_rows(block: str) -> tuple[list[dict[str, Any]], int]:
    """Return the first rows of a block, without shapes of areas, and how many it has."""
    frame = library().read(block)
    shown = [column for column in frame.columns if column != "shape"]
    return frame.select(shown).head(FIRST_ROWS).to_dicts(), frame.height


def trace_options(statistic: str, area: str) -> TraceOptions:
    """Return what a statistic tells of an area.

    Raises
    ------
    InputError
        If the library has no such statistic.
    """
    frame = library().figures(statistic, [area]).frame
    items, dates, sexes, ages = (
        frame[column].unique(maintain_order=True).to_list()
        for column in ("item", "date", "sex", "age")
    )
    return TraceOptions(items, sorted(dates, reverse=True), sexes, ages)


def cells(statistic: str, area: str, asked: dict[str, str]) -> tuple[Cell, ...]:
    """Return the cells that a figure stood in."""
    from sosei.library import CellKey  # noqa: PLC0415 - see above

    key = CellKey(area, asked["item"], asked["date"], asked["sex"], asked["age"])
    return library().trace(key, statistic)


def town(words: str) -> Area:
    """Return the place of a name or a code.

    Raises
    ------
    InputError
        If none is found, or several: the fault lists them.
    """
    return library().gazetteer().find(words)
