r"""Migration of one step, by sex, age at its start, and area.

.. math::
    M = N R + C, \qquad A = -(1 - \lambda) \sum M, \quad M \leftarrow M + A w \quad (\text{offset}), \qquad
    M = I (1 + c) - O (1 - c), \quad O = o R, \quad I = a ((1 - l) \sum_i O + X) \quad (\text{gross})

Source: METHOD 1 and 3; docs/methods/engines.md.
"""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows, PoolShocks
from sosei.demography.engine.components import over_ages


def of_step(at_risk: Array, assumptions: Assumptions, step: int, out: Array) -> Array:
    """Return net migrants, ``[sex, rows, area]``, persons of the step.

    Parameters
    ----------
    at_risk : Array
        R, persons at the start in the same rows.
    assumptions : Assumptions
    step : int
    out : Array
        Where the result is written.
    """
    if assumptions.gross is not None:
        gross, shocks = assumptions.gross, assumptions.gross.shocks
        moved = _gross(at_risk, gross, step)
        if shocks is not None:
            moved += _shaken(at_risk, gross, shocks, assumptions.survival[step], step)
        out[:] = moved
        return out
    np.multiply(at_risk, assumptions.net_rate[step], out=out)
    if assumptions.net_count is not None:
        out += assumptions.net_count[step]
    if assumptions.offset is not None:
        lacking = -(1 - assumptions.offset.multiplier[step]) * over_ages(out)
        out += lacking * assumptions.offset.weights[:, :, None]
    return out


def _gross(at_risk: Array, flows: GrossFlows, step: int) -> Array:
    """Let every area send into a common pool, and take its share of it."""
    leaving = at_risk * flows.out_rate[step]
    arriving = flows.in_share[step] * flows.pool(leaving, step)[:, :, None]
    net: Array = arriving - leaving
    if flows.scale is not None:
        net *= flows.scale[step]
    if flows.multiplier is None:
        return net
    total, moved = over_ages(net), over_ages(arriving + leaving)
    wanted = (flows.multiplier[step] - 1) * total
    change = np.divide(wanted, moved, out=np.zeros_like(moved), where=moved > 0)
    scaled: Array = arriving * (1 + change) - leaving * (1 - change)
    return scaled


def _shaken(
    at_risk: Array, flows: GrossFlows, shocks: PoolShocks, survival: Array, step: int
) -> Array:
    r"""Return what shocks add to net migration: nobody leaves who is not alive, and who leaves arrives elsewhere.

    .. math:: \Delta I - \Delta O, \quad \Delta O = (\bar o - o) R, \quad
        \Delta I = a\,\bigl((1 - l) \sum \Delta O + b \sum R\bigr) + v R - a \sum v R

    Source: docs/methods/ensemble.md, 2a.
    """
    rate, share = flows.out_rate[step], flows.in_share[step]
    shaken = np.minimum(survival, np.maximum(0.0, rate + shocks.out[step]))
    leaving = (np.where(rate <= survival, shaken, rate) - rate) * at_risk
    more = flows.within(leaving, step) + shocks.border[step] * at_risk.sum(axis=2)
    pulled = shocks.into[step] * at_risk
    arriving = share * more[:, :, None] + (pulled - share * pulled.sum(axis=2)[:, :, None])
    return np.asarray(arriving - leaving)
