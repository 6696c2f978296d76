r"""What a draw moves in every step, at each level.

.. math:: x_c(k) = \rho_c x_c(k-1) + \sigma_c z_c(k), \qquad w(k) = w(k-1) + \delta + \sigma z(k)

Source: docs/methods/ensemble.md, 2.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.ensemble.kernels.compiled import compiled, inner, making
from sosei.demography.ensemble.kernels.names import Words
from sosei.demography.ensemble.kernels.normal import exponential, normals
from sosei.demography.ensemble.kernels.philox import uniforms

BLOCK = 256

LEAST = 0.5
"""Floor of each factor of fertility."""


class Shared(NamedTuple):
    """Shocks that areas share, for consecutive draws.

    Attributes
    ----------
    levels : Array
        x, ``[level, step, 4, draw]``: the prefectures, then the nation.
    dying : Array
        1 − e^w, ``[step, draw]``: what part of deaths does not happen.
    """

    levels: Array
    dying: Array


class Room(NamedTuple):
    """Room that a block of draws is computed in.

    Attributes
    ----------
    uniform, normal : Array
        ``[4, draw]``.
    numbers, normals : Array
        The same, one word after another.
    aside : Array
        What `normals` needs beside.
    """

    uniform: Array
    normal: Array
    numbers: Array
    normals: Array
    aside: Array


@making
def room_for(draws: int) -> Room:
    """Return room for so many draws."""
    uniform, normal = np.empty((4, draws)), np.empty((4, draws))
    return Room(uniform, normal, uniform.reshape(-1), normal.reshape(-1), np.empty(12 * draws))


@inner
def draw_normals(key: Words, name: Words, first: int, step: int, block: int, room: Room) -> None:
    """Fill the room with four normal numbers for every draw."""
    uniforms(key, name, first, step, block, room.uniform)
    normals(room.numbers, room.aside, room.normals)


@inner
def move(state: Array, process: Array, room: Room) -> None:
    """Carry ``[4, draw]`` one step on; ρ and σ are ``[4, 2]``."""
    for kind in range(4):
        rho, sigma = process[kind, 0], process[kind, 1]
        for draw in range(state.shape[1]):
            state[kind, draw] = rho * state[kind, draw] + sigma * room.normal[kind, draw]


@compiled
def share(
    key: Words,
    names: Words,
    processes: Array,
    mortality: Array,
    first: int,
    span: tuple[int, int],
    shared: Shared,
) -> None:
    """Fill in the shocks of prefectures and nation for some of the draws.

    Parameters
    ----------
    key, names : Words
        ``[2]``, ``[level, 2]``, the nation last.
    processes : Array
        ``[level, 4, 2]``.
    mortality : Array
        δ and σ.
    first : int
        The first draw.
    span : tuple of int
        Places of the draws, from one to below another.
    shared : Shared
    """
    for start in range(span[0], span[1], BLOCK):
        draws = min(BLOCK, span[1] - start)
        room, state = room_for(draws), np.empty((4, draws))
        for level in range(len(names)):
            state[:] = 0.0
            for step in range(shared.levels.shape[1]):
                draw_normals(key, names[level], first + start, step, 0, room)
                move(state, processes[level], room)
                for kind in range(4):
                    out = shared.levels[level, step, kind, start:]
                    for draw in range(draws):
                        out[draw] = state[kind, draw]
        _mortality(key, names[-1], mortality, first, start, shared.dying, room)


@compiled
def walk(key: Words, names: Words, processes: Array, block: int, first: int, out: Array) -> None:
    """Fill in the walks of some names.

    Parameters
    ----------
    key, names : Words
        ``[2]``, ``[name, 2]``.
    processes : Array
        ``[name, 4, 2]``.
    block : int
        Of the counter.
    first : int
        The first draw.
    out : Array
        ``[name, step, 4, draw]``.
    """
    draws = out.shape[3]
    room, state = room_for(draws), np.empty((4, draws))
    for name in range(len(names)):
        state[:] = 0.0
        for step in range(out.shape[1]):
            draw_normals(key, names[name], first, step, block, room)
            move(state, processes[name], room)
            out[name, step] = state


@making
def _mortality(
    key: Words,
    nation: Words,
    mortality: Array,
    first: int,
    start: int,
    dying: Array,
    room: Room,
) -> None:
    index = np.zeros(room.uniform.shape[1])
    for step in range(dying.shape[0]):
        uniforms(key, nation, first + start, step, 1, room.uniform)
        normals(room.uniform[0], room.aside, room.normal[0])
        for draw in range(len(index)):
            index[draw] += mortality[0] + mortality[1] * room.normal[0, draw]
            dying[step, start + draw] = 1.0 - exponential(index[draw])
