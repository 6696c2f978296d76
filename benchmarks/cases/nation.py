"""The nation as one system: 1,741 municipalities × 10 steps through one pool, flows among it, and visions come true."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers.nation_loops import NationLoops
from benchmarks.town import synthetic
from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population
from sosei.demography.nation.flows import gross_flows
from sosei.demography.nation.levers import Policy, with_policy
from sosei.demography.nation.visions import Visions, come_true

NAME = "nation"
AREAS, STEPS, VISIONS = 1741, 10, 500
REPETITIONS, SLOW = 30, 3
NAIVE = "plain loops, every area and cell"


def measure() -> list[Measurement]:
    """Measure the whole way from departures to the last step, visions and a policy beside plain loops."""
    base, net = synthetic(AREAS, STEPS, differing=False)
    departures = np.full(AREAS, 0.04) * base.total
    pooled = _pooled(base, net, departures)
    quo = project(base, pooled)
    aims = Visions(base.areas[:VISIONS], quo.persons[..., :VISIONS] * 1.02)
    aims.persons[0] = quo.persons[0, ..., :VISIONS]
    if pooled.gross is None:
        raise AssertionError("gross flows were made")
    loops = NationLoops(base.persons, pooled, pooled.gross)
    last = np.moveaxis(np.array(loops.run()), 0, 2)
    np.testing.assert_allclose(last, quo.persons[-1], rtol=1e-9)
    calls: dict[str, Callable[[], object]] = {
        "flows from departures, and the projection": partial(_whole, base, net, departures),
        "the projection alone": partial(project, base, pooled),
        "one town's policy": partial(_policy, base, pooled),
        f"{VISIONS} visions come true": partial(come_true, base, pooled, aims),
    }
    times = clock.alternately(calls, REPETITIONS)
    naive = statistics.median(clock.seconds(loops.run, SLOW, warm_up=1))
    return [
        clock.summary(
            f"nation, {AREAS:,} municipalities × {STEPS} steps: {words}",
            "s",
            taken,
            peers=[Peer(NAIVE, naive, "the projection alone")],
        )
        for words, taken in times.items()
    ]


def _pooled(base: Population, net: Assumptions, departures: Array) -> Assumptions:
    flows = gross_flows(base, net.survival, net.net_rate, departures)
    return replace(net, net_rate=np.zeros_like(net.net_rate), gross=flows)


def _whole(base: Population, net: Assumptions, departures: Array) -> Projection:
    return project(base, _pooled(base, net, departures))


def _policy(base: Population, pooled: Assumptions) -> Projection:
    policy = Policy(base.areas[7], 1.2, 0.9, 20, 40)
    if pooled.gross is None:
        raise AssertionError("gross flows were made")
    rows = policy.rows(base.ages)
    flows = with_policy(pooled.gross, pooled.survival, policy, 7, rows)
    return project(base, replace(pooled, gross=flows))
