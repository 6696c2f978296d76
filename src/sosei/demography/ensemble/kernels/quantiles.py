r"""Exact quantiles of many draws.

.. math:: h = (D - 1) p, \qquad Q(p) = v_{(\lfloor h \rfloor)} + (h - \lfloor h \rfloor)
    (v_{(\lfloor h \rfloor + 1)} - v_{(\lfloor h \rfloor)})

Source: Hyndman and Fan (1996), definition 7; docs/methods/ensemble.md, 5.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner, making

ALL_BUT_SIGN = np.int64(0x7FFFFFFFFFFFFFFF)

FEW = 64
"""Values that are sorted by insertion, at most."""


@compiled
def quantiles(values: Array, probabilities: Array, out: Array) -> None:
    """Fill ``[row, probability]`` with the quantiles of every row of ``[row, draw]``.

    Values are counted in bins of one width, two to a bin on average, and only those of the bins in
    which a quantile lies are taken out and sorted. A row with a value that is no number has none.
    """
    draws = values.shape[1]
    counts, place = np.empty(max(16, draws // 2), dtype=np.uint32), np.empty(draws, dtype=np.uint32)
    taken, ends, bins = np.empty(draws), np.empty(2), len(counts)
    heights = (draws - 1) * probabilities
    ranks, before = ranks_of(heights, draws)
    for row in range(len(values)):
        here = values[row]
        extremes(here, ends)
        least, most = ends[0], ends[1]
        if not least < most:
            out[row, :] = least if least == most else np.nan
            continue
        find_bins(here, least, bins / (most - least), place, bins)
        count(place, counts)
        choose(counts, ranks, before)
        sort(taken, 0, take(here, place, counts, taken))
        between(taken, heights, ranks, before, out[row])


@making
def ranks_of(heights: Array, draws: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the ranks that quantiles lie between, rising, and room for as many."""
    below = np.floor(heights).astype(np.int64)
    ranks = np.unique(np.concatenate((below, np.minimum(below + 1, draws - 1))))
    return ranks, np.empty_like(ranks)


@inner
def extremes(values: Array, ends: Array) -> None:
    """Fill in the least and the largest value; nan for an end beyond which one is no number.

    Numbers rise as their bits do, read as a whole number, once those of negative ones are turned.
    """
    bits: NDArray[np.int64] = values.view(np.int64)
    seen: NDArray[np.int64] = ends.view(np.int64)
    least, most = ALL_BUT_SIGN, ~ALL_BUT_SIGN
    for draw in range(len(bits)):
        turned = bits[draw] ^ ((bits[draw] >> 63) & ALL_BUT_SIGN)
        least, most = min(least, turned), max(most, turned)
    seen[0], seen[1] = least ^ ((least >> 63) & ALL_BUT_SIGN), most ^ ((most >> 63) & ALL_BUT_SIGN)


@inner
def find_bins(
    values: Array, least: float, per_unit: float, place: NDArray[np.uint32], bins: int
) -> None:
    """Find the bin of every value; all are in the first where bins have no width that counts."""
    if not 0.0 < per_unit < np.inf:
        place[:] = 0
        return
    last = np.int32(bins - 1)
    for draw in range(len(values)):
        place[draw] = np.uint32(min(np.int32((values[draw] - least) * per_unit), last))


@inner
def count(place: NDArray[np.uint32], counts: NDArray[np.uint32]) -> None:
    """Count the values of every bin."""
    counts[:] = 0
    for draw in range(len(place)):
        counts[place[draw]] += np.uint32(1)


@inner
def choose(counts: NDArray[np.uint32], ranks: NDArray[np.int64], before: NDArray[np.int64]) -> None:
    """Replace counts by 1 where a rank lies in the bin, else 0; `before`: what is left out below a rank."""
    below, left_out, after = 0, 0, 0
    for rank in range(len(ranks)):
        if ranks[rank] >= below:
            while ranks[rank] >= below + counts[after]:
                below += counts[after]
                left_out += counts[after]
                counts[after] = 0
                after += 1
            below += counts[after]
            counts[after] = 1
            after += 1
        before[rank] = left_out
    counts[after:] = 0


@inner
def take(values: Array, place: NDArray[np.uint32], chosen: NDArray[np.uint32], taken: Array) -> int:
    """Put the values of the chosen bins side by side; return how many they are."""
    number = 0
    for draw in range(len(values)):
        if chosen[place[draw]] > 0:
            taken[number] = values[draw]
            number += 1
    return number


@inner
def between(
    taken: Array,
    heights: Array,
    ranks: NDArray[np.int64],
    before: NDArray[np.int64],
    out: Array,
) -> None:
    """Fill in the quantiles, each between the values of two ranks."""
    for each in range(len(heights)):
        below = int(np.floor(heights[each]))
        place = int(np.searchsorted(ranks, below))
        after = min(place + 1, len(ranks) - 1)
        low, high = taken[below - before[place]], taken[ranks[after] - before[after]]
        out[each] = low + (heights[each] - below) * (high - low)


@inner
def sort(values: Array, low: int, high: int) -> None:
    """Sort values from one place to below another, in place; many in gaps that shrink (Shell)."""
    gap = (high - low) // 2 if high - low > FEW else 1
    while gap > 1:
        insert(values, low, high, gap)
        gap = gap * 4 // 11 if gap > 2 else 1
    insert(values, low, high, 1)


@inner
def insert(values: Array, low: int, high: int, gap: int) -> None:
    """Put every value in its place among those that lie a multiple of the gap before it."""
    for i in range(low + gap, high):
        value, j = values[i], i - gap
        while j >= low and values[j] > value:
            values[j + gap] = values[j]
            j -= gap
        values[j + gap] = value
