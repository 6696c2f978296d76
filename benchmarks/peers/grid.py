"""Goal seek as one would write it at first: many levels of the lever, and a straight line between two."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


def seek_on_grid(
    outcome: Callable[[float], float], target: float, bounds: tuple[float, float], points: int
) -> float:
    """Return the first level where the line through the outcomes meets the target; nan if none."""
    levels = np.linspace(*bounds, points)
    above = np.array([outcome(float(level)) for level in levels]) - target
    places = np.flatnonzero(above[:-1] * above[1:] <= 0)
    if not len(places):
        return float("nan")
    place = int(places[0])
    share = above[place] / (above[place] - above[place + 1])
    return float(levels[place] + share * (levels[place + 1] - levels[place]))
