"""Shapley attribution of the error of a projection, all areas at once."""

from __future__ import annotations

import statistics
from dataclasses import replace

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import synthetic
from sosei.demography.engine.projection import project
from sosei.demography.told.attribution import Attribution, Inputs, attribute, stepwise

NAME = "attribution"
AREAS, STEPS, RUNS = 1900, 10, 16
SHARE = 1.1
REPETITIONS = 30
OURS = "attribute()"
NOTE = "The target is the time of the projections and 10%; all timed in turn."
IN_STEPS = "Depends on an order; the base is not split."


def measure() -> list[Measurement]:
    """Measure rates alone, without the base split, and net counts, which need as many runs again."""
    then = Inputs(*synthetic(AREAS, STEPS, differing=True))
    came = _came(then)
    counts = np.full(then.assumptions.net_rate.shape, 0.5)
    counted = [
        Inputs(inputs.population, replace(inputs.assumptions, net_count=counts))
        for inputs in (then, came)
    ]
    return [
        _measured("base split", then, came, RUNS),
        _measured("base not split", then, came, RUNS, split_base=False),
        replace(
            _measured("base split, with net counts", counted[0], counted[1], 2 * RUNS),
            target=None,
            note="Twice what is not per person is not twice the result: 16 more projections.",
        ),
    ]


def _measured(
    words: str, then: Inputs, came: Inputs, runs: int, *, split_base: bool = True
) -> Measurement:
    def ours() -> Attribution:
        return attribute(then, came, split_base=split_base)

    def projections() -> None:
        for place in range(runs):
            project(*(came if place % 2 else then))

    found = ours()
    if found.residual > 1e-6:
        raise AssertionError(f"the parts miss the difference by {found.residual} persons")
    alone, in_steps = f"{runs} × project()", "stepwise(), 8 projections"
    calls = {alone: projections, in_steps: lambda: stepwise(then, came), OURS: ours}
    times = clock.alternately(calls, REPETITIONS)
    floor = statistics.median(times[alone])
    return clock.summary(
        f"attribute(), {AREAS:,} areas × {STEPS} steps, {words}",
        "s",
        times[OURS],
        peers=[
            Peer(alone, floor),
            Peer(in_steps, statistics.median(times[in_steps]), IN_STEPS),
        ],
        target=SHARE * floor,
        note=NOTE,
    )


def _came(then: Inputs) -> Inputs:
    """Draw what came: another base and other rates in every cell."""
    random = np.random.default_rng(16)
    population, rates = then
    persons = population.persons * random.uniform(0.98, 1.02, population.persons.shape)
    other = replace(
        rates,
        survival=rates.survival * random.uniform(0.99, 1, rates.survival.shape),
        net_rate=rates.net_rate + random.normal(0, 0.005, rates.net_rate.shape),
        child_woman_ratio=rates.children_per_woman * random.uniform(0.9, 1, (STEPS, AREAS)),
    )
    return Inputs(replace(population, persons=persons), other)
