"""Ratios of districts, drawn to their town's: three people have no rates of their own."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.demography.known.population import FEMALE

KAPPA = 100.0
"""Persons at risk that the town's ratio is worth (METHOD 6)."""

LOWEST, HIGHEST = 0.3, 2.5
"""Bounds of a district's ratio (METHOD 6)."""

DAMPING = 0.5
"""What is left of a ratio's distance from survival with every step after ten years; a parameter of ours."""

UNDAMPED = 2
"""Steps of five years before damping begins."""

MOTHERS = (15, 50)

Places = NDArray[np.int64]
"""Of each district, the place of its town."""


def at_risk(persons: Array) -> Array:
    """Return persons of each cohort at the start of a step: the last two groups are one."""
    rows = persons[:, :-1].copy()
    rows[:, -1] += persons[:, -1]
    return rows


def cohort_change_ratios(
    now: Array, before: Array, survival: Array, town_of: Places, free: NDArray[np.bool_]
) -> Array:
    r"""Return persons of today per person of their cohort five years ago, drawn to the town's and bounded.

    .. math:: R_d = \frac{P_{d,g+1}(t) + \kappa R}{P_{d,g}(t-5) + \kappa}

    Parameters
    ----------
    now, before : Array
        ``[sex, age, district]``, persons of one statistic five years apart.
    survival : Array
        ``[sex, rows, town]``, taken for the town's ratio where nobody was at risk.
    town_of : Places
        ``[district]``.
    free : NDArray
        ``[district]``, districts without bounds.

    Returns
    -------
    Array
        ``[sex, rows, district]``, persons per person.

    Source
    ------
    METHOD 6: Hamilton and Perry (1962); shrinkage to the parent; docs/methods/sectors.md.
    """
    came, were = now[:, 1:], at_risk(before)
    towns = survival.shape[-1]
    all_came, all_were = (summed(each, town_of, towns) for each in (came, were))
    common = np.divide(all_came, all_were, out=survival.copy(), where=all_were > 0)
    parent = common[..., town_of]
    ratios = (came + KAPPA * parent) / (were + KAPPA)
    bounded = np.clip(ratios, np.minimum(LOWEST, parent), np.maximum(HIGHEST, parent))
    return frozen(np.where(free, ratios, bounded))


def child_woman_ratios(now: Array, ages: AgeGroups, town_of: Places, towns: int) -> Array:
    """Return children 0–4 per woman 15–49, drawn to the town's as much as 100 women weigh.

    Parameters
    ----------
    now : Array
        ``[sex, age, district]``, persons.
    ages : AgeGroups
        With bounds at 5, 15 and 50.
    town_of : Places
        ``[district]``.
    towns : int

    Returns
    -------
    Array
        ``[district]``, children per woman.
    """
    children, women = now[:, 0].sum(axis=0), now[FEMALE, ages.cut(*MOTHERS)].sum(axis=0)
    all_children, all_women = (summed(each, town_of, towns) for each in (children, women))
    common = np.divide(
        all_children, all_women, out=np.zeros_like(all_children), where=all_women > 0
    )
    return frozen((children + KAPPA * common[town_of]) / (women + KAPPA))


def damped(ratios: Array, survival: Array, step: int) -> Array:
    """Return ratios of one step, drawn to survival after ten years.

    Parameters
    ----------
    ratios, survival : Array
        ``[sex, rows, district]``.
    step : int
        From 0.
    """
    left = DAMPING ** max(0, step - UNDAMPED + 1)
    drawn: Array = survival + (ratios - survival) * left
    return drawn


def summed(values: Array, town_of: Places, towns: int) -> Array:
    """Add districts, the last axis, to their towns; districts of one town stand together."""
    starts = np.searchsorted(town_of, np.arange(towns))
    added: Array = np.add.reduceat(values, starts, axis=-1)
    return added
