"""Single-year `project()` for all of Japan: 1,900 areas × 2 sexes × 101 ages × 50 years."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from benchmarks import clock
from benchmarks.first_call import AREAS, STEPS
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers import leapfrog
from benchmarks.peers.leapfrog import Leapfrog
from benchmarks.peers.per_area import PerArea
from benchmarks.town import synthetic_single_years
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import Population

NAME = "single years"
SAMPLE, COLD = 20, 9
OF_KERNEL = range(0, AREAS, 10)
TARGET = 0.12
REPETITIONS = 20
OURS, ALONE = "project()", "project(), one area a call"
KERNEL = (
    "One area a call; laying out its parameters is not counted; it checks nothing, and gives deaths "
    "by age, but no net migrants and no balance."
)


def measure() -> list[Measurement]:
    """Measure rates shared by all years, rates of each year, the first call, and beside the kernel."""
    return [
        *_measure("rates shared by all years"),
        *_measure("rates that differ in every year"),
        _first_call(),
        _closed(),
    ]


def _measure(words: str) -> list[Measurement]:
    base, assumptions = synthetic_single_years(AREAS, STEPS, differing="differ" in words)

    def ours() -> Projection:
        return project(base, assumptions)

    own = ours()
    kept = own.persons.nbytes + sum(part.nbytes for part in own.components)
    alone = PerArea(base, assumptions, range(0, AREAS, AREAS // SAMPLE))
    alone.check(own)
    del own
    calls: dict[str, Callable[[], object]] = {OURS: ours, ALONE: alone.run}
    if leapfrog.installed() is not None:
        calls[_named()] = _kernel(differing="differ" in words).run
    times = clock.alternately(calls, REPETITIONS)
    peers = [
        _scaled(ALONE, times[ALONE], len(alone.areas), "Cutting the areas out is not counted."),
        _peer(times, "Ages 0 … 80+ only, and net migrants as counts: other figures, not compared."),
    ]
    peak = clock.peak_bytes(ours)
    return [
        clock.summary(
            f"project(), {_size(base)}, {words}", "s", times[OURS], peers=peers, target=TARGET
        ),
        clock.summary(
            f"peak of project() beyond its input, {words}",
            "bytes",
            [peak],
            peers=[Peer("the result itself", kept)],
        ),
    ]


def _scaled(name: str, times: list[float], areas: int, note: str) -> Peer:
    scale = AREAS / areas
    words = f"{areas} areas, scaled up to {AREAS:,}. {note}"
    return Peer(name, scale * statistics.median(times), words)


def _peer(times: Mapping[str, list[float]], note: str) -> Peer:
    """Return leapfrog-py as timed, or as absent."""
    if _named() not in times:
        return Peer("leapfrog-py", None, leapfrog.ABSENT)
    return _scaled(_named(), times[_named()], len(OF_KERNEL), f"{note} {KERNEL}")


def _kernel(*, differing: bool) -> Leapfrog:
    """Prepare leapfrog-py on the same draw up to 80+, with net migrants of the base year as counts."""
    base, assumptions = _up_to_80(differing=differing)
    return Leapfrog(base, assumptions, assumptions.net_rate * base.persons, OF_KERNEL)


def _closed() -> Measurement:
    """Measure what both can do and find alike: ages 0 … 80+ without migration."""
    base, drawn = _up_to_80(differing=True)
    nobody = np.broadcast_to(0.0, drawn.net_rate.shape)
    closed = replace(drawn, net_rate=nobody)
    calls: dict[str, Callable[[], object]] = {OURS: lambda: project(base, closed)}
    if leapfrog.installed() is not None:
        kernel = Leapfrog(base, closed, nobody, OF_KERNEL)
        kernel.check(project(base, closed))
        calls[_named()] = kernel.run
    times = clock.alternately(calls, REPETITIONS)
    what = f"project(), {_size(base)}, nobody moves, rates that differ in every year"
    peer = _peer(times, "The same populations and births to 1e-9.")
    return clock.summary(what, "s", times[OURS], peers=[peer])


def _first_call() -> Measurement:
    """Measure the first call of a process, beside the time that its memory takes by itself."""
    module = "benchmarks.first_call"
    pairs = [[clock.python_json(module, what) for what in ("project", "fill")] for _ in range(COLD)]
    times, fills = zip(*pairs, strict=True)
    return clock.summary(
        "first project() of a new process, rates shared by all years",
        "s",
        times,
        peers=[Peer("filling a new array of the result's size", statistics.median(fills))],
        note="Fresh memory; on a virtual machine the host may have to provide it first.",
    )


def _up_to_80(*, differing: bool) -> tuple[Population, Assumptions]:
    return synthetic_single_years(AREAS, STEPS, differing=differing, open_from=leapfrog.OPEN_FROM)


def _named() -> str:
    return f"leapfrog-py {leapfrog.installed()}, C++"


def _size(base: Population) -> str:
    return f"{AREAS:,} areas × 2 × {len(base.ages)} × {STEPS} years"
