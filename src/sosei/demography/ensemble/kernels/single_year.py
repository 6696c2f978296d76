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
from sosei.demography.ensemble.kernels.ages import (
    Ages,
    Births,
    Five,
    carry_five,
    carry_mothers,
    carry_one,
    carry_one_by_chance,
    expose,
    stay,
)
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
from sosei.demography.ensemble.kernels.rows import (
    BLOCK,
    DYING,
    FERTILITY,
    Row,
    alive_of,
    unfloored,
)
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import FIVE, add_five, in_fives, tell


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
    fives = in_fives(bands)
    for area in range(areas[0], areas[1]):
        out = values[area - areas[0]]
        for start in range(span[0], span[1], BLOCK):
            words = words_for(rates.survival.shape[3], who.by_chance[area])
            block = block_for(rates.base[area], min(BLOCK, span[1] - start), words)
            half, births = np.empty((2, block.draws)), np.empty(block.draws)
            told = np.empty((2, (block.people.shape[1] + FIVE - 1) // FIVE, BLOCK))
            for step in range(len(out)):
                draw_step(block, who, shared, area, step, first, start)
                births[:] = 0.0
                least = _least(block)
                for sex in range(2):
                    _carry(block, least, half[sex], births, told[sex], rates, area, step, sex)
                _newborn(block, births, half, rates, area, step)
                if step > 0:  # a step is told while the next one reads it
                    tell(told, block.draws, fives, out[step - 1], start)
                if step == len(out) - 1:
                    _add_all(block, told)
                    tell(told, block.draws, fives, out[step], start)


@inner
def _add_all(block: Block, told: Array) -> None:
    """Fill in all five-year groups, ``[sex, group, BLOCK]``."""
    for sex in range(2):
        for group in range(told.shape[1]):
            add_five(block.people[sex], group, block.draws, told[sex])


@inner
def _carry(
    block: Block,
    least: float,
    half: Array,
    births: Array,
    told: Array,
    rates: Rates,
    area: int,
    step: int,
    sex: int,
) -> None:
    """Carry one sex, from the oldest down, in place.

    Parameters
    ----------
    block : Block
    least : float
        Of what part of deaths does not happen.
    half : Array
        ``[draw]``: half of the migrants of the age that is reached; ends as those of age 0.
    births : Array
        ``[draw]``: women are added by their rates, at the start of the year and at its end.
    told : Array
        ``[group, BLOCK]``: filled with the persons at the start of the year, by five ages.
    rates : Rates
    area, step, sex : int
    """
    survival, rate = rates.survival[area, step, sex], rates.rate[area, step, sex]
    moves = rates.moves[area, step, sex] if len(rates.moves) > 0 else rate[:0]
    fertility = rates.fertility[area, step] if sex == 1 else rate[:0]
    persons, moved, loadings = block.people[sex].reshape(-1), block.moved, rates.loadings[:, sex]
    by_chance, exposed, age = len(block.chances) > 0, block.spare, len(rate) - 1
    oldest = _row(survival, rate, moves, loadings, age)
    add_five(block.people[sex], age // FIVE, block.draws, told)
    expose(persons[age * BLOCK :], oldest, moved, half, exposed)
    for draw in range(block.draws):
        births[draw] += _at(fertility, age) * exposed[draw]
    if not by_chance:
        stay(exposed, oldest, moved, half)
    while age > 0:
        low = age - FIVE
        group, whole = low // FIVE, age % FIVE == 0
        if whole and not by_chance and _none_below_zero(survival, age, least):
            rows, sums = persons[low * BLOCK : (age + 1) * BLOCK], told[group]
            if len(moves) > 0:
                ages = _ages(survival, rate, _five(moves, low, 0.5), fertility, loadings, low)
                _carry_five(rows, ages, moved, half, sums, births)
            else:
                still = _ages(survival, rate, None, fertility, loadings, low)
                _carry_five(rows, still, moved, half, sums, births)
            age = low
            continue
        if whole:
            add_five(block.people[sex], group, block.draws, told)
        one = _row(survival, rate, moves, loadings, age - 1)
        rows = persons[(age - 1) * BLOCK : (age + 1) * BLOCK]
        born = Births(_at(fertility, age - 1) if age > 1 else 0.0, _at(fertility, age))
        if by_chance:
            uniform = block.chances[sex * len(rate) + age]
            last = age == len(rate) - 1
            carry_one_by_chance(rows, one, born, moved, half, births, uniform, exposed, last)
        else:
            carry_one(rows, one, born, moved, half, births)
        age -= 1


@inner
def _carry_five(
    rows: Array, ages: Ages, moved: Array, half: Array, told: Array, births: Array
) -> None:
    """Carry five ages, with births where women have any."""
    if sum(ages.before) + sum(ages.after) > 0.0:
        carry_mothers(rows, ages, moved, half, told, births)
    else:
        carry_five(rows, ages, moved, half, told)


@inner
def _row(survival: Array, rate: Array, moves: Array, loadings: Array, age: int) -> Row:
    """Return the rates of one age: survival to the age above; half of what moves, which is exact."""
    above = min(age + 1, len(rate) - 1)
    of_age = loadings[0, age], loadings[1, age], loadings[2, age]
    return Row(survival[above], 0.5 * rate[age], 0.5 * _at(moves, age), of_age)


@inner
def _ages(
    survival: Array, rate: Array, moves: Five | None, fertility: Array, loadings: Array, low: int
) -> Ages:
    """Return the rates of five ages from one on."""
    before = _five(fertility, low, 1.0)
    if low == 0:  # nobody is born to age 0
        before = (0.0, before[1], before[2], before[3], before[4])
    return Ages(
        _five(rate, low, 0.5),
        moves,
        _five(survival, low + 1, 1.0),
        before,
        _five(fertility, low + 1, 1.0),
        (loadings[0, low], loadings[1, low], loadings[2, low]),
    )


@inner
def _least(block: Block) -> float:
    """Return the least part of deaths that does not happen: below 0 where more die."""
    least = 1.0
    for draw in range(block.draws):
        least = min(least, block.moved[DYING + draw])
    return least


@inner
def _none_below_zero(survival: Array, age: int, least: float) -> bool:
    """Return whether no survivorship ratio to an age, or to the four below, would be below 0."""
    lowest = 1.0
    for to in range(age, age - FIVE, -1):
        lowest = min(lowest, unfloored(survival[to], least))
    return lowest >= 0.0


@inner
def _at(values: Array, place: int) -> float:
    """Return a value, 0 where there are none."""
    return values[place] if len(values) > 0 else 0.0


@inner
def _five(values: Array, low: int, times: float) -> Five:
    """Return five values from a place on, multiplied; 0 where there are none."""
    return (
        times * _at(values, low),
        times * _at(values, low + 1),
        times * _at(values, low + 2),
        times * _at(values, low + 3),
        times * _at(values, low + 4),
    )


@inner
def _newborn(block: Block, births: Array, half: Array, rates: Rates, area: int, step: int) -> None:
    """Fill age 0 from twice the births of the year, and the half of its migrants."""
    share, survival, people = rates.boys[area, step], rates.survival[area, step], block.people
    if len(block.chances) > 0:
        _newborn_by_chance(block, births, share, survival, half)
        return
    for sex in range(2):
        for draw in range(block.draws):
            mean = births[draw] / 2 * block.moved[FERTILITY + draw]
            boys = mean * share
            alive = alive_of(survival[sex, 0], block.moved, draw)
            there = boys if sex == 0 else mean - boys
            people[sex, 0, draw] = max(0.0, there * alive + half[sex, draw])


@inner
def _newborn_by_chance(
    block: Block, births: Array, share: float, survival: Array, half: Array
) -> None:
    """Do the same with births, boys and survivors by chance."""
    people, ages = block.people, block.people.shape[1]
    for draw in range(block.draws):
        mean = births[draw] / 2 * block.moved[FERTILITY + draw]
        born = born_by_chance(block, mean, share, draw, ages)
        for sex in range(2):
            alive = alive_of(survival[sex, 0], block.moved, draw)
            there = survivors(born[sex], alive, block.chances[sex * ages, draw])
            people[sex, 0, draw] = max(0.0, there + half[sex, draw])
