r"""The five-year engine for many draws at once; its formulas are those of `engine.five_year`.

.. math::
    S' = \max(0, S + (1 - S)(1 - e^{w})), \qquad
    P'_{g+1} = P_g S' + P_g \Big(N + \sum_c L_c x_c\Big) + C

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
    add,
    alive_of,
    carry,
    carry_open,
    expected_moving,
    moving,
    multiply,
    raised_to_zero,
    row_of,
    surviving,
    tell,
)
from sosei.demography.ensemble.shocks import Shared

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
    detail: tuple[Array, Array],
) -> None:
    """Carry some areas through every step in every draw.

    Parameters
    ----------
    rates : Rates
    who : Who
    shared : Shared
        Of the draws of this call.
    bands : Array
        What is told: `rows.tell`.
    first : int
        The first draw.
    areas : tuple of int
        From one to below another.
    span : tuple of int
        Places of the draws, from one to below another.
    values : Array
        Filled: ``[area, step, band, draw]``, of these areas.
    detail : tuple of Array
        Filled unless they have no steps: persons ``[step, sex, age, draw]`` and components
        ``[step, part, draw]``, of one area.
    """
    steps = values.shape[1]
    for area in range(areas[0], areas[1]):
        words = words_for(rates.survival.shape[3], who.by_chance[area])
        for start in range(span[0], span[1], BLOCK):
            block = block_for(rates.base[area], min(BLOCK, span[1] - start), words)
            for step in range(steps):
                draw_step(block, who, shared, area, step, first, start)
                advance(block, rates, area, step, len(detail[0]) > 0)
                tell(block.people, bands, values[area - areas[0], step], start)
                if len(detail[0]) > 0:
                    end = start + block.own.shape[1]
                    detail[0][step, :, :, start:end] = block.people
                    detail[1][step, :, start:end] = block.parts


@compiled
def advance(block: Block, rates: Rates, area: int, step: int, in_detail: bool) -> None:  # noqa: FBT001
    """Carry a block one step on."""
    plain = len(rates.weights) == 0 and len(rates.arrivals) == 0 and len(rates.first) == 0
    if plain and not in_detail and len(block.chances) == 0:
        _quickly(block, rates, area, step)
        _children(block, rates, area, step)
        return
    block.parts[:] = 0.0
    if len(rates.arrivals) > 0:
        block.parts[ARRIVED, :] = (
            rates.arrivals[area, step, 0, 0] + rates.arrivals[area, step, 1, 0]
        ) / 2
    _fully(block, rates, area, step)
    _children(block, rates, area, step)
    if len(rates.first) > 0:
        _rake(block, rates, area, step)
    for sex in range(2):
        raised_to_zero(block.people[sex, 0], block.parts[ADJUSTED])


@compiled
def _quickly(block: Block, rates: Rates, area: int, step: int) -> None:
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    count = rates.moves[area, step] if len(rates.moves) > 0 else rates.rate[area, step][:0]
    people, rows = block.people, survival.shape[1]
    for sex in range(2):
        last = row_of(survival, rate, count, rates.loadings, sex, rows - 1)
        carry_open(people[sex, rows - 1], last, block.moved, people[sex, rows])
        for row in range(rows - 2, -1, -1):
            one = row_of(survival, rate, count, rates.loadings, sex, row)
            carry(people[sex, row], one, block.moved, people[sex, row + 1])


@compiled
def _fully(block: Block, rates: Rates, area: int, step: int) -> None:
    """Do the same with every component, with chance, an offset and arrivals."""
    rows = rates.survival.shape[3]
    block.before[:] = block.people
    lacking = block.line[5]
    _lacking(block, rates, area, step, lacking)
    for sex in range(2):
        for row in range(rows):
            _row_fully(block, rates, area, step, sex, row, lacking)


@compiled
def _lacking(block: Block, rates: Rates, area: int, step: int, lacking: Array) -> None:
    """Fill in the balance of expected migration, where an offset needs it."""
    lacking[:] = 0.0
    if len(rates.weights) == 0:
        return
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    count = rates.moves[area, step] if len(rates.moves) > 0 else rates.rate[area, step][:0]
    rows, there = survival.shape[1], block.line[0]
    for sex in range(2):
        for row in range(rows):
            there[:] = block.before[sex, row]
            if row == rows - 1:
                add(block.before[sex, rows], there)
            expected_moving(there, row_of(survival, rate, count, rates.loadings, sex, row), lacking)


@compiled
def _row_fully(
    block: Block, rates: Rates, area: int, step: int, sex: int, row: int, lacking: Array
) -> None:
    survival, rate = rates.survival[area, step], rates.rate[area, step]
    count = rates.moves[area, step] if len(rates.moves) > 0 else rates.rate[area, step][:0]
    rows = survival.shape[1]
    one = row_of(survival, rate, count, rates.loadings, sex, row)
    there, share, alive, gone = block.line[0], block.line[1], block.line[2], block.line[3]
    after, parts = block.people[sex, row + 1], block.parts
    surviving(one, block.moved, share)
    there[:] = block.before[sex, row]
    uniform = chance_of(block, sex * rows + row)
    if row < rows - 1 or len(uniform) > 0:
        if row == rows - 1:
            add(block.before[sex, rows], there)
        alive_of(there, share, uniform, alive)
    else:  # in the order of the plain engine, for the same bits
        for draw in range(len(there)):
            older = block.before[sex, rows, draw]
            alive[draw] = there[draw] * share[draw] + older * share[draw]
            there[draw] += older
    moving(there, one, block.moved, gone)
    weight = rates.weights[area, step, sex, row] if len(rates.weights) > 0 else 0.0
    for draw in range(len(there)):
        gone[draw] += lacking[draw] * weight
        parts[DEATHS, draw] += there[draw] - alive[draw]
        parts[MOVED, draw] += gone[draw]
        after[draw] = alive[draw] + gone[draw]
    if len(rates.arrivals) > 0:
        _arrive(block, rates.arrivals[area, step, sex], share, row, after)
    raised_to_zero(after, parts[ADJUSTED])


@compiled
def _arrive(block: Block, arrivals: Array, share: Array, row: int, after: Array) -> None:
    """Add half of the arrivals at the start, who survive, and half at the end."""
    half = arrivals[row] / 2
    if row == len(arrivals) - 2:
        half += arrivals[row + 1] / 2
    ending = arrivals[row + 1] / 2
    for draw in range(len(after)):
        alive = half * share[draw]
        after[draw] += alive + ending
        block.parts[DEATHS, draw] += half - alive
        block.parts[ARRIVED, draw] += half + ending


@compiled
def _children(block: Block, rates: Rates, area: int, step: int) -> None:
    """Fill the group 0–4 from the women at the end of the step."""
    mean, ratio = block.line[4], rates.fertility[area, step, 0]
    mean[:] = 0.0
    for age in range(FIRST_FERTILE, AFTER_FERTILE):
        add(block.people[1, age], mean)
    for draw in range(len(mean)):
        mean[draw] = ratio * block.moved.fertility[draw] * mean[draw]
    born(block, mean, rates.boys[area, step], rates.survival.shape[3])
    for draw in range(len(mean)):
        block.parts[ENTRANTS, draw] = block.line[1, draw] + block.line[2, draw]
    for sex in range(2):
        coming = rates.arrivals[area, step, sex, 0] / 2 if len(rates.arrivals) > 0 else 0.0
        for draw in range(len(mean)):
            block.people[sex, 0, draw] = block.line[1 + sex, draw] + coming


@compiled
def _rake(block: Block, rates: Rates, area: int, step: int) -> None:
    """Multiply the older groups, count the children anew, and multiply everybody."""
    ages = block.people.shape[1]
    for sex in range(2):
        for age in range(1, ages):
            factor = rates.first[area, step, sex, age]
            multiply(block.people[sex, age], factor, block.parts[ADJUSTED])
    _children(block, rates, area, step)
    for sex in range(2):
        raised_to_zero(block.people[sex, 0], block.parts[ADJUSTED])
        for age in range(ages):
            factor = rates.second[area, step, sex, age]
            multiply(block.people[sex, age], factor, block.parts[ADJUSTED])
