"""Mortality moved by one number: fewer or more of every age die."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.scenario import Path


def multipliers(path: Path, assumptions: Assumptions) -> Array:
    """Return the path read in the middle of every step, ``[step]``."""
    half = assumptions.ages.width / 2
    return np.array([path.at(start + half) for start in assumptions.starts])


def fewer(survival: Array, times: Array) -> Array:
    r"""Survivorship with the share that dies multiplied.

    .. math:: S' = \max\bigl(0,\; 1 - d\,(1 - S)\bigr)

    Parameters
    ----------
    survival : Array
        S, ``[step, …]``, 0 to 1.
    times : Array
        d, ``[step]`` or with more of the axes of S, 0 or more: 1 leaves mortality as it is.

    Returns
    -------
    Array
        S', of the shape of S.

    Source
    ------
    METHOD 3: a path of survival, and the what-if of the explorer page.
    """
    factor = times.reshape(*times.shape, *(1,) * (survival.ndim - times.ndim))
    return frozen(np.maximum(1 - factor * (1 - survival), 0.0))


def with_deaths(assumptions: Assumptions, path: Path) -> Assumptions:
    """Return the assumptions with the share that dies at every age multiplied along a path.

    Parameters
    ----------
    assumptions : Assumptions
    path : Path
        The multiplier by year, read in the middle of every step.
    """
    return replace(
        assumptions, survival=fewer(assumptions.survival, multipliers(path, assumptions))
    )
