"""``sosei vision`` of the sample with PDF, cold, and its parts."""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import as_file, files

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import STUDY

NAME = "sosei vision"
TARGET, MEMORY_TARGET = 4.0, 500e6
REPETITIONS = 7
IMPORTS = "import numpy, polars, pydantic, vl_convert, typst, jinja2"


def measure() -> list[Measurement]:
    """Measure the whole command, then each part in processes of their own."""
    with (
        tempfile.TemporaryDirectory(prefix="sosei-bench-") as place,
        as_file(files("sosei.studies") / "sample") as folder,
    ):
        ours = clock.cold([clock.sosei(), "vision", str(folder / STUDY), "-o", place], REPETITIONS)
    floor = clock.cold([sys.executable, "-c", IMPORTS], REPETITIONS)
    words = "the libraries imported, nothing done"
    runs = [clock.python_json("benchmarks.vision_parts") for _ in range(REPETITIONS)]
    return [
        clock.summary(
            "wall: the sample with PDF, cold",
            "s",
            ours.wall,
            peers=[Peer(words, floor.median)],
            target=TARGET,
        ),
        clock.summary(
            "peak memory: the sample with PDF, cold",
            "bytes",
            ours.peak,
            peers=[Peer(words, sorted(floor.peak)[len(floor.peak) // 2])],
            target=MEMORY_TARGET,
        ),
        clock.summary("CPU time: the sample with PDF, cold", "s", ours.cpu),
        *(clock.summary(f"part: {part}", "s", [run[part] for run in runs]) for part in runs[0]),
    ]
