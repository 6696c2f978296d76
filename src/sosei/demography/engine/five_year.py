r"""Five-year cohort-component engine with the child–woman ratio.

.. math::
    P_{g+1}(t+5) &= P_g(t)\,(S_g + N_g) + M_g, \qquad g < G - 2 \\
    P_{G-1}(t+5) &= (P_{G-2}(t) + P_{G-1}(t))\,(S_{G-2} + N_{G-2}) + M_{G-2} \\
    K(t+5) &= \mathrm{CWR}(t+5) \sum_{15-49} F(t+5), \qquad
    \text{boys} = K\,\frac{SR}{100 + SR}

Cells that fall below 0 are set to 0 before women are counted; what that adds is the adjustment.

Source: 国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import FEMALE, MALE


class Components(NamedTuple):
    """What changed the population in each step: change = entrants − deaths + the rest.

    Every array is ``[step, area]``, persons.
    """

    entrants: Array
    """Children 0–4 at the end of the step."""
    deaths: Array
    """Deaths of the cohorts alive at its start."""
    net_migration: Array
    arrivals: Array
    adjustment: Array
    """Persons added by clamping at 0."""
    change: Array
    """Total at the end less total at the start."""


class Clamp(NamedTuple):
    """One cell that fell below 0 and was set to 0."""

    step: int
    sex: int
    age: int
    area: int
    persons: float
    """How far below 0 it was, persons."""


def run(base: Array, assumptions: Assumptions) -> tuple[Array, Components, tuple[Clamp, ...]]:
    """Step through all assumptions.

    Parameters
    ----------
    base : Array
        ``[sex, age, area]``, persons.
    assumptions : Assumptions
        Of the same groups and areas.

    Returns
    -------
    persons : Array
        ``[year, sex, age, area]``, the base first.
    components : Components
    clamps : tuple of Clamp
    """
    steps, areas = assumptions.steps, len(assumptions.areas)
    persons = np.empty((steps + 1, *base.shape))
    persons[0] = base
    components = Components(*np.zeros((6, steps, areas)))
    clamps: list[Clamp] = []
    moved = np.empty_like(assumptions.survival[0]) if steps else base
    for step in range(steps):
        before, after = persons[step], persons[step + 1]
        components.deaths[step] = _survive(before, after, assumptions.survival[step])
        components.net_migration[step] = _migrate(before, after, assumptions, step, moved)
        if after[:, 1:].min(initial=0.0) < 0:
            components.adjustment[step] = _clamp(after, step, clamps)
        components.entrants[step] = _enter(after, assumptions, step)
    totals = persons.sum(axis=(1, 2))
    components.change[:] = np.diff(totals, axis=0)
    for array in components:
        array.setflags(write=False)
    return persons, components, tuple(clamps)


def _survive(before: Array, after: Array, survival: Array) -> Array:
    """Fill the groups from 5 on with survivors; return the deaths, ``[area]``."""
    np.multiply(before[:, :-1], survival, out=after[:, 1:])
    after[:, -1] += before[:, -1] * survival[:, -1]
    return _over_ages(before) - _over_ages(after[:, 1:])


def _migrate(
    before: Array, after: Array, assumptions: Assumptions, step: int, moved: Array
) -> Array:
    """Add net migrants to the groups from 5 on; return their number, ``[area]``."""
    rate = assumptions.net_rate[step]
    np.multiply(before[:, :-1], rate, out=moved)
    moved[:, -1] += before[:, -1] * rate[:, -1]
    if assumptions.net_count is not None:
        moved += assumptions.net_count[step]
    after[:, 1:] += moved
    return _over_ages(moved)


def _enter(after: Array, assumptions: Assumptions, step: int) -> Array:
    """Fill the group 0–4 from the women at the end of the step; return the children, ``[area]``."""
    women = after[FEMALE, assumptions.ages.cut(15, 50)].sum(axis=0)
    children: Array = assumptions.child_woman_ratio[step] * women
    ratio = assumptions.males_per_100_females[step]
    after[MALE, 0] = children * (ratio / (100 + ratio))
    after[FEMALE, 0] = children - after[MALE, 0]
    return children


def _clamp(after: Array, step: int, clamps: list[Clamp]) -> Array:
    """Set cells below 0 to 0 and log them; return the persons added, ``[area]``."""
    cohorts = after[:, 1:]
    below = np.where(cohorts < 0, -cohorts, 0.0)
    for sex, age, area in np.argwhere(below > 0):
        lacking = float(below[sex, age, area])
        clamps.append(Clamp(step, int(sex), int(age) + 1, int(area), lacking))
    np.maximum(cohorts, 0.0, out=cohorts)
    return _over_ages(below)


def _over_ages(persons: Array) -> Array:
    total: Array = persons.sum(axis=(0, 1))
    return total
