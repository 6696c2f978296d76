r"""Forecasts that need nothing but censuses.

constant
    The growth of the last five years goes on: :math:`F(t+h) = P(t)\,(P(t)/P(t-5))^{h/5}`, at every age alike.
hamilton_perry
    The cohort change ratios and the child–woman ratio of the last five years go on (Hamilton and Perry 1962).
shrunk
    The same, each drawn to its prefecture's as much as 100 persons weigh, and bounded (METHOD 6).
damped
    The ratios' distance from the nation's fades as it did before the origin.
combined
    In large municipalities `damped`; the smaller one is, the more the mean of eight variants of it.

Source: METHOD 4 and 6; docs/methods/hindcast.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import repeat

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.forecast.damping import EVERY, LAST, Variant, children_per_woman, ratios
from sosei.demography.known.population import FEMALE
from sosei.demography.small.ratios import (
    MOTHERS,
    at_risk,
    child_woman_ratios,
    cohort_change_ratios,
)

SMALL = 5_000
"""Persons of a municipality in which `damped` and the mean of its variants weigh alike."""

Method = Callable[[Censuses, int], Array]
"""What is known, and a number of steps → ``[step, sex, age, area]``, persons, the base left out."""


def constant(known: Censuses, steps: int) -> Array:
    """Let every age grow as the total of its area did."""
    before, now = known.total[-2], known.total[-1]
    growth = np.divide(now, before, out=np.ones_like(now), where=before > 0)
    made: Array = np.stack([known.persons[-1] * growth**step for step in range(1, steps + 1)])
    return made


def hamilton_perry(known: Censuses, steps: int) -> Array:
    """Carry cohorts on by their ratios of the last five years."""
    came, were = known.persons[-1][:, 1:], at_risk(known.persons[-2])
    held = np.divide(came, were, out=np.zeros_like(came), where=were > 0)
    women = known.persons[-1][FEMALE, known.ages.cut(*MOTHERS)].sum(axis=0)
    children = known.persons[-1][:, 0].sum(axis=0)
    per_woman = np.divide(children, women, out=np.zeros_like(children), where=women > 0)
    return _carried(known, repeat(held, steps), per_woman)


def shrunk(known: Censuses, steps: int) -> Array:
    """Carry cohorts on by ratios that are drawn to their prefecture's."""
    places, count = known.prefecture_of, known.prefectures
    nobody = np.zeros((*known.persons.shape[1:2], known.persons.shape[2] - 1, count))
    bounded = np.zeros(len(known.areas), dtype=bool)
    held = cohort_change_ratios(known.persons[-1], known.persons[-2], nobody, places, bounded)
    per_woman = child_woman_ratios(known.persons[-1], known.ages, places, count)
    return _carried(known, repeat(held, steps), per_woman)


def damped(known: Censuses, steps: int) -> Array:
    """Carry cohorts on by ratios whose distance from the nation's fades."""
    return _varied(known, steps, LAST)


def combined(known: Censuses, steps: int) -> Array:
    """Weigh `damped` against the geometric mean of its variants, by the size of the municipality."""
    own = known.total[-1] / (known.total[-1] + SMALL)
    varied = {variant: _varied(known, steps, variant) for variant in EVERY}
    mean = np.prod([each ** (1 / len(EVERY)) for each in varied.values()], axis=0)
    made: Array = varied[LAST] ** own * mean ** (1 - own)
    return made


def _varied(known: Censuses, steps: int, variant: Variant) -> Array:
    per_woman = children_per_woman(known, variant.weight)
    return _carried(known, ratios(known, steps, variant), per_woman)


def _carried(known: Censuses, by_step: Iterable[Array], per_woman: Array) -> Array:
    """Carry cohorts on, a step for each set of ratios, ``[sex, row, area]``."""
    boys = _boys(known.persons[-1][:, 0])
    persons, made = known.persons[-1], []
    for of_step in by_step:
        after = np.empty_like(persons)
        after[:, 1:] = at_risk(persons) * of_step
        children = per_woman * after[FEMALE, known.ages.cut(*MOTHERS)].sum(axis=0)
        after[:, 0] = children * boys
        made.append(after)
        persons = after
    return np.stack(made)


def _boys(youngest: Array) -> Array:
    """Share of each sex among the children of all areas, ``[sex, 1]``."""
    total = youngest.sum(axis=1)
    return np.full((2, 1), 0.5) if total.sum() == 0 else (total / total.sum())[:, None]


METHODS: Mapping[str, Method] = {
    "constant": constant,
    "hamilton_perry": hamilton_perry,
    "shrunk": shrunk,
    "damped": damped,
    "combined": combined,
}
"""By name."""
