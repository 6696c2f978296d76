r"""Five-year cohort-component engine with the child–woman ratio.

.. math::
    P_{g+1}(t+5) &= P_g(t)\,S_g + M_g, \qquad g < G - 2 \\
    P_{G-1}(t+5) &= (P_{G-2}(t) + P_{G-1}(t))\,S_{G-2} + M_{G-2} \\
    K(t+5) &= \mathrm{CWR}(t+5) \sum_{15-49} F(t+5), \qquad
    \text{boys} = K\,\frac{SR}{100 + SR}

Source: 国立社会保障・人口問題研究所『日本の地域別将来推計人口（平成30年推計）』; docs/methods/engines.md.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine import migration
from sosei.demography.engine.components import over_ages
from sosei.demography.engine.step import Step
from sosei.demography.known.migration import last_two_together
from sosei.demography.known.population import FEMALE, MALE


def advance(now: Step, assumptions: Assumptions) -> None:
    """Carry one step from `now.before` to `now.after`, filling the components."""
    survival = assumptions.survival[now.place]
    now.components.deaths[now.place] = _survive(now.before, now.after, survival)
    at_risk = last_two_together(now.before)
    moved = migration.of_step(at_risk, assumptions, now.place, out=at_risk)
    now.after[:, 1:] += moved
    now.components.net_migration[now.place] = over_ages(moved)
    if assumptions.arrivals is not None:
        _arrive(now, assumptions.arrivals[now.place], survival)
    now.not_below_zero(slice(1, None))
    _enter(now, assumptions)
    if now.raking is not None:
        now.rake(lambda: _enter(now, assumptions))
    now.not_below_zero(slice(0, 1))


def _survive(before: Array, after: Array, survival: Array) -> Array:
    """Fill the groups from 5 on with survivors; return the deaths, ``[area]``."""
    np.multiply(before[:, :-1], survival, out=after[:, 1:])
    after[:, -1] += before[:, -1] * survival[:, -1]
    return over_ages(before) - over_ages(after[:, 1:])


def _arrive(now: Step, arrivals: Array, survival: Array) -> None:
    """Add half of the arrivals at the start, who survive, and half at the end."""
    half = arrivals / 2
    survivors = last_two_together(half) * survival
    now.after[:, 1:] += survivors + half[:, 1:]
    now.components.deaths[now.place] += over_ages(half) - over_ages(survivors)
    now.components.arrivals[now.place] = over_ages(arrivals)


def _enter(now: Step, assumptions: Assumptions) -> None:
    """Fill the group 0–4 from the women at the end of the step."""
    women = now.after[FEMALE, assumptions.ages.cut(15, 50)].sum(axis=0)
    children = assumptions.children_per_woman[now.place] * women
    ratio = assumptions.males_per_100_females[now.place]
    now.after[MALE, 0] = children * (ratio / (100 + ratio))
    now.after[FEMALE, 0] = children - now.after[MALE, 0]
    if assumptions.arrivals is not None:
        now.after[:, 0] += assumptions.arrivals[now.place, :, 0] / 2
    now.components.entrants[now.place] = children
