"""`project()` for all of Japan: 1,900 areas × 2 sexes × 19 ages × 10 steps."""

from __future__ import annotations

import statistics

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers.area_first import AreaFirst
from benchmarks.peers.leslie import Leslie
from benchmarks.peers.loops import Loops
from benchmarks.town import synthetic
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population

NAME = "projection"
AREAS, STEPS, SAMPLE = 1900, 10, 20
TARGET = 2.5e-3
REPETITIONS, OF_PEERS = 300, 15


def measure() -> list[Measurement]:
    """Measure with rates shared by all steps, then with rates of their own for each."""
    return [*_measure("rates shared by all steps"), *_measure("rates that differ at every step")]


def _measure(words: str) -> list[Measurement]:
    base, assumptions = synthetic(AREAS, STEPS, differing="differ" in words)
    own = project(base, assumptions)

    def ours() -> Projection:
        return project(base, assumptions)

    times = clock.seconds(ours, REPETITIONS, warm_up=20)
    size = f"{AREAS:,} areas × 2 × {len(base.ages)} × {STEPS} steps, {words}"
    peak = clock.peak_bytes(ours)
    kept = own.persons.nbytes + sum(part.nbytes for part in own.components)
    return [
        clock.summary(
            f"project(), {size}",
            "s",
            times,
            peers=_peers(base, assumptions, own),
            target=TARGET,
        ),
        clock.summary(
            f"peak of project() beyond its input, {words}",
            "bytes",
            [peak],
            peers=[Peer("the result itself", kept)],
        ),
    ]


def _peers(base: Population, assumptions: Assumptions, own: Projection) -> list[Peer]:
    """Check that the peers find the same populations, then time them."""
    persons = own.persons
    loops = Loops(base.persons, assumptions, range(0, AREAS, AREAS // SAMPLE))
    by_area = AreaFirst(base.persons, assumptions)
    leslie = Leslie(base.persons, assumptions)
    matrices = leslie.matrices()
    for place, looped in enumerate(loops.run()):
        np.testing.assert_allclose(
            looped.population, persons[..., place * (AREAS // SAMPLE)], rtol=1e-9
        )
    np.testing.assert_allclose(np.moveaxis(by_area.run()[0], 0, -1), persons, rtol=1e-9)
    vectors = np.stack(leslie.steps(matrices))[..., 0]
    np.testing.assert_allclose(
        np.moveaxis(vectors, 1, -1).reshape(persons.shape), persons, rtol=1e-9
    )
    scale = AREAS / len(loops.towns)
    return [
        Peer(
            "plain loops",
            scale * statistics.median(clock.seconds(loops.run, OF_PEERS, warm_up=1)),
            f"{len(loops.towns)} areas, scaled up to {AREAS:,}.",
        ),
        Peer(
            "NumPy, area first",
            statistics.median(clock.seconds(by_area.run, OF_PEERS)),
            "`[area, year, sex, age]`; the same components; laying out the rates is not counted.",
        ),
        Peer(
            "Leslie matrices, built and multiplied",
            statistics.median(clock.seconds(leslie.run, OF_PEERS // 3, warm_up=1)),
            "`np.matmul` in a batch; populations only, no components, no clamping.",
        ),
        Peer(
            "Leslie matrices, multiplied only",
            statistics.median(clock.seconds(lambda: leslie.steps(matrices), OF_PEERS)),
            "`np.matmul` in a batch; populations only, no components, no clamping.",
        ),
    ]
