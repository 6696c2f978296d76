"""A block of draws of one area: its room, and what both kernels do with it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.compiled import compiled
from sosei.demography.ensemble.counts import binomial, poisson
from sosei.demography.ensemble.names import Words
from sosei.demography.ensemble.philox import uniforms
from sosei.demography.ensemble.rates import Who
from sosei.demography.ensemble.rows import Moved
from sosei.demography.ensemble.shocks import LEAST, Room, Shared, draw_normals, move, room_for

PARTS = 5
ENTRANTS, DEATHS, MOVED, ARRIVED, ADJUSTED = range(PARTS)


class Block(NamedTuple):
    """What a block of draws is computed in.

    Attributes
    ----------
    people, before : Array
        ``[sex, age, draw]``, persons now and, where they are needed, at the start of the step.
    own : Array
        ``[4, draw]``, the area's own shocks.
    moved : Moved
    chances : Array
        Uniform numbers, ``[word, draw]``; no words where chance plays no part.
    parts : Array
        ``[part, draw]``, components of the step.
    line : Array
        ``[6, draw]``, room.
    room : Room
    """

    people: Array
    before: Array
    own: Array
    moved: Moved
    chances: Array
    parts: Array
    line: Array
    room: Room


@compiled
def block_for(base: Array, draws: int, words: int) -> Block:
    """Return a block in which everybody of the base is there in every draw."""
    sexes, ages = base.shape
    people = np.empty((sexes, ages, draws))
    for sex in range(sexes):
        for age in range(ages):
            people[sex, age] = base[sex, age]
    empty = np.empty((5, draws))
    return Block(
        people,
        np.empty((sexes, ages, draws)),
        np.zeros((4, draws)),
        Moved(empty[0], empty[1], empty[2], empty[3], empty[4]),
        np.empty((words, draws)),
        np.zeros((PARTS, draws)),
        np.empty((6, draws)),
        room_for(draws),
    )


@compiled
def draw_step(
    block: Block, who: Who, shared: Shared, area: int, step: int, first: int, start: int
) -> None:
    """Fill in the shocks, and the chances, of one step.

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
    draw_chances(block.chances, who.key, name, first + start, step)


@compiled
def factor(own: Array, prefecture: Array, nation: Array, out: Array) -> None:
    """Fill in the factor of fertility."""
    for draw in range(len(out)):
        local = max(LEAST, 1.0 + (own[draw] + prefecture[draw]))
        out[draw] = local * max(LEAST, 1.0 + nation[draw])


@compiled
def added(own: Array, prefecture: Array, nation: Array, out: Array) -> None:
    """Fill in the sum of three."""
    for draw in range(len(out)):
        out[draw] = own[draw] + prefecture[draw] + nation[draw]


@compiled
def draw_chances(chances: Array, key: Words, name: Words, first: int, step: int) -> None:
    """Fill in the uniform numbers of one step, four at a time."""
    for place in range(0, len(chances), 4):
        uniforms(key, name, first, step, 1 + place // 4, chances[place : place + 4])


@compiled
def words_for(rows: int, by_chance: bool) -> int:  # noqa: FBT001 - of a table
    """Return how many words a step takes: a multiple of four, or none."""
    return 4 * ((2 * rows + 5) // 4) if by_chance else 0


@compiled
def chance_of(block: Block, place: int) -> Array:
    """Return the uniform numbers of a place, or nothing where chance plays no part."""
    if len(block.chances) == 0:
        nothing: Array = block.line[0][:0]
        return nothing
    uniform: Array = block.chances[place]
    return uniform


@compiled
def born(block: Block, mean: Array, boys_share: float, rows: int) -> None:
    """Fill lines 1 and 2 of the block's room with the boys and girls of the children expected."""
    boys, girls = block.line[1], block.line[2]
    if len(block.chances) == 0:
        for draw in range(len(mean)):
            boys[draw] = mean[draw] * boys_share
            girls[draw] = mean[draw] - boys[draw]
        return
    for draw in range(len(mean)):
        children = poisson(mean[draw], block.chances[2 * rows, draw])
        boys[draw] = binomial(children, boys_share, block.chances[2 * rows + 1, draw])
        girls[draw] = children - boys[draw]
