r"""Single-year cohort-component engine with births on mid-period exposure.

.. math::
    \tilde P_x &= P_x + M_x / 2 \\
    P'_x &= \tilde P_{x-1} S_x + M_x / 2, \qquad x = 1 \dots \omega - 1 \\
    P'_\omega &= (\tilde P_{\omega-1} + \tilde P_\omega) S_\omega + M_\omega / 2 \\
    B &= \sum_x f_x (\tilde F_x + F'_x) / 2, \qquad P'_0 = B_s S_0 + M_0 / 2

M holds arrivals too; half of it is exposed to death ("even").

Source: Preston, Heuveline and Guillot (2001), Demography, chapter 6; METHOD 3; docs/methods/engines.md.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine import migration
from sosei.demography.engine.components import over_ages
from sosei.demography.engine.step import Step
from sosei.demography.known.population import FEMALE, MALE


def advance(now: Step, assumptions: Assumptions) -> None:
    """Carry one year from `now.before` to `now.after`, filling the components."""
    place, survival = now.place, assumptions.survival[now.place]
    half = migration.of_step(now.before, assumptions, place, out=np.empty_like(now.before))
    now.components.net_migration[place] = over_ages(half)
    if assumptions.arrivals is not None:
        now.components.arrivals[place] = over_ages(assumptions.arrivals[place])
        half += assumptions.arrivals[place]
    half *= 0.5
    exposed = now.before + half
    np.multiply(exposed[:, :-1], survival[:, 1:], out=now.after[:, 1:])
    now.after[:, -1] += exposed[:, -1] * survival[:, -1]
    dead = over_ages(exposed) - over_ages(now.after[:, 1:])
    now.after[:, 1:] += half[:, 1:]
    now.not_below_zero(slice(1, None))

    def bear() -> None:
        lost = _bear(now, assumptions, exposed[FEMALE], survival[:, 0], half[:, 0])
        now.components.deaths[place] = dead + lost

    bear()
    if now.raking is not None:
        now.rake(bear)
    now.not_below_zero(slice(0, 1))


def _bear(
    now: Step, assumptions: Assumptions, women: Array, survival: Array, coming: Array
) -> Array:
    """Fill age 0 from the births of the year; return the newborn who died, ``[area]``."""
    ages, rates = _fertile(assumptions, now.place)
    births = (rates * (women[ages] + now.after[FEMALE, ages])).sum(axis=0) / 2
    ratio = assumptions.males_per_100_females[now.place]
    boys = births * (ratio / (100 + ratio))
    now.after[MALE, 0] = boys * survival[MALE]
    now.after[FEMALE, 0] = (births - boys) * survival[FEMALE]
    lost: Array = births - now.after[MALE, 0] - now.after[FEMALE, 0]
    now.after[:, 0] += coming
    now.components.entrants[now.place] = births
    return lost


def _fertile(assumptions: Assumptions, step: int) -> tuple[slice, Array]:
    """Return the ages between the first and last rate above 0, and their rates."""
    rates = assumptions.birth_rates[step]
    some = np.flatnonzero(rates.any(axis=1))
    ages = slice(int(some[0]), int(some[-1]) + 1) if len(some) else slice(0, 0)
    return ages, rates[ages]
