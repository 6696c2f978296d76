r"""The single-year engine for many draws at once: rates and shocks alone, no chance, no further lever.

.. math::
    M_x = P_x \Big(N_x + \sum_c L_{cx} x_c\Big) + C_x, \qquad
    P'_x = (P_{x-1} + M_{x-1}/2)\, S'_x + M_x / 2

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.block import Block, block_for, draw_step
from sosei.demography.ensemble.kernels.compiled import compiled, inner
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.rows import Moved, Row, moving, row_of
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import tell

BLOCK = 32
"""Draws that fit into the fastest memory together; no bit depends on it."""


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
    """Carry some areas through every year in every draw; `five_year.run` says what is what."""
    for area in range(areas[0], areas[1]):
        for start in range(span[0], span[1], BLOCK):
            block = block_for(rates.base[area], min(BLOCK, span[1] - start))
            exposed, half = np.empty(block.people.shape), np.empty(block.own.shape)
            for step in range(values.shape[1]):
                draw_step(block, who, shared, area, step, first, start)
                for sex in range(2):
                    _carry(block, exposed[sex], half[sex], rates, area, step, sex)
                _newborn(block, exposed[1], half, rates, area, step)
                tell(block.people, bands, values[area - areas[0], step], start)


@inner
def _carry(
    block: Block, exposed: Array, half: Array, rates: Rates, area: int, step: int, sex: int
) -> None:
    """Carry one sex, from the oldest down, in place; `half` ends as age 0's."""
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    moves = rates.moves[area, step] if len(rates.moves) > 0 else rate[:0]
    people, top = block.people[sex], rate.shape[1] - 1
    moving(people[top], row_of(survival, rate, moves, rates.loadings, sex, top), block.moved, half)
    for draw in range(len(half)):
        half[draw] *= 0.5
        exposed[top, draw] = people[top, draw] + half[draw]
    for age in range(top, 0, -1):
        one = row_of(survival, rate, moves, rates.loadings, sex, age - 1)
        alive, younger = survival[sex, age], people[age - 1]
        if age == top:
            oldest = exposed[top]
            _oldest(younger, one, alive, block.moved, half, exposed[age - 1], oldest, people[age])
        else:
            _age(younger, one, alive, block.moved, half, exposed[age - 1], people[age])


@inner
def _age(
    younger: Array,
    row: Row,
    survival: float,
    moved: Moved,
    half: Array,
    exposed: Array,
    after: Array,
) -> None:
    """Fill one age from the one below; `half` goes from this age's to the younger one's."""
    lost = 1.0 - survival
    for draw in range(len(after)):
        n = younger[draw]
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        coming = (n * (row.rate + shock) + row.moves) * 0.5
        there = n + coming
        alive = max(0.0, survival + lost * moved.dying[draw])
        after[draw] = max(0.0, there * alive + half[draw])
        half[draw] = coming
        exposed[draw] = there


@inner
def _oldest(
    younger: Array,
    row: Row,
    survival: float,
    moved: Moved,
    half: Array,
    exposed: Array,
    oldest: Array,
    after: Array,
) -> None:
    """Fill the open age from the one below and those who are exposed in it."""
    lost = 1.0 - survival
    for draw in range(len(after)):
        n = younger[draw]
        shock = (
            row.one * moved.one[draw] + row.two * moved.two[draw] + row.three * moved.three[draw]
        )
        coming = (n * (row.rate + shock) + row.moves) * 0.5
        there = n + coming
        alive = max(0.0, survival + lost * moved.dying[draw])
        after[draw] = max(0.0, there * alive + oldest[draw] * alive + half[draw])
        half[draw] = coming
        exposed[draw] = there


@inner
def _newborn(block: Block, exposed: Array, half: Array, rates: Rates, area: int, step: int) -> None:
    """Fill age 0 from the births of the year; `exposed` is of the women."""
    births, fertility = block.room.bits, rates.fertility[area, step]
    births[:] = 0.0
    for age in range(1, len(fertility)):
        rate = fertility[age]
        if rate > 0.0:
            _bear(rate, exposed[age], block.people[1, age], births)
    share, survival = rates.boys[area, step], rates.survival[area, step]
    for sex in range(2):
        lost = 1.0 - survival[sex, 0]
        for draw in range(len(births)):
            mean = births[draw] / 2 * block.moved.fertility[draw]
            boys = mean * share
            alive = max(0.0, survival[sex, 0] + lost * block.moved.dying[draw])
            there = boys if sex == 0 else mean - boys
            block.people[sex, 0, draw] = max(0.0, there * alive + half[sex, draw])


@inner
def _bear(rate: float, exposed: Array, after: Array, births: Array) -> None:
    for draw in range(len(births)):
        births[draw] += rate * (exposed[draw] + after[draw])
