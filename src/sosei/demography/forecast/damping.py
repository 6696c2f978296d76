r"""Cohort change ratios whose distance from the nation's fades, and which of them are told together.

.. math:: R(h) = N + c\,\rho^h, \qquad c = \frac{C + \kappa P}{W + \kappa} - N

C came and W were at risk in the municipality, P and N are the ratios of its prefecture and of the nation.

Source: docs/methods/hindcast.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.forecast.censuses import Censuses
from sosei.demography.known.population import FEMALE
from sosei.demography.small.ratios import HIGHEST, LOWEST, MOTHERS, at_risk, summed


@dataclass(frozen=True)
class Variant:
    """How distances are taken.

    Attributes
    ----------
    weight : float
        κ: persons at risk that the prefecture's ratio is worth.
    periods : int
        Of five years, up to the origin, that are taken together.
    damped : bool
        Whether distances fade; else they are held.
    """

    weight: float
    periods: int
    damped: bool


LAST = Variant(20, 1, damped=True)
"""The last period's distances, fading."""

EVERY = tuple(Variant(*each) for each in product((20, 100), (1, 2), (True, False)))
"""Those that are told together."""


def ratios(known: Censuses, steps: int, variant: Variant) -> Iterator[Array]:
    """Yield the ratios of every step, ``[sex, row, area]``, persons per person of their cohort.

    Parameters
    ----------
    known : Censuses
        At least two.
    steps : int
    variant : Variant
    """
    last = len(known.years) - 2
    nation = _nation(*_period(known, last, 1))
    own = distances(known, last, variant.weight, variant.periods)
    left = persistence(known, variant) if variant.damped else np.ones_like(nation)
    bounds = np.minimum(LOWEST, nation), np.maximum(HIGHEST, nation)
    for step in range(1, steps + 1):
        yield frozen(np.clip(nation + own * left**step, *bounds))


def distances(known: Censuses, period: int, weight: float, periods: int) -> Array:
    """Return the distance of each ratio from the nation's, drawn to its prefecture's, ``[sex, row, area]``.

    Parameters
    ----------
    known : Censuses
    period : int
        Place of the census that it begins with.
    weight : float
    periods : int
        Taken together with those before it; as many as there are.
    """
    came, were = _period(known, period, periods)
    added = (summed(each, known.prefecture_of, known.prefectures) for each in (came, were))
    prefecture = _shared(*added)[..., known.prefecture_of]
    return frozen((came + weight * prefecture) / (were + weight) - _nation(came, were))


def persistence(known: Censuses, variant: Variant) -> Array:
    """Return ρ: the share of a distance that is left one period later, ``[sex, row, 1]``; 1 where one period is known.

    Parameters
    ----------
    known : Censuses
    variant : Variant
    """
    rows = (len(known.ages) - 1, 1)
    above, below = np.zeros((2, *rows)), np.zeros((2, *rows))
    for period in range(1, len(known.years) - 1):
        now = distances(known, period - 1, variant.weight, variant.periods)
        then = distances(known, period, variant.weight, 1)
        persons = at_risk(known.persons[period])
        above += (persons * now * then).sum(axis=-1, keepdims=True)
        below += (persons * now * now).sum(axis=-1, keepdims=True)
    left = np.divide(above, below, out=np.ones_like(above), where=below > 0)
    return frozen(np.clip(left, 0, 1))


def children_per_woman(known: Censuses, weight: float) -> Array:
    """Return children 0–4 per woman 15–49 at the origin, drawn to the prefecture's, ``[area]``.

    Parameters
    ----------
    known : Censuses
    weight : float
        Women that the prefecture's ratio is worth.
    """
    now = known.persons[-1]
    children, women = now[:, 0].sum(axis=0), now[FEMALE, known.ages.cut(*MOTHERS)].sum(axis=0)
    added = (summed(each, known.prefecture_of, known.prefectures) for each in (children, women))
    prefecture = _shared(*added)[known.prefecture_of]
    return frozen((children + weight * prefecture) / (women + weight))


def _period(known: Censuses, period: int, periods: int) -> tuple[Array, Array]:
    """Return who came and who was at risk in a period and those taken with it, ``[sex, row, area]``."""
    each = range(max(0, period - periods + 1), period + 1)
    came = np.sum([known.persons[place + 1][:, 1:] for place in each], axis=0)
    were = np.sum([at_risk(known.persons[place]) for place in each], axis=0)
    return came, were


def _nation(came: Array, were: Array) -> Array:
    """Return the ratio of all areas together, ``[sex, row, 1]``."""
    return _shared(came.sum(axis=-1, keepdims=True), were.sum(axis=-1, keepdims=True))


def _shared(came: Array, were: Array) -> Array:
    """Return who came per person at risk; 0 where nobody was."""
    return np.divide(came, were, out=np.zeros_like(came), where=were > 0)
