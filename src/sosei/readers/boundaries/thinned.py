"""Outlines on a grid: neighbours that share a boundary before share it after."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sosei.readers.boundaries.shapes import MAX_POINTS, Polygon, Ring

GRID = 0.001
"""Degrees between the lines of the grid: 111 m north to south, 78 to 101 m east to west in Japan."""

SMALLEST = 4
"""Points of a ring at least, the first one repeated at its end."""

MAX_RINGS = 300_000
"""Rings of a file: the islands and rocks of the whole nation are some 120,000."""

Points = NDArray[np.float64]
"""``[point, 2]``: degrees east and north."""


class Thinner:
    """Puts the outlines of one file on the grid, and counts what is kept of them.

    Every point goes to the nearest crossing of the grid, whichever area it bounds; points that fall together are one.
    A ring that is left with no inside goes, unless it is the largest of an area that would be left with nothing.
    """

    def __init__(self) -> None:
        self._points = self._rings = 0

    def thinned(self, polygons: Iterable[list[Points]]) -> list[Polygon]:
        """Return what is left of the polygons of one area.

        Raises
        ------
        ValueError
            If a coordinate is no degree of longitude or latitude, or the file has too many rings or points.
        """
        whole = [[self._checked(ring) for ring in polygon] for polygon in polygons]
        kept = [part for polygon in whole if (part := _on_grid(polygon))]
        if not kept and whole:
            largest = max((polygon[0] for polygon in whole), key=_extent)
            kept = [[_as_ring(largest)]]
        self._points += sum(len(ring) for polygon in kept for ring in polygon)
        if self._points > MAX_POINTS:
            raise ValueError(f"> {MAX_POINTS:,} points")
        return kept

    def _checked(self, ring: Points) -> Points:
        self._rings += 1
        if self._rings > MAX_RINGS:
            raise ValueError(f"> {MAX_RINGS:,} rings")
        if ring.ndim != 2 or ring.shape[1] != 2 or len(ring) < SMALLEST:
            raise ValueError("a ring of fewer than four points")
        if not (np.abs(ring) <= (180.0, 90.0)).all():
            raise ValueError("coordinates that are not degrees")
        return ring


def _on_grid(polygon: list[Points]) -> Polygon:
    """Return the rings that keep an inside; nothing if the outline keeps none."""
    outline, *holes = map(_snapped, polygon)
    if outline is None:
        return []
    return [outline, *(hole for hole in holes if hole is not None)]


def _snapped(ring: Points) -> Ring | None:
    steps = np.rint(ring / GRID).astype(np.int64)
    moved = np.r_[True, (np.diff(steps, axis=0) != 0).any(axis=1)]
    steps = steps[moved]
    if len(steps) < SMALLEST:
        return None
    return _as_ring(steps.astype(np.float64) * GRID)


def _as_ring(points: Points) -> Ring:
    return [(x, y) for x, y in points.round(6).tolist()]


def _extent(ring: Points) -> float:
    """Area of the box around a ring, square degrees."""
    return float(np.prod(np.ptp(ring, axis=0)))
