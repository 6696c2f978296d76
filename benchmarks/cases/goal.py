"""Goal seek for the sample town: which level of a lever gives a population at the horizon."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers.grid import seek_on_grid
from benchmarks.town import sample_town
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.told.goal import (
    Goal,
    Lever,
    Start,
    default_bounds,
    reach,
    told,
    with_arrivals,
    with_migration,
    with_tfr,
)

NAME = "goal seek"
TARGET = 0.05
GRID = 200
REPETITIONS = 30
OURS, PEER = "reach()", f"a grid of {GRID} projections"
LEVELS = {Lever.TFR: 1.83, Lever.MIGRATION: 0.47, Lever.ARRIVALS: 123.0}
"""Levels whose population is the goal, so that the answer is known."""


def measure() -> list[Measurement]:
    """Measure every lever."""
    base, assumptions, _ = sample_town()
    start = Start(base, assumptions)
    return [_measured(start, lever, level) for lever, level in LEVELS.items()]


def _measured(start: Start, lever: Lever, level: float) -> Measurement:
    year = start.assumptions.ends[-1]
    bounds = default_bounds(lever, start.population, 0)
    moved = _moved(start, lever, year)

    def outcome(at: float) -> float:
        return told(start.run(moved(at)), Goal(0.0, year))

    goal = Goal(outcome(level), year)
    calls: dict[str, Callable[[], float]] = {
        OURS: lambda: reach(start, goal, lever).value,
        PEER: lambda: seek_on_grid(outcome, goal.value, bounds, GRID),
    }
    missed = {name: abs(call() / level - 1) for name, call in calls.items()}
    times = clock.alternately(calls, REPETITIONS)
    return clock.summary(
        f"reach(), {lever.value} for the total of {year}, one town",
        "s",
        times[OURS],
        peers=[
            Peer(
                PEER,
                statistics.median(times[PEER]),
                f"Relative error of the level: {missed[PEER]:.0e}.",
            )
        ],
        target=TARGET,
        note=f"Relative error of the level: {missed[OURS]:.0e}.",
    )


def _moved(start: Start, lever: Lever, year: int) -> Callable[[float], Assumptions]:
    held = start.assumptions
    family, years = PROFILES["family"], (held.start, year)
    moves: dict[Lever, Callable[[float], Assumptions]] = {
        Lever.TFR: lambda at: with_tfr(held, at),
        Lever.MIGRATION: lambda at: with_migration(held, at),
        Lever.ARRIVALS: lambda at: with_arrivals(held, at, family, years),
    }
    return moves[lever]
