r"""Exact quantiles of many draws.

.. math:: h = (D - 1) p, \qquad Q(p) = v_{(\lfloor h \rfloor)} + (h - \lfloor h \rfloor)
    (v_{(\lfloor h \rfloor + 1)} - v_{(\lfloor h \rfloor)})

Source: Hyndman and Fan (1996), definition 7; docs/methods/ensemble.md, 5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner

LANES = 64
"""Values that are looked at side by side."""

FEW = 32
"""Values that are sorted by insertion."""


@compiled
def quantiles(values: Array, probabilities: Array, out: Array) -> None:
    """Fill ``[row, probability]`` with the quantiles of every row of ``[row, draw]``.

    Values are put into bins of one width, four to a bin on average, and only the bins in which a
    quantile lies are sorted. A row with a value that is no number has none.
    """
    draws = values.shape[1]
    bins = max(16, draws // 4)
    ordered, start = np.empty(draws), np.empty(bins + 1, dtype=np.int64)
    place, lanes = np.empty(draws, dtype=np.int64), np.empty((2, LANES))
    for row in range(len(values)):
        least, most = extremes(values[row], lanes)
        if not least < most:
            out[row, :] = least
            continue
        binned(values[row], (least, most), place, start, ordered)
        for each in range(len(probabilities)):
            height = (draws - 1) * probabilities[each]
            below = int(np.floor(height))
            low = ranked(ordered, start, below)
            high = ranked(ordered, start, min(below + 1, draws - 1))
            out[row, each] = low + (height - below) * (high - low)


@inner
def extremes(values: Array, lanes: Array) -> tuple[float, float]:
    """Return the least and the largest value; both nan if any is none."""
    least, most, none = lanes[0], lanes[1], 0
    least[:] = np.inf
    most[:] = -np.inf
    whole = len(values) // LANES * LANES
    for start in range(0, whole, LANES):
        for lane in range(LANES):
            value = values[start + lane]
            least[lane] = value if value < least[lane] else least[lane]
            most[lane] = value if value > most[lane] else most[lane]
    for draw in range(whole, len(values)):
        least[0] = min(least[0], values[draw])
        most[0] = max(most[0], values[draw])
    for draw in range(len(values)):
        none += values[draw] != values[draw]
    return (np.nan, np.nan) if none > 0 else (least.min(), most.max())


@inner
def binned(
    values: Array,
    bounds: tuple[float, float],
    place: NDArray[np.int64],
    start: NDArray[np.int64],
    ordered: Array,
) -> None:
    """Put values in the order of their bins; `start` tells where each bin begins."""
    bins = len(start) - 1
    least, per_unit = bounds[0], bins / (bounds[1] - bounds[0])
    for draw in range(len(values)):
        place[draw] = np.int64((values[draw] - least) * per_unit)
    start[:] = 0
    for draw in range(len(values)):
        place[draw] = min(place[draw], bins - 1)
        start[place[draw]] += 1
    before = 0
    for each in range(bins):
        here = start[each]
        start[each] = before
        before += here
    for draw in range(len(values)):
        ordered[start[place[draw]]] = values[draw]
        start[place[draw]] += 1
    for each in range(bins, 0, -1):
        start[each] = start[each - 1]
    start[0] = 0


@inner
def ranked(ordered: Array, start: NDArray[np.int64], rank: int) -> float:
    """Return the value of a rank; its bin is sorted where it stands."""
    low, high = 0, len(start) - 1
    while high - low > 1:
        middle = (low + high) // 2
        if start[middle] <= rank:
            low = middle
        else:
            high = middle
    sort(ordered, start[low], start[low + 1])
    return float(ordered[rank])


@inner
def sort(values: Array, low: int, high: int) -> None:
    """Sort values from one place to below another, in place."""
    gap = (high - low) // 2 if high - low > FEW else 1
    while gap > 0:
        for i in range(low + gap, high):
            value, j = values[i], i - gap
            while j >= low and values[j] > value:
                values[j + gap] = values[j]
                j -= gap
            values[j + gap] = value
        gap = gap * 4 // 11 if gap > 2 else gap - 1
