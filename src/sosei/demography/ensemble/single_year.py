r"""The single-year engine for many draws at once; its formulas are those of `engine.single_year`.

.. math::
    M_x = P_x \Big(N_x + \sum_c L_{cx} x_c\Big) + C_x, \qquad
    P'_x = (P_{x-1} + M_{x-1}/2)\, S'_x + M_x / 2

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.block import (
    ADJUSTED,
    ARRIVED,
    DEATHS,
    ENTRANTS,
    MOVED,
    Block,
    block_for,
    born,
    chance_of,
    draw_step,
    words_for,
)
from sosei.demography.ensemble.compiled import compiled
from sosei.demography.ensemble.rates import Rates, Who
from sosei.demography.ensemble.rows import (
    Moved,
    Row,
    alive_of,
    expected_moving,
    moving,
    multiply,
    raised_to_zero,
    row_of,
    tell,
)
from sosei.demography.ensemble.shocks import Shared

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
    detail: tuple[Array, Array],
) -> None:
    """Carry some areas through every year in every draw; `five_year.run` says what is what."""
    steps = values.shape[1]
    for area in range(areas[0], areas[1]):
        words = words_for(rates.survival.shape[3], who.by_chance[area])
        for start in range(span[0], span[1], BLOCK):
            block = block_for(rates.base[area], min(BLOCK, span[1] - start), words)
            half = np.empty(block.people.shape)
            for step in range(steps):
                draw_step(block, who, shared, area, step, first, start)
                advance(block, half, rates, area, step, len(detail[0]) > 0)
                tell(block.people, bands, values[area - areas[0], step], start)
                if len(detail[0]) > 0:
                    end = start + block.own.shape[1]
                    detail[0][step, :, :, start:end] = block.people
                    detail[1][step, :, start:end] = block.parts


@compiled
def advance(
    block: Block,
    half: Array,
    rates: Rates,
    area: int,
    step: int,
    in_detail: bool,  # noqa: FBT001
) -> None:
    """Carry a block one year on; `half` is ``[sex, age, draw]``, half of the migrants."""
    plain = len(rates.weights) == 0 and len(rates.arrivals) == 0 and len(rates.first) == 0
    block.parts[:] = 0.0
    if plain and not in_detail and len(block.chances) == 0:
        for sex in range(2):
            _quickly(block, half[sex, 0], rates, area, step, sex)
    else:
        _halve(block, half, rates, area, step)
        for sex in range(2):
            for age in range(block.people.shape[1] - 1, 0, -1):
                _age_fully(block, half, rates, area, step, sex, age)
    block.line[5] = 0.0
    _newborn(block, half, rates, area, step)
    if len(rates.first) > 0:
        _rake(block, half, rates, area, step)
    for sex in range(2):
        raised_to_zero(block.people[sex, 0], block.parts[ADJUSTED])


@compiled
def _count(rates: Rates, area: int, step: int) -> Array:
    moves: Array = rates.moves[area, step] if len(rates.moves) > 0 else rates.rate[area, step][:0]
    return moves


@compiled
def _quickly(block: Block, half: Array, rates: Rates, area: int, step: int, sex: int) -> None:
    """Carry one sex, from the oldest down; `before` keeps who is exposed, `half` ends as age 0's."""
    survival, rate, count = (
        rates.survival[area, step],
        rates.rate[area, step],
        _count(rates, area, step),
    )
    people, exposed, top = block.people[sex], block.before[sex], rate.shape[1] - 1
    moving(people[top], row_of(survival, rate, count, rates.loadings, sex, top), block.moved, half)
    for draw in range(len(half)):
        half[draw] *= 0.5
        exposed[top, draw] = people[top, draw] + half[draw]
    for age in range(top, 0, -1):
        one = row_of(survival, rate, count, rates.loadings, sex, age - 1)
        alive = survival[sex, age]
        if age == top:
            _oldest(
                people[top - 1],
                one,
                alive,
                block.moved,
                half,
                exposed[top - 1],
                exposed[top],
                people[top],
            )
        else:
            _age(people[age - 1], one, alive, block.moved, half, exposed[age - 1], people[age])


@compiled
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


@compiled
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


