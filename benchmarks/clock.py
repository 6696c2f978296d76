"""Timing of calls in this process and of cold processes, and how busy the rest of the machine is."""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measurement import Measurement, Peer, Unit

ROOT = Path(__file__).resolve().parent.parent
LAUNCHER = Path(__file__).with_name("launch.py")
HOLDER = Path(__file__).with_name("held.py")


def summary(
    what: str,
    unit: Unit,
    values: Sequence[float],
    *,
    peers: Sequence[Peer] = (),
    target: float | None = None,
    note: str = "",
) -> Measurement:
    """Return median, least and most of repeated values as a measurement."""
    return Measurement(
        what,
        unit,
        statistics.median(values),
        min(values),
        max(values),
        len(values),
        tuple(peers),
        target,
        note,
    )


def seconds(call: Callable[[], object], repetitions: int, warm_up: int = 3) -> list[float]:
    """Time a call in this process, after warm-up and without garbage collection."""
    for _ in range(warm_up):
        call()
    gc.collect()
    gc.disable()
    try:
        return [_once(call) for _ in range(repetitions)]
    finally:
        gc.enable()


def alternately(
    calls: Mapping[str, Callable[[], object]], repetitions: int, warm_up: int = 3
) -> dict[str, list[float]]:
    """Time calls in turn, one after another again and again, so that other work falls on all alike."""
    rounds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(warm_up):
        for call in calls.values():
            call()
    gc.collect()
    gc.disable()
    try:
        for _ in range(repetitions):
            for name, call in calls.items():
                rounds[name].append(_once(call))
    finally:
        gc.enable()
    return rounds


def _once(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def peak_bytes(call: Callable[[], object]) -> int:
    """Return the most that Python and NumPy held at once during a call, beyond what was held before."""
    call()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        call()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


@dataclass(frozen=True)
class Cold:
    """Repeated runs of a command, each a new process, files in the page cache.

    Attributes
    ----------
    wall : tuple of float
        Seconds from start to exit.
    cpu : tuple of float
        User and system seconds.
    peak : tuple of float
        Largest resident set, bytes.
    """

    wall: tuple[float, ...]
    cpu: tuple[float, ...]
    peak: tuple[float, ...]

    @property
    def median(self) -> float:
        """Median wall time, seconds."""
        return statistics.median(self.wall)


def cold(command: Sequence[str], repetitions: int, *, warm_up: int = 1) -> Cold:
    """Run a command in new processes, through a small launcher so that our own memory is not counted.

    Raises
    ------
    RuntimeError
        If the command fails.
    """
    for _ in range(warm_up):
        _launch(command)
    runs = [_launch(command) for _ in range(repetitions)]
    return Cold(*(tuple(run[key] for run in runs) for key in ("wall", "cpu", "peak")))


def held(command: Sequence[str]) -> float:
    """Run a command in a new process and return the most memory that it and its children held at once, bytes.

    Raises
    ------
    RuntimeError
        If the command fails.
    """
    return _launch(command, HOLDER)["peak"]


def _launch(command: Sequence[str], launcher: Path = LAUNCHER) -> Mapping[str, float]:
    done = subprocess.run(
        [sys.executable, "-S", str(launcher), *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr[-2000:]}")
    told: dict[str, float] = json.loads(done.stdout)
    return told


def python_json(module: str, *arguments: str) -> Any:
    """Run a module of ours in a new process and return the JSON it prints."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def sosei() -> str:
    """Return the command beside the running interpreter."""
    return str(Path(sys.executable).with_name("sosei"))


@dataclass(frozen=True)
class Ticks:
    """CPU seconds since start: of all processes of the machine, and of ours and our children."""

    at: float
    machine: float
    ours: float


def ticks() -> Ticks | None:
    """Return the CPU seconds used so far; None where the system does not tell."""
    try:
        head = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
    except OSError:
        return None
    fields = [int(value) for value in head]
    idle = sum(fields[3:5])
    busy = (sum(fields[:8]) - idle) / os.sysconf("SC_CLK_TCK")
    own = os.times()
    return Ticks(time.perf_counter(), busy, sum(own[:4]))


def others(before: Ticks | None, after: Ticks | None) -> float | None:
    """Return how many cores other processes kept busy between two readings."""
    if before is None or after is None or after.at <= before.at:
        return None
    busy = (after.machine - before.machine) - (after.ours - before.ours)
    return max(0.0, busy / (after.at - before.at))


def wait_until_quiet(patience: float, below: float = 0.15) -> None:
    """Wait until other processes use less than a share of a core for 3 s, at most `patience` seconds."""
    deadline, calm = time.monotonic() + patience, 0
    while calm < 3 and time.monotonic() < deadline:
        before = ticks()
        time.sleep(1)
        busy = others(before, ticks())
        if busy is None:
            return
        calm = calm + 1 if busy < below else 0
