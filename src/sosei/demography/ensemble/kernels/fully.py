"""One draw with everything: chance, an offset, arrivals, raking, and every component.

Most areas need none of these and are carried many draws at once (`five_year`, `single_year`). Here
one draw is carried at a time, cell by cell.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner, making
from sosei.demography.ensemble.kernels.counts import binomial, poisson, survivors
from sosei.demography.ensemble.kernels.philox import uniforms
from sosei.demography.ensemble.kernels.rates import Rates, Who
from sosei.demography.ensemble.kernels.rows import unfloored
from sosei.demography.ensemble.kernels.shocks import (
    LEAST,
    Room,
    Shared,
    draw_normals,
    move,
    room_for,
)

PARTS = 5
ENTRANTS, DEATHS, MOVED, ARRIVED, ADJUSTED = range(PARTS)
FERTILITY, DYING = 0, 4
"""Places among the shocks of a step; migration has 1 to 3."""


class One(NamedTuple):
    """A draw of one area.

    Attributes
    ----------
    people, before : Array
        ``[sex, age]``, persons now and at the start of the step (or exposed in it).
    own : Array
        ``[4, 1]``, the area's own shocks.
    moved : Array
        ``[5]``: the factor of fertility, three migration shocks, 1 − e^w.
    chances : Array
        ``[word, 1]``; no words where chance plays no part.
    parts : Array
        ``[part]``, components of the step.
    room : Room
    """

    people: Array
    before: Array
    own: Array
    moved: Array
    chances: Array
    parts: Array
    room: Room


@making
def one_for(base: Array, rows: int, by_chance: bool) -> One:  # noqa: FBT001 - of a table
    """Return a draw at the base."""
    words = 4 * ((2 * rows + 5) // 4) if by_chance else 0
    return One(
        base.copy(),
        base.copy(),
        np.zeros((4, 1)),
        np.zeros(5),
        np.empty((words, 1)),
        np.zeros(PARTS),
        room_for(1),
    )


@inner
def draw_one(
    one: One, who: Who, shared: Shared, area: int, step: int, first: int, place: int
) -> None:
    """Fill in shocks and chances of one step of the draw at a place; `first` is the run's first draw."""
    name, draw = who.names[area], first + place
    draw_normals(who.key, name, draw, step, 0, one.room)
    move(one.own, who.processes[area], one.room)
    prefecture, nation = who.prefecture[area], len(shared.levels) - 1
    for kind in range(4):
        wide = shared.levels[nation, step, kind, place]
        local = one.own[kind, 0] + shared.levels[prefecture, step, kind, place]
        if kind == FERTILITY:
            one.moved[kind] = max(LEAST, 1.0 + local) * max(LEAST, 1.0 + wide)
        else:
            one.moved[kind] = local + wide
    one.moved[DYING] = shared.dying[step, place]
    for word in range(0, len(one.chances), 4):
        uniforms(who.key, name, draw, step, 1 + word // 4, one.chances[word : word + 4])


@inner
def share_of(one: One, survival: float) -> float:
    """Return the survivorship ratio of the draw."""
    return float(max(0.0, unfloored(survival, one.moved[DYING])))


@inner
def alive_of(one: One, persons: float, share: float, word: int) -> float:
    """Return survivors: by chance where it plays a part, a rest below one person in part."""
    if len(one.chances) == 0:
        return persons * share
    return survivors(persons, share, one.chances[word, 0])


@inner
def expected(rates: Rates, area: int, step: int, sex: int, row: int, persons: float) -> float:
    """Return the net migrants of a row without shocks."""
    moves = rates.moves[area, step, sex, row] if len(rates.moves) > 0 else 0.0
    return float(persons * rates.rate[area, step, sex, row] + moves)


@inner
def moving(
    one: One, rates: Rates, area: int, step: int, sex: int, row: int, persons: float
) -> float:
    """Return the net migrants of a row with its shocks."""
    shock = (
        rates.loadings[0, sex, row] * one.moved[1]
        + rates.loadings[1, sex, row] * one.moved[2]
        + rates.loadings[2, sex, row] * one.moved[3]
    )
    moves = rates.moves[area, step, sex, row] if len(rates.moves) > 0 else 0.0
    return float(persons * (rates.rate[area, step, sex, row] + shock) + moves)


@inner
def offset(rates: Rates, area: int, step: int, sex: int, row: int, balance: float) -> float:
    """Return what an offset adds to a row, of the balance of expected migration."""
    return balance * rates.weights[area, step, sex, row] if len(rates.weights) > 0 else 0.0


@inner
def coming(rates: Rates, area: int, step: int, sex: int, age: int) -> float:
    """Return the arrivals of an age."""
    return rates.arrivals[area, step, sex, age] if len(rates.arrivals) > 0 else 0.0


@inner
def settle(one: One, sex: int, age: int, persons: float) -> None:
    """Put persons into a cell; what lies below 0 becomes 0, as adjustment."""
    if persons < 0.0:
        one.parts[ADJUSTED] -= persons
        persons = 0.0
    one.people[sex, age] = persons


@inner
def rake(one: One, factors: Array, first_age: int) -> None:
    """Multiply the cells from an age on by factors, ``[sex, age]``."""
    for sex in range(2):
        for age in range(first_age, one.people.shape[1]):
            raked = one.people[sex, age] * factors[sex, age]
            one.parts[ADJUSTED] += raked - one.people[sex, age]
            one.people[sex, age] = raked


@inner
def born(one: One, mean: float, boys_share: float, rows: int) -> tuple[float, float]:
    """Return boys and girls of the children expected."""
    if len(one.chances) == 0:
        boys = mean * boys_share
        return boys, mean - boys
    children = poisson(max(0.0, mean), one.chances[2 * rows, 0])
    boys = binomial(children, boys_share, one.chances[2 * rows + 1, 0])
    return boys, children - boys
