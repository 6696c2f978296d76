r"""The single-year engine for many draws at once: rates, shocks and chance, no further lever.

.. math::
    M_x = P_x \Big(N_x + \sum_c L_{cx} x_c\Big) + C_x, \qquad
    P'_x = (P_{x-1} + M_{x-1}/2)\, S'_x + M_x / 2

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
from sosei.demography.ensemble.kernels.counts import survivors
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.rows import DYING, FERTILITY, ONE, THREE, TWO, Row, row_of
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import tell

BLOCK = 256
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
            words = words_for(rates.survival.shape[3], who.by_chance[area])
            block = block_for(rates.base[area], min(BLOCK, span[1] - start), words)
            exposed = np.empty(block.people.shape[1:])
            half = np.empty(block.own.shape)
            for step in range(values.shape[1]):
                draw_step(block, who, shared, area, step, first, start)
                for sex in range(2):
                    _carry(block, exposed, half, rates, area, step, sex)
                _newborn(block, exposed, half, rates, area, step)
                tell(block.people, bands, values[area - areas[0], step], start)


@inner
def _carry(
    block: Block, exposed: Array, half: Array, rates: Rates, area: int, step: int, sex: int
) -> None:
    """Carry one sex, from the oldest down, in place; `half` ends as age 0's.

    Of those exposed, ``[age, draw]``, the open age is kept, and women who bear children; the rest goes
    to age 0, which nobody reads, so that it stays in the nearest cache.
    """
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    moves = rates.moves[area, step] if len(rates.moves) > 0 else rate[:0]
    people, moved, top = block.people, block.moved, rate.shape[1] - 1
    shock = block.spare
    oldest = _halved(row_of(survival, rate, moves, rates.loadings, sex, top))
    _shock(oldest, moved, shock)
    _begin(people, sex, oldest, shock, half, exposed)
    before = oldest
    for age in range(top, 0, -1):
        one = _halved(row_of(survival, rate, moves, rates.loadings, sex, age - 1))
        if one.one != before.one or one.two != before.two or one.three != before.three:
            _shock(one, moved, shock)
        before, alive = one, survival[sex, age]
        kept = age - 1 if sex == 1 and rates.fertility[area, step, age - 1] > 0.0 else 0
        if len(block.chances) > 0:
            uniform = block.chances[sex * (top + 1) + age]
            _age_by_chance(people, sex, age, one, alive, shock, moved, half, exposed, kept, uniform)
        elif age == top:
            _oldest(people, sex, one, alive, shock, moved, half, exposed, kept)
        else:
            _age(people, sex, age, one, alive, shock, moved, half, exposed, kept)


@inner
def _halved(row: Row) -> Row:
    """Return a row of which half migrates: to halve is exact, now or later."""
    return Row(row.survival, row.rate * 0.5, row.moves * 0.5, row.one, row.two, row.three)


@inner
def _shock(row: Row, moved: Array, shock: Array) -> None:
    """Fill in half of the shock of migration: the same for the ages of a five-year group."""
    for draw in range(len(shock)):
        shock[draw] = 0.5 * (
            row.one * moved[ONE, draw] + row.two * moved[TWO, draw] + row.three * moved[THREE, draw]
        )


@inner
def _begin(people: Array, sex: int, row: Row, shock: Array, half: Array, exposed: Array) -> None:
    """Find half of the migrants of the open age, and who is exposed in it."""
    top = people.shape[1] - 1
    for draw in range(people.shape[2]):
        n = people[sex, top, draw]
        coming = n * (row.rate + shock[draw]) + row.moves
        half[sex, draw] = coming
        exposed[top, draw] = n + coming


@inner
def _age(
    people: Array,
    sex: int,
    age: int,
    row: Row,
    survival: float,
    shock: Array,
    moved: Array,
    half: Array,
    exposed: Array,
    kept: int,
) -> None:
    """Fill one age from the one below; `half` goes from this age's to the younger one's."""
    lost = 1.0 - survival
    for draw in range(people.shape[2]):
        n = people[sex, age - 1, draw]
        coming = n * (row.rate + shock[draw]) + row.moves
        there = n + coming
        alive = max(0.0, survival + lost * moved[DYING, draw])
        people[sex, age, draw] = max(0.0, there * alive + half[sex, draw])
        half[sex, draw] = coming
        exposed[kept, draw] = there


@inner
def _age_by_chance(
    people: Array,
    sex: int,
    age: int,
    row: Row,
    survival: float,
    shock: Array,
    moved: Array,
    half: Array,
    exposed: Array,
    kept: int,
    uniform: Array,
) -> None:
    """Do the same by chance, for the open age or another one."""
    lost, last = 1.0 - survival, age == people.shape[1] - 1
    for draw in range(people.shape[2]):
        n = people[sex, age - 1, draw]
        coming = n * (row.rate + shock[draw]) + row.moves
        exposed[kept, draw] = n + coming
        there = n + coming + (exposed[age, draw] if last else 0.0)
        share = max(0.0, survival + lost * moved[DYING, draw])
        after = survivors(there, share, uniform[draw]) + half[sex, draw]
        people[sex, age, draw] = max(0.0, after)
        half[sex, draw] = coming


@inner
def _oldest(
    people: Array,
    sex: int,
    row: Row,
    survival: float,
    shock: Array,
    moved: Array,
    half: Array,
    exposed: Array,
    kept: int,
) -> None:
    """Fill the open age from the one below and those who are exposed in it."""
    lost, top = 1.0 - survival, people.shape[1] - 1
    for draw in range(people.shape[2]):
        n = people[sex, top - 1, draw]
        coming = n * (row.rate + shock[draw]) + row.moves
        there = n + coming
        alive = max(0.0, survival + lost * moved[DYING, draw])
        after = there * alive + exposed[top, draw] * alive + half[sex, draw]
        people[sex, top, draw] = max(0.0, after)
        half[sex, draw] = coming
        exposed[kept, draw] = there


@inner
def _newborn(block: Block, exposed: Array, half: Array, rates: Rates, area: int, step: int) -> None:
    """Fill age 0 from the births of the year."""
    births, fertility, people = block.spare, rates.fertility[area, step], block.people
    births[:] = 0.0
    for age in range(1, len(fertility)):
        rate = fertility[age]
        if rate > 0.0:
            for draw in range(len(births)):
                births[draw] += rate * (exposed[age, draw] + people[1, age, draw])
    share, survival = rates.boys[area, step], rates.survival[area, step]
    if len(block.chances) > 0:
        _newborn_by_chance(block, births, share, survival, half)
        return
    for sex in range(2):
        alive_without, lost = survival[sex, 0], 1.0 - survival[sex, 0]
        for draw in range(len(births)):
            mean = births[draw] / 2 * block.moved[FERTILITY, draw]
            boys = mean * share
            alive = max(0.0, alive_without + lost * block.moved[DYING, draw])
            there = boys if sex == 0 else mean - boys
            people[sex, 0, draw] = max(0.0, there * alive + half[sex, draw])


@inner
def _newborn_by_chance(
    block: Block, births: Array, share: float, survival: Array, half: Array
) -> None:
    """Do the same with births, boys and survivors by chance."""
    people, ages = block.people, block.people.shape[1]
    for draw in range(len(births)):
        mean = births[draw] / 2 * block.moved[FERTILITY, draw]
        born = born_by_chance(block, mean, share, draw, ages)
        for sex in range(2):
            alive = max(0.0, survival[sex, 0] + (1.0 - survival[sex, 0]) * block.moved[DYING, draw])
            there = survivors(born[sex], alive, block.chances[sex * ages, draw])
            people[sex, 0, draw] = max(0.0, there + half[sex, draw])
