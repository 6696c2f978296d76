"""Shapes of a sheet as paths of SVG, and where their names stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sosei.publishing.atlas.sheet import Points, Sheet

LETTER = 19
"""Height of a name's letters, units."""


class Label(NamedTuple):
    """Where a name stands: the middle of its base line, units."""

    x: int
    y: int


class Path(NamedTuple):
    """How an area is drawn.

    Attributes
    ----------
    d : str
        The ``d`` of a ``path`` with the even–odd rule.
    label : Label or None
        Where its name stands; None if its largest ring is too small for it.
    """

    d: str
    label: Label | None


def paths_of(sheet: Sheet, letters: Mapping[str, int]) -> dict[str, Path]:
    """Return how each area of a sheet is drawn.

    Parameters
    ----------
    sheet : Sheet
    letters : mapping of str to int
        Length of each name; an area without one has no label.
    """
    labels = _apart(
        {code: _label(rings, letters.get(code, 0)) for code, rings in sheet.shapes.items()}, letters
    )
    return {code: Path(drawn(rings), labels[code]) for code, rings in sheet.shapes.items()}


def _apart(
    labels: Mapping[str, Label | None], letters: Mapping[str, int]
) -> dict[str, Label | None]:
    """Leave out the names that would cover one before them."""
    kept: dict[str, Label | None] = {}
    boxes: list[tuple[float, float, float]] = []
    for code, label in labels.items():
        half = letters.get(code, 0) * LETTER / 2
        covers = label is not None and any(
            abs(label.x - x) < half + wide and abs(label.y - y) < LETTER for x, y, wide in boxes
        )
        kept[code] = None if covers else label
        if label is not None and not covers:
            boxes.append((label.x, label.y, half))
    return kept


def drawn(rings: Sequence[Points]) -> str:
    """Return rings as the ``d`` of one path, steps relative to the point before."""
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Points) -> str:
    (x, y), steps = ring[0].tolist(), np.diff(ring[:-1], axis=0).tolist()
    moves = "".join(f"{_signed(dx)}{_signed(dy)}" for dx, dy in steps).lstrip()
    return f"M{x} {y}l{moves}z"


def _signed(step: int) -> str:
    return f"{step}" if step < 0 else f" {step}"


def _label(rings: Sequence[Points], letters: int) -> Label | None:
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    wide, high = np.ptp(largest, axis=0).tolist()
    if not letters or letters * LETTER > wide or high < LETTER * 1.5:
        return None
    x, y = _middle(largest)
    return Label(round(x), round(y + LETTER / 3))


def _area(ring: Points) -> float:
    """Signed area of a ring, square units."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def _middle(ring: Points) -> tuple[float, float]:
    """Centre of gravity of what a ring surrounds."""
    x, y = ring[:, 0].astype(float), ring[:, 1].astype(float)
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    whole = cross.sum() * 3
    return (
        float(((x[:-1] + x[1:]) * cross).sum() / whole),
        float(((y[:-1] + y[1:]) * cross).sum() / whole),
    )
