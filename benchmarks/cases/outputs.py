"""All outputs of the sample in both languages: by the command in a new process, and again in a process."""

from __future__ import annotations

import statistics
import tempfile
from importlib.resources import as_file, files

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import STUDY

NAME = "outputs"
COLD_TARGET, WARM_TARGET, MEMORY_TARGET = 6.0, 2.0, 700e6
REPETITIONS = 5


def measure() -> list[Measurement]:
    """Measure the command beside one process that draws its charts itself, then what charts kept are worth."""
    with (
        tempfile.TemporaryDirectory(prefix="sosei-bench-") as place,
        as_file(files("sosei.studies") / "sample") as folder,
    ):
        ours = clock.cold([clock.sosei(), "vision", str(folder / STUDY), "-o", place], REPETITIONS)
    runs = [clock.python_json("benchmarks.outputs_twice") for _ in range(REPETITIONS)]
    alone, anew = (statistics.median(run[key] for run in runs) for key in ("first", "drawn anew"))
    return [
        clock.summary(
            "wall: all outputs in two languages, cold",
            "s",
            ours.wall,
            peers=[Peer("charts drawn in the same process", alone, "imports and run not counted")],
            target=COLD_TARGET,
        ),
        clock.summary("CPU time: all outputs in two languages, cold", "s", ours.cpu),
        clock.summary(
            "peak memory of the larger process: all outputs, cold",
            "bytes",
            ours.peak,
            target=MEMORY_TARGET,
        ),
        clock.summary(
            "wall: all outputs again in a process",
            "s",
            [run["again"] for run in runs],
            peers=[Peer("every chart drawn anew", anew)],
            target=WARM_TARGET,
        ),
    ]
