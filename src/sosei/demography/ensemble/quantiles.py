r"""Exact quantiles of many draws.

.. math:: h = (D - 1) p, \qquad Q(p) = v_{(\lfloor h \rfloor)} + (h - \lfloor h \rfloor)
    (v_{(\lfloor h \rfloor + 1)} - v_{(\lfloor h \rfloor)})

Source: Hyndman and Fan (1996), definition 7; docs/methods/ensemble.md, 5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.compiled import compiled, inner

BINS = 1024
FEW = 64


@compiled
def quantiles(values: Array, probabilities: Array, out: Array) -> None:
    """Fill ``[row, probability]`` with the quantiles of every row of ``[row, draw]``.

    Values are put into 1,024 bins of one width, and only the bins in which a quantile lies are
    sorted: three passes instead of a sort.
    """
    draws = values.shape[1]
    ordered, start = np.empty(draws), np.empty(BINS + 1, dtype=np.int64)
    place = np.empty(draws, dtype=np.int64)
    for row in range(len(values)):
        if not binned(values[row], place, start, ordered):
            out[row, :] = ordered[0]
            continue
        for each in range(len(probabilities)):
            height = (draws - 1) * probabilities[each]
            below = int(np.floor(height))
            low = ranked(ordered, start, below)
            high = ranked(ordered, start, min(below + 1, draws - 1))
            out[row, each] = low + (height - below) * (high - low)


@inner
def binned(
    values: Array, place: NDArray[np.int64], start: NDArray[np.int64], ordered: Array
) -> bool:
    """Put values in the order of their bins; False where all are alike or one is no number."""
    least, most = extremes(values)
    if not least < most:
        ordered[0] = least
        return False
    width = BINS / (most - least)
    for draw in range(len(values)):
        place[draw] = min(int((values[draw] - least) * width), BINS - 1)
    start[:] = 0
    for draw in range(len(values)):
        start[place[draw] + 1] += 1
    for each in range(BINS):
        start[each + 1] += start[each]
    for draw in range(len(values) - 1, -1, -1):
        start[place[draw] + 1] -= 1
        ordered[start[place[draw] + 1]] = values[draw]
    for each in range(BINS):
        start[each] = start[each + 1]
    start[BINS] = len(values)
    return True


@inner
def extremes(values: Array) -> tuple[float, float]:
    """Return the least and the largest value; both nan if any is none."""
    least, most, all_of_them = np.inf, -np.inf, 0.0
    for draw in range(len(values)):
        value = values[draw]
        least = value if value < least else least
        most = value if value > most else most
        all_of_them += value
    return (np.nan, np.nan) if np.isnan(all_of_them) else (least, most)


@inner
def ranked(ordered: Array, start: NDArray[np.int64], rank: int) -> float:
    """Return the value of a rank; its bin is sorted where it stands."""
    low, high = 0, BINS
    while high - low > 1:
        middle = (low + high) // 2
        if start[middle] <= rank:
            low = middle
        else:
            high = middle
    if start[low + 1] - start[low] > FEW:
        ordered[start[low] : start[low + 1]] = np.sort(ordered[start[low] : start[low + 1]])
        return float(ordered[rank])
    for i in range(start[low] + 1, start[low + 1]):
        value, j = ordered[i], i - 1
        while j >= start[low] and ordered[j] > value:
            ordered[j + 1] = ordered[j]
            j -= 1
        ordered[j + 1] = value
    return float(ordered[rank])
