"""The five-year engine for one draw with everything; formulas as in `engine.five_year`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner, making
from sosei.demography.ensemble.kernels.fully import (
    ARRIVED,
    DEATHS,
    ENTRANTS,
    FERTILITY,
    MOVED,
    One,
    alive_of,
    born,
    coming,
    draw_one,
    expected,
    moving,
    offset,
    one_for,
    rake,
    settle,
    share_of,
)
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.shocks import Shared
from sosei.demography.ensemble.kernels.tallies import tell_one

FIRST_FERTILE, AFTER_FERTILE = 3, 10


@compiled
def run_fully(
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
    """Carry some areas through every step, one draw at a time; `five_year.run` says what is what.

    `detail` is filled unless it has no steps: persons ``[step, sex, age, draw]`` and components
    ``[step, part, draw]``, of one area.
    """
    rows = rates.survival.shape[3]
    for area in range(areas[0], areas[1]):
        for draw in range(span[0], span[1]):
            one = one_for(rates.base[area], rows, who.by_chance[area])
            for step in range(values.shape[1]):
                draw_one(one, who, shared, area, step, first, draw)
                advance(one, rates, area, step)
                tell_one(one.people, bands, values[area - areas[0], step], draw)
                if len(detail[0]) > 0:
                    detail[0][step, :, :, draw] = one.people
                    detail[1][step, :, draw] = one.parts


@making
def advance(one: One, rates: Rates, area: int, step: int) -> None:
    """Carry a draw one step on."""
    one.before[:] = one.people
    one.parts[:] = 0.0
    rows = rates.survival.shape[3]
    balance = _balance(one, rates, area, step)
    for sex in range(2):
        for row in range(rows):
            _row(one, rates, area, step, sex, row, balance)
        one.parts[ARRIVED] += coming(rates, area, step, sex, 0) / 2
    _children(one, rates, area, step)
    if len(rates.first) > 0:
        rake(one, rates.first[area, step], 1)
        _children(one, rates, area, step)
        rake(one, rates.second[area, step], 0)


@inner
def _at_risk(one: One, sex: int, row: int, rows: int) -> float:
    last = one.before[sex, row + 1] if row == rows - 1 else 0.0
    return float(one.before[sex, row] + last)


@inner
def _balance(one: One, rates: Rates, area: int, step: int) -> float:
    """Return the balance of expected migration, where an offset needs it."""
    balance, rows = 0.0, rates.survival.shape[3]
    if len(rates.weights) > 0:
        for sex in range(2):
            for row in range(rows):
                persons = _at_risk(one, sex, row, rows)
                balance += expected(rates, area, step, sex, row, persons)
    return balance


@inner
def _row(one: One, rates: Rates, area: int, step: int, sex: int, row: int, balance: float) -> None:
    rows = rates.survival.shape[3]
    share = share_of(one, rates.survival[area, step, sex, row])
    there = _at_risk(one, sex, row, rows)
    if len(one.chances) == 0 and row == rows - 1:  # in the order of the plain engine
        alive = one.before[sex, row] * share + one.before[sex, row + 1] * share
    else:
        alive = alive_of(one, there, share, sex * rows + row)
    gone = moving(one, rates, area, step, sex, row, there)
    gone += offset(rates, area, step, sex, row, balance)
    half = coming(rates, area, step, sex, row) / 2
    if row == rows - 1:
        half += coming(rates, area, step, sex, row + 1) / 2
    ending = coming(rates, area, step, sex, row + 1) / 2
    one.parts[DEATHS] += there - alive + half - half * share
    one.parts[MOVED] += gone
    one.parts[ARRIVED] += half + ending
    settle(one, sex, row + 1, (alive + gone) + (half * share + ending))


@inner
def _children(one: One, rates: Rates, area: int, step: int) -> None:
    """Fill the group 0–4 from the women at the end of the step."""
    women = 0.0
    for age in range(FIRST_FERTILE, AFTER_FERTILE):
        women += one.people[1, age]
    mean = rates.fertility[area, step, 0] * one.moved[FERTILITY] * women
    children = born(one, mean, rates.boys[area, step], rates.survival.shape[3])
    one.parts[ENTRANTS] = children[0] + children[1]
    for sex in range(2):
        settle(one, sex, 0, children[sex] + coming(rates, area, step, sex, 0) / 2)
