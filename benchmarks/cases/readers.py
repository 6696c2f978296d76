"""Official files to blocks, checks included; beside them pandas, which only reads and turns the same table."""

from __future__ import annotations

import importlib
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import clock, official_files
from benchmarks.measurement import Measurement, Peer
from sosei.readers.official import read_official

NAME = "official files"
OURS, PANDAS = "read_official()", "pandas"
REPETITIONS = 5
REGISTER, SSDSE = 1.5, 1.0

NOTE = (
    "Opened as a hostile file is, hashed, every figure with its cell, sums and repetitions checked."
    " pandas reads the sheet and melts it: no check, no cell, no status."
)


def measure() -> list[Measurement]:
    """Measure the national register, SSDSE-A and the municipal projection."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = official_files.register(folder)
        ssdse = official_files.ssdse(folder)
        projection = official_files.projection(folder)
        return [
            _beside("register by age, 6,840 × 26 (xlsx)", register, _pandas_register, REGISTER),
            _beside("SSDSE-A, 1,744 × 128 (csv)", ssdse, _pandas_ssdse, SSDSE),
            _alone("municipal projection, 13,662 × 84 (xlsx)", projection),
        ]


def _beside(what: str, path: Path, peer: Callable[[Path], float], target: float) -> Measurement:
    """Measure ours and the peer in turn, after seeing that both give the same sum."""
    try:
        theirs = peer(path)
    except ImportError as missing:
        return _alone(what, path, target, [Peer(PANDAS, None, f"{missing.name} is not installed.")])
    ours = float(sum(float(block.frame["value"].sum()) for block in read_official(path)))
    if abs(ours - theirs) > 1e-6 * abs(ours):
        raise AssertionError(f"{what}: {ours} and {theirs}")
    times = clock.alternately(
        {OURS: lambda: read_official(path), PANDAS: lambda: peer(path)}, REPETITIONS, 1
    )
    peers = [
        Peer(
            "pandas + openpyxl" if path.suffix == ".xlsx" else PANDAS,
            statistics.median(times[PANDAS]),
        )
    ]
    return clock.summary(what, "s", times[OURS], peers=peers, target=target, note=NOTE)


def _alone(
    what: str, path: Path, target: float | None = None, peers: list[Peer] | None = None
) -> Measurement:
    times = clock.seconds(lambda: read_official(path), REPETITIONS, 1)
    return clock.summary(what, "s", times, peers=peers or [], target=target, note=NOTE)


def _pandas_register(path: Path) -> float:
    pd: Any = importlib.import_module(PANDAS)
    frame: Any = pd.read_excel(path, header=None, skiprows=3, engine="openpyxl")
    long = frame.melt(id_vars=[0, 1, 2, 3])
    return float(pd.to_numeric(long["value"]).sum())


def _pandas_ssdse(path: Path) -> float:
    pd: Any = importlib.import_module(PANDAS)
    frame: Any = pd.read_csv(path, encoding="cp932", header=0, skiprows=[1, 2])
    long = frame.melt(id_vars=list(frame.columns[:3]))
    return float(pd.to_numeric(long["value"]).sum())
