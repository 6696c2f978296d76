r"""Exact quantiles of more draws than are held: the draws are run again until their neighbours are known.

Every order statistic that is asked for lies in an interval. A pass counts the values in 256 parts of
each interval, and the part with the wanted rank is the next interval. When few enough values lie in
it, a last pass collects them.

Source: docs/methods/ensemble.md, 5.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array

Rows = Callable[[int, int], Array]
"""First draw and number of draws → ``[row, draw]``."""

PARTS = 256
FEW = 1024
"""Values of an interval that are collected and sorted."""


@dataclass
class Interval:
    """Where the value of one rank lies in one row: from `low` to below `high`.

    Attributes
    ----------
    rank : int
        Among all values of the row, from 0.
    low, high : float
    below : int
        Values below `low`.
    inside : int
        Values from `low` to below `high`.
    """

    rank: int
    low: float
    high: float
    below: int
    inside: int
    found: list[Array] = field(default_factory=list)

    @property
    def few(self) -> bool:
        """Whether what lies inside can be collected, or is one number."""
        return self.inside <= FEW or self.single

    @property
    def single(self) -> bool:
        """Whether only one number can lie inside."""
        return bool(np.nextafter(self.low, np.inf) >= self.high)

    def edges(self) -> Array:
        """Return the bounds of the parts, rising."""
        inner = self.low + (self.high - self.low) * (np.arange(1, PARTS) / PARTS)
        return np.concatenate([[self.low], np.clip(inner, self.low, self.high), [self.high]])

    def narrow(self, counts: NDArray[np.int64]) -> None:
        """Go on with the part in which the rank lies."""
        up_to = self.below + np.cumsum(counts)
        part = int(np.searchsorted(up_to, self.rank, side="right"))
        edges = self.edges()
        self.below = int(up_to[part] - counts[part])
        self.low, self.high = float(edges[part]), float(edges[part + 1])
        self.inside = int(counts[part])

    def value(self) -> float:
        """Return the value of the rank."""
        if self.single:
            return self.low
        return float(np.sort(np.concatenate(self.found))[self.rank - self.below])


def replayed(rows: Rows, sizes: Mapping[int, int], probabilities: Sequence[float]) -> Array:
    """Return the quantiles of every row, ``[row, probability]``.

    Parameters
    ----------
    rows : callable
        Gives the same draws whenever it is asked.
    sizes : mapping of int to int
        First draw and size of every chunk.
    probabilities : sequence of float
    """
    draws = sum(sizes.values())
    heights = [(draws - 1) * p for p in probabilities]
    ranks = sorted({rank for h in heights for rank in (int(h), min(int(h) + 1, draws - 1))})
    intervals = _wide(rows, sizes, ranks)
    while _open(intervals):
        _narrow(rows, sizes, intervals)
    _collect(rows, sizes, intervals)
    return np.array([[_between(of_row, h, draws) for h in heights] for of_row in intervals])


Intervals = list[dict[int, Interval]]
"""By row, by rank; a row with a value that is no number has none."""


def _chunks(rows: Rows, sizes: Mapping[int, int]) -> Iterator[Array]:
    for first, size in sizes.items():
        yield rows(first, size)


def _wide(rows: Rows, sizes: Mapping[int, int], ranks: Sequence[int]) -> Intervals:
    """Find the least and the most of every row."""
    bounds = [(chunk.min(axis=1), chunk.max(axis=1)) for chunk in _chunks(rows, sizes)]
    low = np.min([low for low, _ in bounds], axis=0)
    high = np.nextafter(np.max([high for _, high in bounds], axis=0), np.inf)
    draws = sum(sizes.values())
    return [
        {}
        if np.isnan(least) or np.isnan(most)
        else {rank: Interval(rank, float(least), float(most), 0, draws) for rank in ranks}
        for least, most in zip(low, high, strict=True)
    ]


def _open(intervals: Intervals) -> bool:
    return any(not one.few for of_row in intervals for one in of_row.values())


def _narrow(rows: Rows, sizes: Mapping[int, int], intervals: Intervals) -> None:
    wanted = [[one for one in of_row.values() if not one.few] for of_row in intervals]
    counts = [np.zeros((len(of_row), PARTS), dtype=np.int64) for of_row in wanted]
    for chunk in _chunks(rows, sizes):
        for values, of_row, found in zip(chunk, wanted, counts, strict=True):
            for place, one in enumerate(of_row):
                inside = values[(values >= one.low) & (values < one.high)]
                part = np.searchsorted(one.edges(), inside, side="right") - 1
                found[place] += np.bincount(np.minimum(part, PARTS - 1), minlength=PARTS)
    for of_row, found in zip(wanted, counts, strict=True):
        for one, of_one in zip(of_row, found, strict=True):
            one.narrow(of_one)


def _collect(rows: Rows, sizes: Mapping[int, int], intervals: Intervals) -> None:
    for chunk in _chunks(rows, sizes):
        for values, of_row in zip(chunk, intervals, strict=True):
            for one in of_row.values():
                if not one.single:
                    one.found.append(values[(values >= one.low) & (values < one.high)])


def _between(of_row: Mapping[int, Interval], height: float, draws: int) -> float:
    if not of_row:
        return float("nan")
    below = int(height)
    low = of_row[below].value()
    high = of_row[min(below + 1, draws - 1)].value()
    return low + (height - below) * (high - low)
