"""An ensemble as one would write it at first: a loop over draws, NumPy over ages, sexes and areas of each.

Of the package it takes parameters and the numbers of the check; steps are written out anew, without
components, checks or accounts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.kernels.names import Words, counters, key_of
from sosei.demography.ensemble.kernels.normal import normals
from sosei.demography.ensemble.kernels.philox import uniforms
from sosei.demography.ensemble.kernels.rates import levels_of, shared_table
from sosei.demography.ensemble.processes import loadings_on
from sosei.demography.known.population import Population


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
        self.groups = [self.draws.kept[name][:2] for name in tuple(self.draws.kept)[1:4]]
        ratio = assumptions.males_per_100_females
        self.boys = ratio / (100 + ratio)
        single = assumptions.asfr is not None
        self.asfr: Array = assumptions.birth_rates if single else np.empty(0)
        self.step = self._single if single else self._five

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
        moved = local[:, 1:] + nation[:, 1:]
        dying = 1 - np.exp(np.cumsum(self.mortality[0] + self.mortality[1] * deviates.mortality))
        people, told = self.draws.base.persons, []
        for step in range(self.steps):
            shocks = np.tensordot(self.loadings, moved[step], axes=(0, 0))
            people = self.step(people, step, fertility[step], shocks, dying[step])
            groups = [people[:, first:last].sum(axis=(0, 1)) for first, last in self.groups]
            told.append([sum(groups), *groups])
        return np.moveaxis(np.array(told), 0, 1)

    def _five(
        self, people: Array, step: int, fertility: Array, shocks: Array, dying: float
    ) -> Array:
        rates = self.draws.assumptions
        alive = np.maximum(0, rates.survival[step] + (1 - rates.survival[step]) * dying)
        there = people[:, :-1].copy()
        there[:, -1] += people[:, -1]
        after = np.empty_like(people)
        np.maximum(0, there * (alive + rates.net_rate[step] + shocks), out=after[:, 1:])
        children = rates.children_per_woman[step] * fertility * after[1, 3:10].sum(axis=0)
        after[0, 0] = children * self.boys[step]
        after[1, 0] = children - after[0, 0]
        return after

    def _single(
        self, people: Array, step: int, fertility: Array, shocks: Array, dying: float
    ) -> Array:
        rates = self.draws.assumptions
        alive = np.maximum(0, rates.survival[step] + (1 - rates.survival[step]) * dying)
        half = people * (rates.net_rate[step] + shocks) / 2
        there, after = people + half, half.copy()
        after[:, 1:] += there[:, :-1] * alive[:, 1:]
        after[:, -1] += there[:, -1] * alive[:, -1]
        women = (there[1] + np.maximum(0, after[1])) / 2
        children = (self.asfr[step] * women)[1:].sum(axis=0) * fertility
        boys = children * self.boys[step]
        after[0, 0] += boys * alive[0, 0]
        after[1, 0] += (children - boys) * alive[1, 0]
        there_are: Array = np.maximum(0, after)
        return there_are


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
