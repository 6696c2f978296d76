"""``sosei --help``, cold."""

from __future__ import annotations

import sys

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer

NAME = "sosei --help"
TARGET = 0.3
REPETITIONS = 21


def measure() -> list[Measurement]:
    """Measure beside an interpreter that does nothing, and one that imports the array libraries."""
    ours = clock.cold([clock.sosei(), "--help"], REPETITIONS)
    peers = [
        Peer(f"python -c '{code}'", clock.cold([sys.executable, "-c", code], REPETITIONS).median)
        for code in ("pass", "import typer", "import numpy, polars")
    ]
    return [
        clock.summary("wall, cold", "s", ours.wall, peers=peers, target=TARGET),
        clock.summary("peak memory, cold", "bytes", ours.peak),
    ]
