"""The single-year engine for one draw with everything; formulas as in `engine.single_year`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner
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
    """Carry some areas through every year, one draw at a time; `five_year_fully` says what is what."""
    rows = rates.survival.shape[3]
    half = np.empty((2, rows))
    for area in range(areas[0], areas[1]):
        for draw in range(span[0], span[1]):
            one = one_for(rates.base[area], rows, who.by_chance[area])
            for step in range(values.shape[1]):
                draw_one(one, who, shared, area, step, first, draw)
                advance(one, half, rates, area, step)
                tell_one(one.people, bands, values[area - areas[0], step], draw)
                if len(detail[0]) > 0:
                    detail[0][step, :, :, draw] = one.people
                    detail[1][step, :, draw] = one.parts


@inner
def advance(one: One, half: Array, rates: Rates, area: int, step: int) -> None:
    """Carry a draw one year on; `half` takes half of the migrants, ``[sex, age]``."""
    one.parts[:] = 0.0
    _halve(one, half, rates, area, step)
    for sex in range(2):
        for age in range(1, half.shape[1]):
            _age(one, half, rates, area, step, sex, age)
    older = one.parts[DEATHS]
    one.parts[DEATHS] = older + _newborn(one, half, rates, area, step)
    if len(rates.first) > 0:
        rake(one, rates.first[area, step], 1)
        one.parts[DEATHS] = older + _newborn(one, half, rates, area, step)
        rake(one, rates.second[area, step], 0)


@inner
def _halve(one: One, half: Array, rates: Rates, area: int, step: int) -> None:
    """Find migrants and arrivals of every age; half of them are exposed from the start."""
    balance, ages = 0.0, half.shape[1]
    for sex in range(2 if len(rates.weights) > 0 else 0):
        for age in range(ages):
            balance += expected(rates, area, step, sex, age, one.people[sex, age])
    for sex in range(2):
        for age in range(ages):
            gone = moving(one, rates, area, step, sex, age, one.people[sex, age])
            gone += offset(rates, area, step, sex, age, balance)
            come = coming(rates, area, step, sex, age)
            one.parts[MOVED] += gone
            one.parts[ARRIVED] += come
            half[sex, age] = (gone + come) * 0.5
            one.before[sex, age] = one.people[sex, age] + half[sex, age]


@inner
def _age(one: One, half: Array, rates: Rates, area: int, step: int, sex: int, age: int) -> None:
    share, top = share_of(one, rates.survival[area, step, sex, age]), half.shape[1] - 1
    there = one.before[sex, age - 1]
    alive = 0.0
    if age == top and len(one.chances) == 0:  # in the order of the plain engine
        alive = there * share + one.before[sex, top] * share
        there += one.before[sex, top]
    else:
        there += one.before[sex, top] if age == top else 0.0
        alive = alive_of(one, there, share, sex * half.shape[1] + age)
    one.parts[DEATHS] += there - alive
    settle(one, sex, age, alive + half[sex, age])


@inner
def _newborn(one: One, half: Array, rates: Rates, area: int, step: int) -> float:
    """Fill age 0 from the births of the year; return the newborn who died."""
    mean, ages = 0.0, half.shape[1]
    for age in range(1, ages):
        there = one.before[1, age] + one.people[1, age]
        mean += rates.fertility[area, step, age] * there
    mean = mean / 2 * one.moved[FERTILITY]
    children = born(one, mean, rates.boys[area, step], ages)
    one.parts[ENTRANTS] = children[0] + children[1]
    lost = one.parts[ENTRANTS]
    for sex in range(2):
        share = share_of(one, rates.survival[area, step, sex, 0])
        alive = alive_of(one, children[sex], share, sex * ages)
        lost -= alive
        settle(one, sex, 0, alive + half[sex, 0])
    return float(lost)
