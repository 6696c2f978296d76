"""Ensembles: a nation by five-year steps, one town by single years, and two workers beside one."""

from __future__ import annotations

import pickle
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

import dask
import numpy as np
from distributed import Client, LocalCluster

from benchmarks import clock, stream
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers.per_draw import PerDraw, only
from benchmarks.town import synthetic, synthetic_single_years
from sosei.demography.ensemble.blocks import Block, blocks_of, run_here, run_one
from sosei.demography.ensemble.cluster import run_there
from sosei.demography.ensemble.draws import Draws
from sosei.demography.ensemble.kernels.normal import normals
from sosei.demography.ensemble.kernels.philox import uniforms
from sosei.demography.ensemble.kernels.quantiles import quantiles
from sosei.demography.ensemble.processes import CENSUSES
from sosei.demography.ensemble.told import Question

NAME = "ensemble"
AREAS, DRAWS, STEPS = 1900, 1000, 10
KEEP = ("total", "age_0_14", "age_15_64", "age_65_plus")
NATION, TOWN, MEMORY = 1.0, 60e-3, 1.5e9
SAMPLE = 10
"""Draws of the peer that are timed."""

OPERATIONS_OF_A_CELL, OPERATIONS_OF_A_NORMAL = 12, 22
"""Multiplications, additions and divisions as written in `rows.carry` and `normal.normals`, of which one
number in seven is an outer one; integers and comparisons are not counted."""

MANY = 4 * DRAWS
"""Draws of a run that is worth a cluster: connecting to it takes some tenths of a second."""

FACTOR, WORKERS_FACTOR = 50, 1.7
"""What the issue asks: of the loop over draws, and of two workers."""

REPEATED = 5
"""How often one worker and two are timed, in turn."""

LEAN = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "500ms",
}
"""Workers and scheduler as docs/scaling.md starts them."""


def measure() -> list[Measurement]:
    """Measure random numbers, steps and quantiles together."""
    return [*_nation(), _small_towns(), _town(), _workers(DRAWS), _workers(MANY, WORKERS_FACTOR)]


def _draws(areas: int = AREAS, few: float = 0.0) -> Draws:
    base, rates = synthetic(areas, STEPS, differing=False)
    draws = Draws(base, rates, 1, replace(CENSUSES, few=few), keep=KEEP)
    _ = draws.rates, draws.who
    return draws


def _run(draws: Draws, number: int) -> Callable[[], object]:
    question = Question(number)
    blocks = blocks_of([draws], question)
    return lambda: list(run_here([draws], question, blocks))


def _nation() -> list[Measurement]:
    draws = _draws()
    ours = _run(draws, DRAWS)
    times = clock.seconds(ours, 7, warm_up=2)
    peak = clock.peak_bytes(ours)
    _check(draws)
    peer = _per_draw(draws)
    size = f"{AREAS:,} areas × {DRAWS:,} draws × {STEPS} steps × 19 × 2"
    return [
        clock.summary(
            f"ensemble with random numbers and quantiles, {size}",
            "s",
            times,
            peers=[peer],
            target=NATION,
            note=f"{_processor(ours):.2f} s of CPU in all. {_shares(min(times), peer)} {_parts(draws)}",
        ),
        clock.summary(f"peak beyond its input, {size}", "bytes", [peak], target=MEMORY),
    ]


