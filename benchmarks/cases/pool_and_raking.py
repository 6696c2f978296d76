"""What a common pool and raking add to `project()`: 1,900 areas × 2 × 19 ages × 10 steps."""

from __future__ import annotations

import statistics
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import synthetic
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import GrossFlows
from sosei.demography.engine.control import Targets
from sosei.demography.engine.hierarchy import Hierarchy
from sosei.demography.engine.projection import Projection, project

NAME = "pool and raking"
AREAS, STEPS, PREFECTURES = 1900, 10, 47
REPETITIONS = 100
PLAIN = "net rates, no raking"


def measure() -> list[Measurement]:
    """Measure a gross pool, its rule, and raking to one nation and to prefectures."""
    base, net = synthetic(AREAS, STEPS, differing=True)
    gross = _gross(net)
    ruled = replace(
        gross, gross=replace(_flows(gross), multiplier=np.linspace(0.9, 0.5, gross.steps))
    )
    plain = project(base, net)
    pooled = project(base, gross)
    np.testing.assert_allclose(pooled.components.net_migration.sum(axis=1), 0, atol=1e-3)
    calls = {
        PLAIN: partial(project, base, net),
        "gross flows through one pool": partial(project, base, gross),
        "gross flows with a multiplier": partial(project, base, ruled),
    }
    for groups, words in ((1, "one nation"), (PREFECTURES, f"{PREFECTURES} prefectures")):
        targets = _targets(plain, groups)
        _check(project(base, net, targets), targets)
        calls[f"raking by sex and age to {words}"] = partial(project, base, net, targets)
    times = clock.alternately(calls, REPETITIONS)
    peers = [Peer(PLAIN, statistics.median(times.pop(PLAIN)))]
    return [
        clock.summary(
            f"project(), {AREAS:,} areas × {STEPS} steps, {words}", "s", taken, peers=peers
        )
        for words, taken in times.items()
    ]


def _gross(net: Assumptions) -> Assumptions:
    """Draw out-rates, and shares of the pool that add to 1."""
    random = np.random.default_rng(47)
    leaving = random.uniform(0.02, 0.08, net.net_rate.shape)
    coming = random.uniform(0.5, 1.5, net.net_rate.shape)
    flows = GrossFlows(leaving, coming / coming.sum(axis=-1, keepdims=True))
    return replace(net, gross=flows)


def _flows(assumptions: Assumptions) -> GrossFlows:
    if assumptions.gross is None:
        raise AssertionError("gross flows were drawn")
    return assumptions.gross


def _targets(plain: Projection, groups: int) -> Targets:
    """Ask for 1% more in every cell of each group of areas."""
    return Targets(_sums(plain, groups)[1:] * 1.01, _group_of(groups), _names(groups))


def _check(raked: Projection, targets: Targets) -> None:
    sums = _sums(raked, len(targets.groups))[1:]
    np.testing.assert_allclose(sums, targets.totals, rtol=1e-9)


def _sums(projection: Projection, groups: int) -> Array:
    names, group_of = _names(groups), _group_of(groups)
    parents = tuple(names[place] for place in group_of)
    return Hierarchy(projection.areas, names, parents).sum(projection.persons)


def _names(groups: int) -> tuple[str, ...]:
    return tuple(f"group {place + 1}" for place in range(groups))


def _group_of(groups: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.arange(AREAS) * groups // AREAS
