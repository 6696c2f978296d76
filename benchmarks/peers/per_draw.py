"""An ensemble as one would write it at first: a loop over draws, NumPy over the areas of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import project
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.kernels.names import Words, counters, key_of
from sosei.demography.ensemble.kernels.normal import normals
from sosei.demography.ensemble.kernels.philox import uniforms
from sosei.demography.ensemble.kernels.rates import levels_of, shared_table
from sosei.demography.ensemble.processes import loadings_on
from sosei.demography.known.population import Population

GROUPS = ((0, 15), (15, 65), (65, None))


class Deviates(NamedTuple):
    """Normal numbers of one draw: ``[step, 4, area]``, ``[step, 4, level]``, ``[step]``."""

    own: Array
    levels: Array
    mortality: Array


@dataclass
class PerDraw:
    """The same processes as `draws`; `run` is what is timed."""

    draws: Draws

    def __post_init__(self) -> None:
        """Lay out what no draw changes, not counted."""
        assumptions = self.draws.assumptions
        self.steps, self.areas = assumptions.steps, len(assumptions.areas)
        self.names = levels_of(assumptions.areas)
        self.loadings = loadings_on(assumptions.ages)
        tables = shared_table(self.draws.processes, len(self.names), assumptions.ages.width)
        self.of_levels, self.mortality = tables

    def run(self, draws: int, deviates: Callable[[int], Deviates]) -> Array:
        """Return total and three groups, ``[draw, 4, year, area]``."""
        return np.stack([self._draw(deviates(draw)) for draw in range(draws)])

    def at_random(self, draw: int) -> Deviates:
        """Draw with NumPy's own generator."""
        random = np.random.Generator(np.random.Philox(draw))
        own = random.standard_normal((self.steps, 4, self.areas))
        levels = random.standard_normal((self.steps, 4, len(self.names)))
        return Deviates(own, levels, random.standard_normal(self.steps))

    def as_keyed(self, draw: int) -> Deviates:
        """Take the numbers that the kernels take; slow, for the check."""
        who = self.draws.who
        own = [[_four(who.key, name, draw, step, 0) for name in who.names] for step in self._places]
        names = counters(self.names)
        key = key_of(self.draws.seed)
        levels = [[_four(key, name, draw, step, 0) for name in names] for step in self._places]
        mortality = [_four(key, names[-1], draw, step, 1)[0] for step in self._places]
        return Deviates(
            np.moveaxis(np.array(own), 2, 1),
            np.moveaxis(np.array(levels), 2, 1),
            np.array(mortality),
        )

    @property
    def _places(self) -> range:
        return range(self.steps)

    def _draw(self, deviates: Deviates) -> Array:
        own = _walk(deviates.own, self.draws.who.processes)
        levels = _walk(deviates.levels, self.of_levels)
        local, nation = own + levels[:, :, self.draws.who.prefecture], levels[:, :, -1:]
        fertility = np.maximum(0.5, 1 + local[:, 0]) * np.maximum(0.5, 1 + nation[:, 0])
        moved = np.einsum("csg,kca->ksga", self.loadings, local[:, 1:] + nation[:, 1:])
        dying = 1 - np.exp(np.cumsum(self.mortality[0] + self.mortality[1] * deviates.mortality))
        return self._projected(self.draws.assumptions, fertility, moved, dying)

    def _projected(self, rates: Assumptions, fertility: Array, moved: Array, dying: Array) -> Array:
        survival = rates.survival + (1 - rates.survival) * dying[:, None, None, None]
        shocked = replace(
            rates,
            survival=np.maximum(0.0, survival),
            net_rate=rates.net_rate + moved,
            child_woman_ratio=rates.children_per_woman * fertility,
        )
        found = project(self.draws.base, shocked, clamp=True)
        groups = [found.between(*bounds)[1:] for bounds in GROUPS]
        return np.stack([found.total[1:], *groups])


def _walk(deviates: Array, processes: Array) -> Array:
    state, told = np.zeros(deviates.shape[1:]), np.empty_like(deviates)
    for step, z in enumerate(deviates):
        state = processes[..., 0].T * state + processes[..., 1].T * z
        told[step] = state
    return told


def _four(key: Words, name: Words, draw: int, step: int, block: int) -> Array:
    uniform, four = np.empty((4, 1)), np.empty(4)
    uniforms(key, name, draw, step, block, uniform)
    normals(uniform[:, 0].copy(), np.empty(12), four)
    return four


def only(population: Population, rates: Assumptions, areas: int) -> tuple[Population, Assumptions]:
    """Return the first areas."""
    names = population.areas[:areas]
    few = replace(population, persons=population.persons[..., :areas].copy(), areas=names)
    return few, rates.of_areas(slice(areas))
