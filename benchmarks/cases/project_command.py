"""``sosei project``, cold: the sample town, and a country of 1,741 towns."""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.town import write_country, write_town

NAME = "sosei project"
TO = 2060
TARGET = 0.6
TOWNS = 1741
NAIVE = "csv module and plain loops"
NOTE = "The same tables to 1e-9 without any check of the input, and 11 of the indicators."


def measure() -> list[Measurement]:
    """Measure one town, then the country."""
    town = _measure("one town", write_town, repetitions=11, target=TARGET)

    def country(folder: Path) -> None:
        write_country(folder, TOWNS)

    return [*town, *_measure(f"{TOWNS:,} towns", country, repetitions=5, target=None)]


def _measure(
    words: str, write: Callable[[Path], None], *, repetitions: int, target: float | None
) -> list[Measurement]:
    with tempfile.TemporaryDirectory(prefix="sosei-bench-") as place:
        bundle, own, other = (Path(place) / name for name in ("bundle", "own", "other"))
        write(bundle)
        scenarios = ["--scenarios", str(bundle / "scenarios.toml")]
        command = [clock.sosei(), "project", str(bundle), "--to", str(TO), *scenarios]
        ours = clock.cold([*command, "-o", str(own)], repetitions)
        module = [sys.executable, "-m", "benchmarks.peers.naive_project"]
        naive = clock.cold(
            [*module, str(bundle), str(TO), str(other)], max(3, repetitions // 3), warm_up=0
        )
        for name in ("population", "components", "indicators"):
            _check_same(own / f"{name}.csv", other / f"{name}.csv")
    what = f"{words}, two scenarios, to {TO}, cold"
    peak = float(np.median(naive.peak))
    return [
        clock.summary(
            f"wall: {what}", "s", ours.wall, peers=[Peer(NAIVE, naive.median, NOTE)], target=target
        ),
        clock.summary(f"peak memory: {what}", "bytes", ours.peak, peers=[Peer(NAIVE, peak, NOTE)]),
    ]


def _check_same(ours: Path, other: Path) -> None:
    """Check that the peer's rows are ours, in whatever order, and values to 1e-9.

    The peer tells fewer indicators: what it lacks is left out of the comparison, and said.
    """
    own, theirs = _rows(ours), _rows(other)
    if not theirs or theirs.keys() - own.keys():
        raise AssertionError(f"{ours.name}: the peer has other rows")
    a, b = (np.array([table[key] for key in theirs]) for table in (own, theirs))
    np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-6)


def _rows(path: Path) -> dict[tuple[str, ...], list[float]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        head = next(reader)
        keys = 4 if "from" in head else len(head) - 1
        return {tuple(row[:keys]): [float(value) for value in row[keys:]] for row in reader}
