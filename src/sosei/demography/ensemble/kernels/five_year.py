r"""The five-year engine for many draws at once: rates, shocks and chance, no further lever.

.. math::
    S' = \max(0, S + (1 - S)(1 - e^{w})), \qquad
    P'_{g+1} = P_g S' + P_g \Big(N + \sum_c L_c x_c\Big) + C

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.block import (
    Block,
    block_for,
    born_by_chance,
    draw_step,
    words_for,
)
from sosei.demography.ensemble.kernels.compiled import compiled, inner
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.rows import (
    BLOCK,
    FERTILITY,
    carry,
    carry_by_chance,
    carry_open,
    row_of,
)
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import tell

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
            words = words_for(rates.survival.shape[3], who.by_chance[area])
            block = block_for(rates.base[area], min(BLOCK, span[1] - start), words)
            for step in range(values.shape[1]):
                draw_step(block, who, shared, area, step, first, start)
                _carry(block, rates, area, step)
                if words > 0:
                    _children_by_chance(block, rates, area, step)
                else:
                    _children(block, rates, area, step)
                tell(block.people, block.draws, bands, values[area - areas[0], step], start)


@inner
def _carry(block: Block, rates: Rates, area: int, step: int) -> None:
    """Carry everybody but the children, from the oldest down, in place."""
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    moves = rates.moves[area, step] if len(rates.moves) > 0 else rate[:0]
    moved, draws, last = block.moved, block.draws, survival.shape[1] - 1
    for sex in range(2):
        persons = block.people[sex].reshape(-1)
        for row in range(last, -1, -1):
            one = row_of(survival, rate, moves, rates.loadings, sex, row)
            rows = persons[row * BLOCK : (row + 2) * BLOCK]
            if len(block.chances) > 0:
                uniform = block.chances[sex * (last + 1) + row]
                carry_by_chance(rows, one, moved, uniform, row == last)
            elif row == last:
                carry_open(rows, one, moved, draws)
            else:
                carry(rows, one, moved, draws)


@inner
def _children(block: Block, rates: Rates, area: int, step: int) -> None:
    """Fill the group 0–4 from the women at the end of the step."""
    ratio, share, people = rates.fertility[area, step, 0], rates.boys[area, step], block.people
    for draw in range(block.draws):
        women = 0.0
        for age in range(FIRST_FERTILE, AFTER_FERTILE):
            women += people[1, age, draw]
        mean = ratio * block.moved[FERTILITY + draw] * women
        boys = mean * share
        people[0, 0, draw] = boys
        people[1, 0, draw] = mean - boys


@inner
def _children_by_chance(block: Block, rates: Rates, area: int, step: int) -> None:
    """Do the same, with children and boys counted by chance."""
    ratio, share, people = rates.fertility[area, step, 0], rates.boys[area, step], block.people
    for draw in range(block.draws):
        women = 0.0
        for age in range(FIRST_FERTILE, AFTER_FERTILE):
            women += people[1, age, draw]
        mean = ratio * block.moved[FERTILITY + draw] * women
        boys, girls = born_by_chance(block, mean, share, draw, people.shape[1] - 1)
        people[0, 0, draw], people[1, 0, draw] = boys, girls
