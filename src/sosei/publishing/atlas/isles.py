"""Shapes in groups: what lies together, and isles far off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sosei.library.outlines import Ring

Cell = tuple[int, int]


class Part(NamedTuple):
    """A ring of an area."""

    code: str
    ring: Ring


Group = tuple[Part, ...]


def grouped(
    shapes: Mapping[str, Sequence[Ring]], gap: float, south: float | None = None
) -> list[Group]:
    """Return the rings of all areas in groups, the one of most areas first, then from north to south.

    Rings whose points fall in the same or neighbouring cells of a grid are together: groups are one to two cells apart.

    Parameters
    ----------
    shapes : mapping of str to sequence of Ring
        By code, in degrees.
    gap : float
        Width of a cell, degrees.
    south : float, optional
        Latitude below which rings never lie with those above it.
    """
    parts = [Part(code, ring) for code, rings in shapes.items() for ring in rings]
    cells = [_cells(part.ring, gap, south) for part in parts]
    names = _connected(cells)
    groups: dict[int, list[Part]] = {}
    for part, name in zip(parts, names, strict=True):
        groups.setdefault(name, []).append(part)
    return sorted(map(tuple, groups.values()), key=_order)


def _order(group: Group) -> tuple[int, float]:
    return -len({part.code for part in group}), -float(group[0].ring[0, 1])


def _cells(ring: Ring, gap: float, south: float | None) -> set[Cell]:
    """Return the cells of a ring; those south of a line are numbered far below."""
    places = np.floor(ring / gap).astype(np.int64)
    if south is not None and ring[:, 1].max() < south:
        places[:, 1] -= round(360 / gap)
    return {(x, y) for x, y in np.unique(places, axis=0).tolist()}


def _connected(cells: Sequence[set[Cell]]) -> list[int]:
    """Return the number of the group of each set: sets that touch are in one."""
    group_of: dict[Cell, int] = {}
    above: list[int] = []

    def top(group: int) -> int:
        while above[group] != group:
            above[group] = above[above[group]]
            group = above[group]
        return group

    for own in cells:
        near = {
            top(group_of[x + dx, y + dy])
            for x, y in own
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            if (x + dx, y + dy) in group_of
        }
        group = min(near, default=len(above))
        if group == len(above):
            above.append(group)
        for other in near:
            above[other] = group
        group_of |= dict.fromkeys(own, group)
    return [top(group_of[next(iter(own))]) for own in cells]
