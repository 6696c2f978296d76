r"""Out-rates and shares of the pool from departures by area, net migration rates and a schedule.

.. math::
    k_i &= D_i \Big/ \sum_{s,g} r_g P_{i,s,g}, \qquad
    o^0_{i,g} = 1 - e^{-5 \eta k_i (r_g + r_{g+1}) / 2} \\
    o &= \min(S, \max(o^0, -N)), \qquad I = (o + N) R, \qquad
    X - l \sum_i o R = \sum_i N R, \qquad a = I \Big/ \sum_i I

Source: METHOD 1 (転出率, 転入者配分率); Rogers and Castro (1981); docs/methods/nation.md.
"""

from __future__ import annotations

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import NotSupportedError
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.assumed.profiles import STANDARD, rogers_castro
from sosei.demography.known.migration import last_two_together
from sosei.demography.known.population import Population

SEEN = 0.562
"""η, share of the moves of five years that a census still sees: it gives the 11,768,011 of 115,433,302 persons who
lived in another municipality five years before.

Source: 総務省統計局『平成27年国勢調査 移動人口の男女・年齢等集計』表00201 (2015-10-01); docs/methods/nation.md, 1.
"""


def group_rates(ages: AgeGroups) -> Array:
    """Return r, ``[age]``, moves per person and year: the schedule's mean over the mid-ages of a group.

    Of the open group its first five years count.
    """
    middles = np.asarray(ages.lower_bounds, dtype=np.float64)[:, None] + np.arange(ages.width) + 0.5
    return frozen(rogers_castro(middles, STANDARD).mean(axis=1))


def level(base: Population, departures: Array) -> Array:
    """Return k, ``[area]``: departures over those that the schedule expects.

    Parameters
    ----------
    base : Population
    departures : Array
        D, ``[area]``, to other municipalities of the nation, persons a year.
    """
    expected = np.einsum("g,sga->a", group_rates(base.ages), base.persons)
    return frozen(departures / expected)


def elsewhere(base: Population, departures: Array) -> Array:
    """Return o⁰, ``[rows, area]``: who by the schedule lives in another area at the end of a step.

    Parameters
    ----------
    base : Population
    departures : Array
        D, ``[area]``, persons a year.
    """
    rates = group_rates(base.ages)
    moves = base.ages.width * (rates[:-1] + rates[1:]) / 2
    gone: Array = -np.expm1(-SEEN * moves[:, None] * level(base, departures))
    return gone


def gross_flows(
    base: Population, survival: Array, net_rate: Array, departures: Array
) -> GrossFlows:
    """Return the flows of every step: rates, shares and the nation's gain and loss as at the base.

    Parameters
    ----------
    base : Population
        Five-year groups; somebody in every area.
    survival, net_rate : Array
        S and N, ``[step, sex, rows, area]``; those of the first step tell who moves.
    departures : Array
        D, ``[area]``, to other municipalities of the nation, persons a year.

    Raises
    ------
    NotSupportedError
        If the groups are not of five years.
    """
    if base.ages.width != 5:
        raise NotSupportedError(f"gross flows from groups of {base.ages.width} years")
    at_risk = last_two_together(base.persons)
    modelled = elsewhere(base, departures)
    leaving = np.minimum(survival[0], np.maximum(modelled, -net_rate[0]))
    net = net_rate[0] * at_risk
    coming = np.maximum(leaving * at_risk + net, 0.0)
    pool = coming.sum(axis=2, keepdims=True)
    nobody = np.full_like(coming, 1 / coming.shape[2])
    share = np.divide(coming, pool, out=nobody, where=pool > 0)
    together, everybody = net.sum(axis=2), (leaving * at_risk).sum(axis=2)
    none = np.zeros_like(together)
    lost = np.divide(np.maximum(-together, 0.0), everybody, out=none, where=everybody > 0)
    return GrossFlows(
        out_rate=np.broadcast_to(leaving, survival.shape),
        in_share=np.broadcast_to(share, survival.shape),
        beyond=np.broadcast_to(np.maximum(together, 0.0), survival.shape[:3]),
        lost=np.broadcast_to(lost, survival.shape[:3]),
    )
