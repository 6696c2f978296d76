"""One town out of a full library: chosen by rule, gathered and projected; and all municipalities at once."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import polars as pl
from tests import held
from tests.census import drawn_census

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer
from benchmarks.peers import pivot
from sosei.demography.engine.projection import project
from sosei.library import Library
from sosei.readers.block import Block
from sosei.studies.gather import gather
from sosei.studies.propose import propose
from sosei.studies.reading import study_on

NAME = "one town of a full library"
AREAS, YEARS = 1741, tuple(range(1980, 2020, 5))
TARGET = 1.0
REPETITIONS = 11
OURS, POLARS, PANDAS = "propose, gather, project", "polars: read, select", "pandas: read, select"
NOTE = "One table read and the town selected: no hash, no rule, no rates, no projection."


def measure() -> list[Measurement]:
    """Measure in this process, and as a command with all it writes."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        library.add(_blocks(), "benchmark")
        return [_warm(library), _command(library, Path(folder) / "out")]


def _blocks() -> list[Block]:
    """Censuses of 1,741 areas, the sample town's own among them, with names for all, and its other figures."""
    drawn = list(drawn_census(AREAS, YEARS))
    codes = drawn[0].frame["area"].unique().sort().to_list()
    names = tuple((code, f"{code}市") for code in codes if code != held.TOWN)
    others = [
        replace(block, frame=block.frame.filter(pl.col("area") != held.TOWN), names=names)
        for block in drawn
    ]
    return [*others, *held.everything()]


def _project(library: Library) -> float:
    proposal = propose(library, held.TOWN)
    if proposal.form is None:
        raise RuntimeError("the library has everything that is needed")
    study = study_on(library, proposal.form, "study.toml", proposal.figures)
    gathered = gather(study)
    base = gathered.census[study.form.study.base.year]
    projection = project(base, study.scenarios[0].apply(gathered.assumptions))
    return float(projection.total[-1, 0])


def _warm(library: Library) -> Measurement:
    paths = sorted(library.folder.glob("blocks/census/*.parquet"))
    peers: dict[str, Callable[[], object]] = {POLARS: lambda: _by_polars(paths)}
    if pivot.has_pandas():
        peers[PANDAS] = lambda: _by_pandas(paths)
    times = clock.alternately({OURS: lambda: _project(library), **peers}, REPETITIONS)
    told = [Peer(name, statistics.median(times[name]), NOTE) for name in peers]
    if not pivot.has_pandas():
        told.append(Peer(PANDAS, None, pivot.ABSENT))
    rows = sum(entry.rows for entry in library.list())
    what = f"{OURS}, a library of {rows:,} rows"
    return clock.summary(what, "s", times[OURS], peers=told, target=TARGET)


def _by_polars(paths: list[Path]) -> int:
    return sum(pl.read_parquet(path).filter(pl.col("area") == held.TOWN).height for path in paths)


def _by_pandas(paths: list[Path]) -> int:
    pandas = import_module("pandas")
    return sum(int((pandas.read_parquet(path)["area"] == held.TOWN).sum()) for path in paths)


def _command(library: Library, output: Path) -> Measurement:
    """Measure ``sosei vision --all``: every municipality, written as CSV."""
    command = [
        clock.sosei(),
        "vision",
        "--all",
        "--library",
        str(library.folder),
        "-o",
        str(output),
    ]
    runs = clock.cold(command, 3)
    what = f"sosei vision --all, {AREAS:,} municipalities, cold, tables written"
    return clock.summary(what, "s", runs.wall)
