r"""Draws through a common pool: every area of a draw is carried together, by the engine itself.

.. math:: M = M^0 + \Delta I - \Delta O, \qquad x^{out} : \sqrt\varphi\,\sigma, \quad x^{in} : \sqrt{1-\varphi}\,\sigma

Source: docs/methods/ensemble.md, 2a.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows, PoolShocks
from sosei.demography.engine.projection import project
from sosei.demography.ensemble.kernels.names import Words, counters
from sosei.demography.ensemble.kernels.rates import Who, levels_of, shared_table
from sosei.demography.ensemble.kernels.shocks import LEAST, Shared, walk
from sosei.demography.ensemble.processes import LEAVING, Processes, loadings_on
from sosei.demography.known.population import Population

CHUNK = 16
"""Draws whose shocks of all areas are held at once."""

NET, COMING = 0, 32768
"""Blocks of the counter: words of the area's own shocks, and of those of its in-moves."""

MOVES = slice(1, 4)

Bands = Mapping[str, tuple[int, int, int]]
"""First group, the one after the last, and sex (−1: both); a first group of −1: the three that follow."""


class Pooled(NamedTuple):
    """A projection through a pool that is ready to be drawn.

    Attributes
    ----------
    base : Population
    assumptions : Assumptions
        With gross flows.
    gross : GrossFlows
        Theirs.
    processes : Processes
    who : Who
    """

    base: Population
    assumptions: Assumptions
    gross: GrossFlows
    processes: Processes
    who: Who


class Walks(NamedTuple):
    """Shocks of a few draws: ``[area, step, 4, draw]`` of the areas' own, and of all in-moves."""

    own: Array
    coming: Array


def fill(
    pooled: Pooled, shared: Shared, first: int, bands: Bands, span: tuple[int, int], out: Array
) -> None:
    """Fill what is kept of every area in some of the draws.

    Parameters
    ----------
    pooled : Pooled
    shared : Shared
        Of all draws of the run.
    first : int
        Number of the run's first draw.
    bands : Bands
    span : tuple of int
        Places of the draws, from one to below another.
    out : Array
        ``[area, step, band, draw]`` of all draws.
    """
    for start in range(span[0], span[1], CHUNK):
        stop = min(start + CHUNK, span[1])
        walks = walks_of(pooled, first + start, stop - start)
        for place in range(start, stop):
            moved = of_draw(pooled, shared, walks, place, place - start)
            persons = project(pooled.base, moved, clamp=True).persons[1:]
            _tell(persons, bands, out[..., place])


def walks_of(pooled: Pooled, first: int, draws: int) -> Walks:
    """Return the shocks of consecutive draws from one on."""
    who, steps = pooled.who, pooled.assumptions.steps
    levels = levels_of(pooled.base.areas)
    table = shared_table(pooled.processes, len(levels), pooled.base.ages.width)[0]

    def walked(names: Words, processes: Array, block: int) -> Array:
        made = np.empty((len(names), steps, 4, draws))
        walk(who.key, names, processes, block, first, made)
        return made

    own = walked(who.names, who.processes, NET)
    coming = walked(who.names, who.processes, COMING)
    wide = walked(counters(levels), table, COMING)
    coming += wide[who.prefecture]
    return Walks(own, coming)


def of_draw(pooled: Pooled, shared: Shared, walks: Walks, place: int, at: int) -> Assumptions:
    """Return the assumptions of one draw."""
    assumptions, prefecture = pooled.assumptions, pooled.who.prefecture
    local, nation = shared.levels[prefecture, ..., place], shared.levels[-1, ..., place]
    own, loadings = walks.own[..., at], loadings_on(assumptions.ages)
    leaving = np.sqrt(LEAVING) * (own + local)[..., MOVES]
    coming = np.sqrt(1 - LEAVING) * walks.coming[..., MOVES, at]
    shocks = PoolShocks(
        out=np.einsum("csr,akc->ksra", loadings, leaving),
        into=np.einsum("csr,akc->ksra", loadings, coming),
        border=np.einsum("csr,kc->ksr", loadings, nation[:, MOVES]),
    )
    alive = assumptions.survival
    dying = shared.dying[:, place][:, None, None, None]
    times = np.maximum(LEAST, 1 + (own + local)[..., 0]) * np.maximum(LEAST, 1 + nation[:, 0])
    moved = replace(
        assumptions,
        survival=np.maximum(0.0, alive + (1 - alive) * dying),
        gross=replace(pooled.gross, shocks=shocks),
    )
    if moved.asfr is not None:
        return replace(moved, asfr=moved.asfr * times.T[:, None])
    return replace(moved, child_woman_ratio=moved.children_per_woman * times.T)


def _tell(persons: Array, bands: Bands, out: Array) -> None:
    """Fill ``[area, step, band]`` from persons ``[step, sex, age, area]``."""
    for band, (low, high, sex) in reversed(list(enumerate(bands.values()))):
        if low < 0:
            out[:, :, band] = out[:, :, band + 1 : band + 4].sum(axis=2)
        else:
            sexes = slice(None) if sex < 0 else slice(sex, sex + 1)
            out[:, :, band] = persons[:, sexes, low:high].sum(axis=(1, 2)).T
