"""Installing ``requirements.lock`` with pip in a new environment; only when asked."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer

NAME = "install"
TARGET = 60.0
LOCK = clock.ROOT / "requirements.lock"


def measure() -> list[Measurement]:
    """Install once without pip's cache, then twice with it."""
    made: list[float] = []
    downloaded = [_install(made, "--no-cache-dir")]
    _install(made)
    warm = [_install(made) for _ in range(2)]
    peers = [Peer("making the environment alone", sorted(made)[len(made) // 2])]
    note = (
        "Making the environment and compiling to bytecode are counted in. "
        "Without the cache, the time depends on how near the package index is."
    )
    return [
        clock.summary("wall: pip, warm cache", "s", warm, peers=peers, target=TARGET, note=note),
        clock.summary(
            "wall: pip, --no-cache-dir", "s", downloaded, peers=peers, target=TARGET, note=note
        ),
    ]


def _install(made: list[float], *options: str) -> float:
    """Make an environment and install; return the seconds of both."""
    with tempfile.TemporaryDirectory(prefix="sosei-bench-") as place:
        environment = Path(place) / "venv"
        base = [getattr(sys, "_base_executable", sys.executable), "-m", "venv", str(environment)]
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        lock = ["--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
        making = clock.seconds(lambda: subprocess.run(base, check=True), 1, warm_up=0)[0]
        made.append(making)
        return (
            making
            + clock.seconds(
                lambda: subprocess.run([*pip, *options, *lock], check=True), 1, warm_up=0
            )[0]
        )
