"""All outputs of the sample, in both languages and in Japanese: in a new process, and again in one.

Beside each stands the plain way: one process that makes one thing after another.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files

from benchmarks import clock
from benchmarks.clock import Cold
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import STUDY

NAME = "outputs"
COLD_TARGET, WARM_TARGET, MEMORY_TARGET = 6.0, 2.0, 700e6
REPETITIONS, FEWER = 5, 3
ALONE = "one process"


def measure() -> list[Measurement]:
    """Measure the command and Japanese as it makes them, both again, and charts by lean and by whole fonts."""
    with (
        tempfile.TemporaryDirectory(prefix="sosei-bench-") as place,
        as_file(files("sosei.studies") / "sample") as folder,
    ):
        command = [clock.sosei(), "vision", str(folder / STUDY), "-o", place]
        both = clock.cold(command, REPETITIONS)
        both_alone = clock.cold(_once(place, "ja,en", "alone"), FEWER)
        japanese = clock.cold(_once(place, "ja"), REPETITIONS)
        japanese_alone = clock.cold(_once(place, "ja", "alone"), FEWER)
        held = [clock.held(command) for _ in range(FEWER)]
        held_alone = [clock.held(_once(place, "ja,en", "alone")) for _ in range(FEWER)]
    runs: list[Mapping[str, float]] = [
        clock.python_json("benchmarks.outputs_twice") for _ in range(FEWER)
    ]
    return [
        *_cold("two languages", both, both_alone),
        *_cold("Japanese", japanese, japanese_alone),
        clock.summary(
            "peak memory of both processes together: all outputs in two languages, cold",
            "bytes",
            held,
            peers=[Peer(ALONE, statistics.median(held_alone))],
            target=MEMORY_TARGET,
            note="what processes share counted once (PSS)",
        ),
        _again("two languages", "both", runs),
        _again("Japanese", "ja", runs),
        clock.summary(
            "wall: every chart in two languages",
            "s",
            [run["charts"] for run in runs],
            peers=[_peer("charts by whole fonts", runs, "charts by whole fonts")],
        ),
    ]


def _once(place: str, *asked: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.outputs_once", place, *asked]


def _cold(languages: str, ours: Cold, alone: Cold) -> list[Measurement]:
    what = f"all outputs in {languages}, cold"
    return [
        clock.summary(
            f"wall: {what}",
            "s",
            ours.wall,
            peers=[Peer(ALONE, statistics.median(alone.wall))],
            target=COLD_TARGET,
        ),
        clock.summary(
            f"CPU time: {what}", "s", ours.cpu, peers=[Peer(ALONE, statistics.median(alone.cpu))]
        ),
    ]


def _again(languages: str, part: str, runs: Sequence[Mapping[str, float]]) -> Measurement:
    return clock.summary(
        f"wall: all outputs in {languages}, again",
        "s",
        [run[part] for run in runs],
        peers=[_peer(ALONE, runs, f"{part} alone")],
        target=WARM_TARGET,
    )


def _peer(name: str, runs: Sequence[Mapping[str, float]], part: str) -> Peer:
    return Peer(name, statistics.median(run[part] for run in runs))
