"""Parts of an area that are put together: edges that two parts share fall away."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""``[point, 2]``: degrees east and north; the first point stands at the end again."""

_Point = tuple[float, float]


def dissolved(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """Return the outlines of many rings as one area.

    An edge that an even number of rings run along is inside, or counted out by a hole; what is left is joined end to
    end. Holes stay rings of their own: an area is what an odd number of its rings surround (the even–odd rule).

    Parameters
    ----------
    rings : iterable of Ring
        Neighbours share the very points of their boundary.
    """
    return _joined(_odd(rings))


def _odd(rings: Iterable[Ring]) -> dict[tuple[_Point, _Point], None]:
    """Return the edges, whichever way they run, that occur an odd number of times."""
    edges: dict[tuple[_Point, _Point], None] = {}
    for ring in rings:
        points: list[_Point] = [(x, y) for x, y in ring.tolist()]
        for start, end in pairwise(points):
            edge = (start, end) if start < end else (end, start)
            if edge in edges:
                del edges[edge]
            elif start != end:
                edges[edge] = None
    return edges


def _joined(edges: Iterable[tuple[_Point, _Point]]) -> tuple[Ring, ...]:
    """Walk from edge to edge until each is walked once; an even number of them meets in every point."""
    ends: dict[_Point, dict[_Point, None]] = {}
    for start, end in edges:
        ends.setdefault(start, {})[end] = None
        ends.setdefault(end, {})[start] = None
    rings = []
    for start, away in ends.items():
        while away:
            rings.append(np.array(_walk(start, ends)))
    return tuple(rings)


def _walk(start: _Point, ends: dict[_Point, dict[_Point, None]]) -> list[_Point]:
    walked, here = [start], start
    while True:
        there = next(iter(ends[here]))
        del ends[here][there], ends[there][here]
        walked.append(there)
        if there == start:
            return walked
        here = there
