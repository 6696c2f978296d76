"""Shapes in degrees → shapes on a sheet, isles far off in boxes of their own, all at one scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.library.outlines import Ring
from sosei.publishing.atlas.isles import Group, Part, grouped

WIDTH, HIGHEST = 1000, 1100
"""Of the largest group, units of the sheet: it is as large as fits."""

MARGIN = 12
"""Around a box, units."""

STEPS = 24
"""Places that are tried for a box along each side of the sheet."""

SMALLEST = 4
"""Points of a ring that has an inside, the first one repeated."""

Points = NDArray[np.int64]
"""``[point, 2]``: units to the right and down."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, units."""


@dataclass(frozen=True)
class Sheet:
    """Areas on a sheet.

    Attributes
    ----------
    width, height : int
        Units.
    shapes : mapping of str to tuple of Points
        Rings by code: what an odd number of them surround is inside.
    boxes : tuple of Box
        Of isles that do not stand where they lie.
    """

    width: int
    height: int
    shapes: Mapping[str, tuple[Points, ...]]
    boxes: tuple[Box, ...]


def sheet_of(shapes: Mapping[str, Sequence[Ring]], gap: float, south: float | None = None) -> Sheet:
    """Lay areas out on a sheet.

    Degrees of longitude are as wide as they are in the middle of the largest group (plate carrée with a standard
    parallel there). Every point goes to the nearest whole unit, so that neighbours share their boundary. An area
    that is smaller than a unit is a dot.

    Parameters
    ----------
    shapes : mapping of str to sequence of Ring
        By code, degrees.
    gap, south : float
        As `isles.grouped` takes them.
    """
    main, *others = grouped(shapes, gap, south) or [()]
    if not main:
        return Sheet(WIDTH, 0, {}, ())
    scale = _scale(main)
    placed = list(_placed(main, scale, (0, 0)))
    right, height = _extent(placed)
    left = (WIDTH - right) // 2
    placed = [(code, points + np.array((left, 0))) for code, points in placed]
    taken, boxes = np.array([_around(points) for _, points in placed]), list[Box]()
    for group in others:
        if _invisible(group, scale, {code for code, _ in placed}):
            continue
        drawn = list(_placed(group, scale, (MARGIN, MARGIN)))
        wide, high = (side + MARGIN for side in _extent(drawn))
        box = _free(taken, boxes, (wide, high), height)
        boxes.append(box)
        placed += [(code, points + box[:2]) for code, points in drawn]
    bottom = max((height, *(box[3] for box in boxes)))
    return Sheet(WIDTH, bottom, _by_code(placed), tuple(boxes))


def _invisible(group: Group, scale: tuple[float, float], seen: set[str]) -> bool:
    """Whether a group would be an empty box: too small to be drawn, of areas that are seen elsewhere."""
    small = all(len(_moved(_units(part, (0, 0), scale))) < SMALLEST for part in group)
    return small and {part.code for part in group} <= seen


def _scale(group: Group) -> tuple[float, float]:
    """Return units for a degree of longitude and of latitude, so that the group fits."""
    points = np.concatenate([part.ring for part in group])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    shrink = float(np.cos(np.radians((south + north) / 2)))
    wide, high = max((east - west) * shrink, 1e-6), max(north - south, 1e-6)
    size = min(WIDTH / wide, HIGHEST / high)
    return size * shrink, size


def _placed(
    group: Group, scale: tuple[float, float], corner: tuple[int, int]
) -> Iterator[tuple[str, Points]]:
    """Yield code and points of each ring, with the group's own upper left at a corner."""
    points = np.concatenate([part.ring for part in group])
    west, north = points[:, 0].min(), points[:, 1].max()
    for part in group:
        yield part.code, _units(part, (west, north), scale) + corner


def _units(part: Part, origin: tuple[float, float], scale: tuple[float, float]) -> Points:
    from_origin = (part.ring - origin) * (scale[0], -scale[1])
    return np.rint(from_origin).astype(np.int64)


def _extent(placed: Sequence[tuple[str, Points]]) -> tuple[int, int]:
    right, bottom = np.concatenate([points for _, points in placed]).max(axis=0).tolist()
    return right, bottom


def _free(taken: Points, boxes: Sequence[Box], size: tuple[int, int], height: int) -> Box:
    """Return the first place, from the upper left on, where a box covers nothing; else one below."""
    wide, high = size
    lefts = range(0, max(WIDTH - wide, 0) + 1, WIDTH // STEPS)
    within = range(0, max(height - high, 0) + 1, max(height // STEPS, 1))
    lowest = max((height, *(box[3] for box in boxes))) + MARGIN
    rows = sorted({height + MARGIN, *(box[3] + MARGIN for box in boxes if box[3] > height)})
    for top in (*within, *rows):
        for left in lefts:
            box = (left, top, left + wide, top + high)
            if not _covers(box, taken, boxes):
                return box
    return (0, lowest, wide, lowest + high)


def _covers(box: Box, taken: Points, boxes: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    near = (
        (taken[:, 0] < right + MARGIN)
        & (taken[:, 2] > left - MARGIN)
        & (taken[:, 1] < bottom + MARGIN)
        & (taken[:, 3] > top - MARGIN)
    )
    return bool(near.any()) or any(_meet(box, other) for other in boxes)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(points: Points) -> Box:
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def _by_code(placed: Sequence[tuple[str, Points]]) -> dict[str, tuple[Points, ...]]:
    rings: dict[str, list[Points]] = {}
    for code, points in placed:
        rings.setdefault(code, []).append(points)
    return {code: _visible(found) for code, found in sorted(rings.items())}


def _visible(rings: Sequence[Points]) -> tuple[Points, ...]:
    """Drop points that fall together, and rings without an inside; a dot is left of an area without any."""
    kept = tuple(ring for ring in map(_moved, rings) if len(ring) >= SMALLEST)
    return kept or (_dot(rings[0][0]),)


def _moved(ring: Points) -> Points:
    """Drop points that are where the one before them is."""
    return ring[np.r_[True, (np.diff(ring, axis=0) != 0).any(axis=1)]]


def _dot(at: Points) -> Points:
    corners = np.array([(-2, -2), (2, -2), (2, 2), (-2, 2), (-2, -2)], dtype=np.int64)
    return np.asarray(at + corners)
