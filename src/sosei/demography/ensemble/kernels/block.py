"""A block of draws of one area: its room, and its shocks."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import inner, making
from sosei.demography.ensemble.kernels.counts import binomial, poisson
from sosei.demography.ensemble.kernels.philox import uniforms
from sosei.demography.ensemble.kernels.rates import Who
from sosei.demography.ensemble.kernels.rows import BLOCK, DYING, FERTILITY
from sosei.demography.ensemble.kernels.shocks import (
    LEAST,
    Room,
    Shared,
    draw_normals,
    room_for,
)


class Block(NamedTuple):
    """What a block of draws is computed in.

    Attributes
    ----------
    draws : int
        At most `rows.BLOCK`.
    people : Array
        ``[sex, age, BLOCK]``, persons now.
    own : Array
        ``[4, draw]``, the area's own shocks.
    moved : Array
        The shocks of the step, as `rows` says.
    chances : Array
        Uniform numbers, ``[word, draw]``; no words where chance plays no part.
    room : Room
    spare : Array
        ``[draw]``, for a sum of the kernel.
    """

    draws: int
    people: Array
    own: Array
    moved: Array
    chances: Array
    room: Room
    spare: Array


@inner
def words_for(rows: int, by_chance: bool) -> int:  # noqa: FBT001 - of a table
    """Return how many words a step takes: a multiple of four, or none."""
    return 4 * ((2 * rows + 5) // 4) if by_chance else 0


@inner
def born_by_chance(
    block: Block, mean: float, share: float, draw: int, rows: int
) -> tuple[float, float]:
    """Return boys and girls of the children expected."""
    children = poisson(max(0.0, mean), block.chances[2 * rows, draw])
    boys = binomial(children, share, block.chances[2 * rows + 1, draw])
    return boys, children - boys


@making
def block_for(base: Array, draws: int, words: int) -> Block:
    """Return a block in which everybody of the base is there in every draw."""
    sexes, ages = base.shape
    people = np.empty((sexes, ages, BLOCK))
    for sex in range(sexes):
        for age in range(ages):
            people[sex, age] = base[sex, age]
    own, moved, chances = np.zeros((4, draws)), np.empty(5 * BLOCK), np.empty((words, draws))
    return Block(draws, people, own, moved, chances, room_for(draws), np.empty(draws))


@inner
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
    name, draws, moved = who.names[area], block.draws, block.moved
    draw_normals(who.key, name, first + start, step, 0, block.room)
    prefecture, nation = who.prefecture[area], len(shared.levels) - 1
    for kind in range(4):
        process = who.processes[area, kind]
        own, normal, out = block.own[kind], block.room.normal[kind], moved[kind * BLOCK :]
        local = shared.levels[prefecture, step, kind, start:]
        wide = shared.levels[nation, step, kind, start:]
        if kind * BLOCK == FERTILITY:
            factor(process, own, normal, local, wide, out)
        else:
            added(process, own, normal, local, wide, out)
    for draw in range(draws):
        moved[DYING + draw] = shared.dying[step, start + draw]
    for word in range(0, len(block.chances), 4):
        chances = block.chances[word : word + 4]
        uniforms(who.key, name, first + start, step, 1 + word // 4, chances)


@inner
def factor(
    process: Array, own: Array, normal: Array, prefecture: Array, nation: Array, out: Array
) -> None:
    """Carry the area's own shock of fertility one step on, and fill in the factor of fertility."""
    rho, sigma = process[0], process[1]
    for draw in range(len(own)):
        own[draw] = rho * own[draw] + sigma * normal[draw]
        local = max(LEAST, 1.0 + (own[draw] + prefecture[draw]))
        out[draw] = local * max(LEAST, 1.0 + nation[draw])


@inner
def added(
    process: Array, own: Array, normal: Array, prefecture: Array, nation: Array, out: Array
) -> None:
    """Carry an own shock of migration one step on, and fill in the sum of the three levels."""
    rho, sigma = process[0], process[1]
    for draw in range(len(own)):
        own[draw] = rho * own[draw] + sigma * normal[draw]
        out[draw] = own[draw] + prefecture[draw] + nation[draw]
