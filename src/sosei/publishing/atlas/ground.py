"""Areas ready to be coloured: laid out once, whatever they are coloured by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sosei.library.outlines import Ring, dissolved
from sosei.publishing.atlas.paths import Path, drawn, paths_of
from sosei.publishing.atlas.sheet import Box, Sheet, sheet_of

NATION_GAP, SOUTH = 1.5, 29.9
"""Degrees: the isles south of Yakushima stand in a box of their own on the map of the nation."""

PREFECTURE_GAP = 0.12
"""Degrees."""


@dataclass(frozen=True)
class Ground:
    """Areas ready to be coloured.

    Attributes
    ----------
    width, height : int
        Units.
    paths : mapping of str to Path
    outlines : str
        Of prefectures on a map of municipalities: the ``d`` of a path; empty without.
    boxes : tuple of Box
    fine : bool
        Whether the areas are many and small.
    """

    width: int
    height: int
    paths: Mapping[str, Path]
    outlines: str
    boxes: tuple[Box, ...]
    fine: bool


def nation_ground(shapes: Mapping[str, Sequence[Ring]], names: Mapping[str, str]) -> Ground:
    """Lay out the nation: by municipality with the outlines of prefectures, or by prefecture with names.

    Parameters
    ----------
    shapes : mapping of str to sequence of Ring
        Degrees.
    names : mapping of str to str
        Those that are written on the map.
    """
    sheet = sheet_of(shapes, NATION_GAP, SOUTH)
    fine = not names
    return _ground(sheet, names, _outlines(sheet) if fine else "", fine=fine)


def prefecture_ground(shapes: Mapping[str, Sequence[Ring]], names: Mapping[str, str]) -> Ground:
    """Lay out a prefecture by municipality, with names."""
    return _ground(sheet_of(shapes, PREFECTURE_GAP), names, "", fine=False)


def _ground(sheet: Sheet, names: Mapping[str, str], outlines: str, *, fine: bool) -> Ground:
    letters = {code: len(name) for code, name in names.items()}
    paths = paths_of(sheet, letters)
    return Ground(sheet.width, sheet.height, paths, outlines, sheet.boxes, fine)


def _outlines(sheet: Sheet) -> str:
    parts: dict[str, list[Ring]] = {}
    for code, rings in sheet.shapes.items():
        parts.setdefault(code[:2], []).extend(ring.astype(np.float64) for ring in rings)
    return "".join(
        drawn([ring.astype(np.int64) for ring in dissolved(rings)]) for rings in parts.values()
    )
