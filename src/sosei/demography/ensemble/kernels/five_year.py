r"""The five-year engine for many draws at once: rates and shocks alone, no chance, no further lever.

.. math::
    S' = \max(0, S + (1 - S)(1 - e^{w})), \qquad
    P'_{g+1} = P_g S' + P_g \Big(N + \sum_c L_c x_c\Big) + C

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.block import Block, block_for, draw_step
from sosei.demography.ensemble.kernels.compiled import compiled, inner
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.rows import carry, carry_open, row_of
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import add, tell

BLOCK = 256
"""Draws that fit into the fastest memory together; no bit depends on it."""
FIRST_FERTILE, AFTER_FERTILE = 3, 10


@compiled
def run(
    rates: Rates,
    who: Who,
    shared: Shared,
    bands: NDArray[np.int64],
    first: int,
    areas: tuple[int, int],
    span: tuple[int, int],
    values: Array,
) -> None:
    """Carry some areas through every step in every draw.

    Parameters
    ----------
    rates : Rates
    who : Who
    shared : Shared
        Of the draws of this call.
    bands : NDArray
        What is told: `tallies.tell`.
    first : int
        The first draw.
    areas : tuple of int
        From one to below another.
    span : tuple of int
        Places of the draws, from one to below another.
    values : Array
        Filled: ``[area, step, band, draw]``, of these areas.
    """
    for area in range(areas[0], areas[1]):
        for start in range(span[0], span[1], BLOCK):
            block = block_for(rates.base[area], min(BLOCK, span[1] - start))
            for step in range(values.shape[1]):
                draw_step(block, who, shared, area, step, first, start)
                _carry(block, rates, area, step)
                _children(block, rates, area, step)
                tell(block.people, bands, values[area - areas[0], step], start)


@inner
def _carry(block: Block, rates: Rates, area: int, step: int) -> None:
    """Carry everybody but the children, from the oldest down, in place."""
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    moves = rates.moves[area, step] if len(rates.moves) > 0 else rate[:0]
    people, rows = block.people, survival.shape[1]
    for sex in range(2):
        last = row_of(survival, rate, moves, rates.loadings, sex, rows - 1)
        carry_open(people[sex, rows - 1], last, block.moved, people[sex, rows])
        for row in range(rows - 2, -1, -1):
            one = row_of(survival, rate, moves, rates.loadings, sex, row)
            carry(people[sex, row], one, block.moved, people[sex, row + 1])


@inner
def _children(block: Block, rates: Rates, area: int, step: int) -> None:
    """Fill the group 0–4 from the women at the end of the step."""
    boys, girls = block.people[0, 0], block.people[1, 0]
    ratio, share = rates.fertility[area, step, 0], rates.boys[area, step]
    girls[:] = 0.0
    for age in range(FIRST_FERTILE, AFTER_FERTILE):
        add(block.people[1, age], girls)
    for draw in range(len(girls)):
        mean = ratio * block.moved.fertility[draw] * girls[draw]
        boys[draw] = mean * share
        girls[draw] = mean - boys[draw]