@compiled
def _halve(block: Block, half: Array, rates: Rates, area: int, step: int) -> None:
    """Find migrants and arrivals of every age; half of them are exposed from the start."""
    survival, rate, count = (
        rates.survival[area, step],
        rates.rate[area, step],
        _count(rates, area, step),
    )
    lacking = block.line[5]
    lacking[:] = 0.0
    for sex in range(2):
        for age in range(rate.shape[1] if len(rates.weights) > 0 else 0):
            one = row_of(survival, rate, count, rates.loadings, sex, age)
            expected_moving(block.people[sex, age], one, lacking)
    for sex in range(2):
        for age in range(rate.shape[1]):
            one, gone = row_of(survival, rate, count, rates.loadings, sex, age), half[sex, age]
            moving(block.people[sex, age], one, block.moved, gone)
            weight = rates.weights[area, step, sex, age] if len(rates.weights) > 0 else 0.0
            come = rates.arrivals[area, step, sex, age] if len(rates.arrivals) > 0 else 0.0
            for draw in range(len(gone)):
                gone[draw] += lacking[draw] * weight
                block.parts[MOVED, draw] += gone[draw]
                block.parts[ARRIVED, draw] += come
                gone[draw] = (gone[draw] + come) * 0.5
                block.before[sex, age, draw] = block.people[sex, age, draw] + gone[draw]


@compiled
def _age_fully(
    block: Block, half: Array, rates: Rates, area: int, step: int, sex: int, age: int
) -> None:
    """Fill one age with every component, and by chance."""
    there, share, alive = block.line[0], block.line[1], block.line[2]
    _share(block, rates.survival[area, step, sex, age], share)
    there[:] = block.before[sex, age - 1]
    uniform, top = chance_of(block, sex * half.shape[1] + age), half.shape[1] - 1
    if age < top or len(uniform) > 0:
        if age == top:
            for draw in range(len(there)):
                there[draw] += block.before[sex, top, draw]
        alive_of(there, share, uniform, alive)
    else:  # in the order of the plain engine, for the same bits
        for draw in range(len(there)):
            older = block.before[sex, top, draw]
            alive[draw] = there[draw] * share[draw] + older * share[draw]
            there[draw] += older
    for draw in range(len(there)):
        block.parts[DEATHS, draw] += there[draw] - alive[draw]
        block.people[sex, age, draw] = alive[draw] + half[sex, age, draw]
    raised_to_zero(block.people[sex, age], block.parts[ADJUSTED])


@compiled
def _share(block: Block, survival: float, share: Array) -> None:
    lost = 1.0 - survival
    for draw in range(len(share)):
        share[draw] = max(0.0, survival + lost * block.moved.dying[draw])


@compiled
def _newborn(block: Block, half: Array, rates: Rates, area: int, step: int) -> None:
    """Fill age 0 from the births of the year."""
    mean, fertility = block.line[4], rates.fertility[area, step]
    mean[:] = 0.0
    for age in range(1, len(fertility)):
        rate = fertility[age]
        if rate > 0.0:
            for draw in range(len(mean)):
                mean[draw] += rate * (block.before[1, age, draw] + block.people[1, age, draw])
    for draw in range(len(mean)):
        mean[draw] = mean[draw] / 2 * block.moved.fertility[draw]
    born(block, mean, rates.boys[area, step], half.shape[1])
    for draw in range(len(mean)):
        block.parts[ENTRANTS, draw] = block.line[1, draw] + block.line[2, draw]
    share, alive = block.line[0], block.line[3]
    for sex in range(2):
        _share(block, rates.survival[area, step, sex, 0], share)
        alive_of(block.line[1 + sex], share, chance_of(block, sex * half.shape[1]), alive)
        for draw in range(len(mean)):
            block.people[sex, 0, draw] = alive[draw] + half[sex, 0, draw]
            block.line[1 + sex, draw] = alive[draw]
    _bury(block)


@compiled
def _bury(block: Block) -> None:
    """Count the newborn who died, once: line 5 keeps how many were counted."""
    for draw in range(block.line.shape[1]):
        lost = block.parts[ENTRANTS, draw] - block.line[1, draw] - block.line[2, draw]
        block.parts[DEATHS, draw] += lost - block.line[5, draw]
        block.line[5, draw] = lost


@compiled
def _rake(block: Block, half: Array, rates: Rates, area: int, step: int) -> None:
    """Multiply the older ages, count the births anew, and multiply everybody."""
    ages = half.shape[1]
    for sex in range(2):
        for age in range(1, ages):
            factor = rates.first[area, step, sex, age]
            multiply(block.people[sex, age], factor, block.parts[ADJUSTED])
    _newborn(block, half, rates, area, step)
    for sex in range(2):
        raised_to_zero(block.people[sex, 0], block.parts[ADJUSTED])
        for age in range(ages):
            factor = rates.second[area, step, sex, age]
            multiply(block.people[sex, age], factor, block.parts[ADJUSTED])