def _per_draw(draws: Draws) -> Peer:
    plain = PerDraw(draws)
    taken = clock.seconds(lambda: plain.run(SAMPLE, plain.at_random), 3, warm_up=1)
    values = plain.run(SAMPLE, plain.at_random).reshape(SAMPLE, -1)
    many = np.repeat(values, DRAWS // SAMPLE, axis=0)[:, :: AREAS // 20]
    ordering = statistics.median(clock.seconds(lambda: np.quantile(many, QUANTILES, axis=0), 3))
    whole = statistics.median(taken) * DRAWS / SAMPLE + ordering * (AREAS // 20)
    return Peer(
        "NumPy, a loop over draws, all areas of a draw at once",
        whole,
        f"{SAMPLE} draws, and the quantiles of a part of the rows, scaled up.",
    )


QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)


def _check(draws: Draws) -> None:
    """Check that the loop finds the same persons with the same numbers."""
    few = Draws(*only(draws.base, draws.assumptions, 5), 1, draws.processes, keep=KEEP)
    plain = PerDraw(few)
    looped = plain.run(3, plain.as_keyed)
    np.testing.assert_allclose(few.all(3).transpose(3, 2, 1, 0), looped, rtol=1e-9)


def _shares(seconds: float, peer: Peer) -> str:
    """Say what part of the machine is used, and what would be for the factor that the issue asks."""
    units = AREAS * DRAWS * STEPS
    done = units * (36 * OPERATIONS_OF_A_CELL + 4 * OPERATIONS_OF_A_NORMAL)
    moved = units * 5 * 8 * 3
    peak = stream.operations()
    wanted = (peer.value or 0.0) / FACTOR
    return (
        f"{done / seconds / peak:.0%} of the arithmetic measured beside it, "
        f"{moved / seconds / stream.bandwidth():.0%} of the memory bandwidth (values are written once "
        f"and read twice). {FACTOR} times as fast as the loop would be {wanted:.2f} s, "
        f"{done / wanted / peak:.0%} of that arithmetic: NumPy does all areas of a draw at once."
    )


def _parts(draws: Draws) -> str:
    """Say what the CPU time goes to, by parts timed alone on one core."""
    areas, name = 10, draws.who.names[0]
    shared = draws.shared(0, DRAWS, 1)
    values = np.empty((areas, STEPS, len(draws.kept) + 1, DRAWS))
    told = np.empty((areas * STEPS * values.shape[2], len(QUANTILES)))
    uniform, room, out = np.empty((4, 250)), np.empty(3000), np.empty(1000)

    def numbers() -> None:
        for step in range(areas * STEPS * DRAWS // 250):
            uniforms(draws.who.key, name, 0, step, 0, uniform)
            normals(uniform.reshape(-1), room, out)

    calls: dict[str, Callable[[], object]] = {
        "numbers": numbers,
        "all": lambda: draws.values(shared, 0, (0, areas), (0, DRAWS), values),
        "told": lambda: quantiles(values.reshape(-1, DRAWS), np.array(QUANTILES), told),
    }
    draws.values(shared, 0, (0, areas), (0, DRAWS), values)
    values[:, :, -1] = values[:, :, 0] / 2
    drawn, carried, ordered = (min(taken) for taken in clock.alternately(calls, 20).values())
    parts = {
        "random numbers": drawn,
        "steps and sums": carried - drawn,
        "quantiles": ordered,
    }
    words = ", ".join(f"{name} {taken / (carried + ordered):.0%}" for name, taken in parts.items())
    return f"Of a core's time: {words}; all of it works in the caches, so arithmetic limits."


def _processor(call: Callable[[], object]) -> float:
    """Return the CPU seconds of a call: what it costs where others are busy too."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return min(taken)


def _small_towns() -> Measurement:
    """Measure areas in which births and deaths are counted by chance, one by one."""
    part = AREAS // 10
    ours = _run(_draws(part, few=1e9), DRAWS)
    return clock.summary(
        f"the same for {part} areas in which every cell is drawn by chance",
        "s",
        clock.seconds(ours, 3, warm_up=1),
        note="Below 5,000 persons at the base; a tenth of the areas above.",
    )


def _town() -> Measurement:
    base, rates = synthetic_single_years(1, 50, differing=False)
    draws = Draws(base, rates, 1, CENSUSES, keep=KEEP)
    _ = draws.rates, draws.who
    ours = _run(draws, 10_000)
    return clock.summary(
        "one town × 10,000 draws × 50 years × 101 × 2, total and three groups, with quantiles",
        "s",
        clock.seconds(ours, 20, warm_up=3),
        peers=[_town_per_draw(draws)],
        target=TOWN,
        note=f"{1000 * _processor(ours):.0f} ms of CPU in all.",
    )


def _town_per_draw(draws: Draws) -> Peer:
    plain = PerDraw(draws)
    np.testing.assert_allclose(
        draws.all(3).transpose(3, 2, 1, 0), plain.run(3, plain.as_keyed), rtol=1e-9
    )
    taken = clock.seconds(lambda: plain.run(SAMPLE, plain.at_random), 3, warm_up=1)
    return Peer(
        "NumPy, a loop over draws, all ages of a draw at once",
        statistics.median(taken) * 10_000 / SAMPLE,
        f"{SAMPLE} draws, scaled up; without quantiles.",
    )


def _workers(number: int, target: float | None = None) -> Measurement:
    draws, question = _draws(), Question(number)
    blocks = blocks_of([draws], question)
    bound = _bound([[draws.of_areas(block.areas)] for block in blocks], question)
    with _cluster(1) as alone, _cluster(2) as both:
        calls = {
            name: partial(_there, cluster, draws, question, blocks)
            for name, cluster in (("one", alone), ("two", both))
        }
        taken = clock.alternately(calls, REPEATED, warm_up=1)
    one, two = (statistics.median(taken[name]) for name in ("one", "two"))
    return clock.summary(
        f"{AREAS:,} areas × {number:,} draws on two Dask workers of one thread, inputs sent anew",
        "s",
        taken["two"],
        peers=[Peer("one such worker", one, "In turn with them.")],
        target=None if target is None else one / target,
        note=(
            f"Settings of docs/scaling.md. {one / two:.2f} times as fast as one. Two "
            "processes of their own that do half of the blocks each, without scheduler and messages, in turn "
            f"with one of all: {bound:.2f} times as fast, the most that this machine gave at that time."
        ),
    )


@contextmanager
def _cluster(workers: int) -> Iterator[str]:
    """Yield the address of a scheduler with so many workers, which inherit its settings."""
    with dask.config.set(LEAN):
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        )
    with cluster:
        with Client(cluster, set_as_default=False) as client:
            client.wait_for_workers(workers)
        yield cluster.scheduler_address


def _there(address: str, draws: Draws, question: Question, blocks: Sequence[Block]) -> None:
    for _ in run_there(address, [draws], question, blocks):
        pass


def _bound(cut: Sequence[Sequence[Draws]], question: Question) -> float:
    """Return how many times as fast two processes are as one, each with its blocks at hand."""
    whole, *halves = (pickle.dumps((part, question)) for part in (cut, cut[::2], cut[1::2]))
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        calls = {
            "one": lambda: list(pool.map(_pickled, [whole])),
            "two": lambda: list(pool.map(_pickled, halves)),
        }
        taken = clock.alternately(calls, REPEATED, warm_up=2)
    return statistics.median(taken["one"]) / statistics.median(taken["two"])


def _pickled(pickled: bytes) -> None:
    blocks, question = pickle.loads(pickled)  # noqa: S301 - our own
    for scenarios in blocks:
        run_one(scenarios, question)
