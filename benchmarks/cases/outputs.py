"""All outputs of the sample: by the command in a new process, and again in a process."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import STUDY

NAME = "outputs"
COLD_TARGET, WARM_TARGET, MEMORY_TARGET = 6.0, 2.0, 700e6
REPETITIONS = 5


def measure() -> list[Measurement]:
    """Measure the command; making all again beside one process alone; and charts by lean fonts beside whole ones."""
    with (
        tempfile.TemporaryDirectory(prefix="sosei-bench-") as place,
        as_file(files("sosei.studies") / "sample") as folder,
    ):
        ours = clock.cold([clock.sosei(), "vision", str(folder / STUDY), "-o", place], REPETITIONS)
    runs: list[Mapping[str, float]] = [
        clock.python_json("benchmarks.outputs_twice") for _ in range(REPETITIONS)
    ]
    return [
        clock.summary(
            "wall: all outputs in two languages, cold", "s", ours.wall, target=COLD_TARGET
        ),
        clock.summary("CPU time: all outputs in two languages, cold", "s", ours.cpu),
        clock.summary(
            "peak memory of the larger process: all outputs, cold",
            "bytes",
            ours.peak,
            target=MEMORY_TARGET,
        ),
        _told(runs, "wall: all outputs in two languages, again", "again", ("alone",)),
        _told(runs, "wall: all outputs in Japanese, again", "again in Japanese", ()),
        _told(runs, "wall: every chart in two languages", "charts", ("charts by whole fonts",)),
    ]


def _told(
    runs: Sequence[Mapping[str, float]], what: str, part: str, others: Sequence[str]
) -> Measurement:
    peers = [Peer(other, statistics.median(run[other] for run in runs)) for other in others]
    target = WARM_TARGET if "again" in part else None
    return clock.summary(what, "s", [run[part] for run in runs], peers=peers, target=target)
