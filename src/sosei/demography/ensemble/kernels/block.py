"""A block of draws of one area: its room, and its shocks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner
from sosei.demography.ensemble.kernels.rates import Who
from sosei.demography.ensemble.kernels.rows import Moved
from sosei.demography.ensemble.kernels.shocks import (
    LEAST,
    Room,
    Shared,
    draw_normals,
    move,
    room_for,
)


class Block(NamedTuple):
    """What a block of draws is computed in.

    Attributes
    ----------
    people : Array
        ``[sex, age, draw]``, persons now.
    own : Array
        ``[4, draw]``, the area's own shocks.
    moved : Moved
    room : Room
    """

    people: Array
    own: Array
    moved: Moved
    room: Room


@inner
def block_for(base: Array, draws: int) -> Block:
    """Return a block in which everybody of the base is there in every draw."""
    sexes, ages = base.shape
    people = np.empty((sexes, ages, draws))
    for sex in range(sexes):
        for age in range(ages):
            people[sex, age] = base[sex, age]
    empty = np.empty((5, draws))
    moved = Moved(empty[0], empty[1], empty[2], empty[3], empty[4])
    return Block(people, np.zeros((4, draws)), moved, room_for(draws))


@inner
def draw_step(
    block: Block, who: Who, shared: Shared, area: int, step: int, first: int, start: int
) -> None:
    """Fill in the shocks of one step.

    Parameters
    ----------
    block : Block
    who : Who
    shared : Shared
        Of all draws of the run.
    area, step : int
    first : int
        Number of the run's first draw.
    start : int
        Place of the block's first draw among the run's.
    """
    name, draws = who.names[area], block.own.shape[1]
    draw_normals(who.key, name, first + start, step, 0, block.room)
    move(block.own, who.processes[area], block.room)
    prefecture, nation = shared.levels[who.prefecture[area], step], shared.levels[-1, step]
    end = start + draws
    factor(block.own[0], prefecture[0][start:end], nation[0][start:end], block.moved.fertility)
    added(block.own[1], prefecture[1][start:end], nation[1][start:end], block.moved.one)
    added(block.own[2], prefecture[2][start:end], nation[2][start:end], block.moved.two)
    added(block.own[3], prefecture[3][start:end], nation[3][start:end], block.moved.three)
    block.moved.dying[:] = shared.dying[step][start:end]


@inner
def factor(own: Array, prefecture: Array, nation: Array, out: Array) -> None:
    """Fill in the factor of fertility."""
    for draw in range(len(out)):
        local = max(LEAST, 1.0 + (own[draw] + prefecture[draw]))
        out[draw] = local * max(LEAST, 1.0 + nation[draw])


@inner
def added(own: Array, prefecture: Array, nation: Array, out: Array) -> None:
    """Fill in the sum of three."""
    for draw in range(len(out)):
        out[draw] = own[draw] + prefecture[draw] + nation[draw]
