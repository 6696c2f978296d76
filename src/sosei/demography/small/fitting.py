"""Iterative proportional fitting of districts to their towns, many towns at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.small.ratios import Places, summed

CLOSE = 1e-8
"""Largest relative gap of a district's total at which fitting ends (METHOD 6)."""

MOST = 500
"""Rounds of fitting at most (METHOD 6)."""

ROUND = 20
"""Rounds after which towns that are done are left out."""


@dataclass(frozen=True)
class _Part:
    """Districts of the towns that are not done yet."""

    cells: Array
    columns: Array
    rows: Array
    town_of: Places


def fit(cells: Array, columns: Array, town_of: Places) -> tuple[Array, Array]:
    """Bring cells in turn to their town's and to their district's share of its total.

    Parameters
    ----------
    cells : Array
        ``[cell, district]``, persons ≥ 0: what the districts would have by themselves.
    columns : Array
        ``[cell, town]``, persons: what they are to have together. Above 0 only where some district is.
    town_of : Places
        ``[district]``, place of the town; districts of one town stand together, in order.

    Returns
    -------
    fitted : Array
        ``[cell, district]``; a town's districts add up to its cells.
    gap : Array
        ``[town]``, the largest |district's total ÷ its share − 1| that is left.
    """
    towns = columns.shape[1]
    rows = _shares(cells, columns, town_of)
    fitted, gap = cells.copy(), np.zeros(towns)
    active: NDArray[np.bool_] = np.ones(towns, dtype=bool)
    for _ in range(0, MOST, ROUND):
        chosen = active[town_of]
        renumbered = (np.cumsum(active) - 1)[town_of[chosen]]
        part = _Part(fitted[:, chosen], columns[:, active], rows[chosen], renumbered)
        fitted[:, chosen], left = _several(part)
        gap[active] = left
        active[active] = left >= CLOSE
        if not active.any():
            break
    return fitted, gap


def _shares(cells: Array, columns: Array, town_of: Places) -> Array:
    """Scale the districts' totals to their town's, ``[district]``."""
    own = cells.sum(axis=0)
    factor = _ratio(columns.sum(axis=0), summed(own, town_of, columns.shape[1]))
    shares: Array = own * factor[town_of]
    return shares


def _several(part: _Part) -> tuple[Array, Array]:
    """Fit so many rounds, or until all are close; columns come last."""
    cells, towns = part.cells, part.columns.shape[1]
    starts = np.searchsorted(part.town_of, np.arange(towns))
    gap = np.zeros(towns)
    for turn in range(ROUND):
        have = np.add.reduceat(cells, starts, axis=1)
        cells *= _ratio(part.columns, have)[:, part.town_of]
        total = cells.sum(axis=0)
        off = np.where(part.rows > 0, np.abs(_ratio(total, part.rows) - 1), 0)
        gap = np.maximum.reduceat(off, starts)
        if np.all(gap < CLOSE) or turn == ROUND - 1:
            break
        cells *= _ratio(part.rows, total)
    return cells, gap


def _ratio(upper: Array, lower: Array) -> Array:
    """Divide; 0 where there is nothing to divide by."""
    ratio: Array = np.divide(upper, lower, out=np.zeros_like(upper), where=lower > 0)
    return ratio
