"""The census of all municipalities, from a library's Parquet to arrays: hashes checked, editions told apart."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tests.census import drawn_census

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers import pivot
from sosei.base.arrays import Array
from sosei.library import Library

NAME = "library arrays"
AREAS, YEARS = 1741, tuple(range(1980, 2020, 5))
TARGET = 0.3
REPETITIONS = 15
OURS, POLARS, PANDAS = "Library.population()", "polars, one pivot", "pandas, one pivot_table"
NOTE = "Known ages alone; no hash, no edition, no missing cell looked for, no origin kept."


def measure() -> list[Measurement]:
    """Measure beside one table that is pivoted, with polars and, where it is installed, pandas."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        for block in drawn_census(AREAS, YEARS):
            library.add([block], "benchmark")
        return [_measure(library)]


def _measure(library: Library) -> Measurement:
    areas = library.list()[0].areas
    paths = sorted(library.folder.glob("blocks/census/*.parquet"))

    def ours() -> Array:
        counted = library.population("census", areas=areas).counted
        return np.stack([one.population.persons for one in counted])

    shape = ours().shape
    peers: dict[str, Callable[[], Array]] = {POLARS: lambda: pivot.by_polars(paths, shape)}
    if pivot.has_pandas():
        peers[PANDAS] = lambda: pivot.by_pandas(paths, shape)
    for peer in peers.values():
        # the peers have words in alphabetical order: what adds up the same over ages and sexes is compared
        np.testing.assert_array_equal(peer().sum(axis=(1, 2)), ours().sum(axis=(1, 2)))
    times = clock.alternately({OURS: ours, **peers}, REPETITIONS)
    told = [Peer(name, statistics.median(times[name]), NOTE) for name in peers]
    if not pivot.has_pandas():
        told.append(Peer(PANDAS, None, pivot.ABSENT))
    rows = sum(entry.rows for entry in library.list())
    return clock.summary(
        f"{OURS}, {rows:,} rows in {len(YEARS)} files → {list(shape)}",
        "s",
        times[OURS],
        peers=told,
        target=TARGET,
    )
