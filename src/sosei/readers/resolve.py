"""Rows of rates → one value for every step and cell: a named area beats all areas, a named year beats all years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array

ALL = -1
"""Place of an empty key: the row is for all of them."""


@dataclass(frozen=True)
class Rows:
    """Rows of one value column, their keys as places.

    Attributes
    ----------
    values : Array
        ``[row]``.
    area : NDArray
        ``[row]``, place of the area, or `ALL`.
    year : Array
        ``[row]``, year, or nan for all years.
    cell : NDArray
        ``[row]``, place in the flattened remaining axes (sex × age), 0 if there are none.
    """

    values: Array
    area: NDArray[np.int64]
    year: Array
    cell: NDArray[np.int64]

    def where(self, keep: NDArray[np.bool_]) -> Rows:
        """Return some of the rows."""
        return Rows(self.values[keep], self.area[keep], self.year[keep], self.cell[keep])


def resolve(rows: Rows, years: Sequence[int], cells: int, areas: int) -> Array:
    """Find the row that fits each step, cell and area.

    A year that is not listed for a cell takes the latest listed year before it, or the first
    listed one. Of several rows that fit, a named area beats an empty one, then a named year
    beats an empty one.

    Parameters
    ----------
    rows : Rows
    years : sequence of int
        The year by which each step looks its value up.
    cells, areas : int
        Sizes of the axes.

    Returns
    -------
    Array
        ``[step, cell, area]``; nan where no row fits.

    Source
    ------
    EXCHANGE: rules for ``year``, and for a missing optional column or an empty cell.
    """
    named = _of_areas(rows.where(rows.area != ALL), years, cells, areas)
    general = rows.where(rows.area == ALL)
    everywhere = Rows(general.values, np.zeros_like(general.area), general.year, general.cell)
    return _prefer(named, _of_areas(everywhere, years, cells, 1))


def _of_areas(rows: Rows, years: Sequence[int], cells: int, areas: int) -> Array:
    """Resolve rows that all name their area, ``[step, cell, area]``."""
    all_years = np.isnan(rows.year)
    timeless = np.full((1, cells, areas), np.nan)
    some = rows.where(all_years)
    timeless[0, some.cell, some.area] = some.values
    dated = rows.where(~all_years)
    if not len(dated.values):
        return np.broadcast_to(timeless, (len(years), cells, areas))
    return _prefer(_carried(dated, years, cells, areas), timeless)


def _carried(rows: Rows, years: Sequence[int], cells: int, areas: int) -> Array:
    """Carry each cell's listed years forward, and the first one back."""
    listed = np.unique(rows.year)
    grid = np.full((len(listed), cells, areas), np.nan)
    grid[np.searchsorted(listed, rows.year), rows.cell, rows.area] = rows.values
    for later in range(1, len(listed)):
        grid[later] = np.where(np.isnan(grid[later]), grid[later - 1], grid[later])
    for earlier in range(len(listed) - 2, -1, -1):
        grid[earlier] = np.where(np.isnan(grid[earlier]), grid[earlier + 1], grid[earlier])
    latest = np.searchsorted(listed, years, side="right") - 1
    return grid[np.maximum(latest, 0)]


def _prefer(first: Array, second: Array) -> Array:
    return np.where(np.isnan(first), second, first)
