"""Hostile files: how long each is looked at before it is refused, and how much memory that takes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.files.official.hostile_files import HOSTILE, plain

from benchmarks import clock
from benchmarks.measurement import Measurement

NAME = "hostile files"
SECONDS, BYTES = 2.0, 200e6
TOLD = 4
"""How many of the slowest and largest are told one by one."""


def measure() -> list[Measurement]:
    """Measure every file in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        start = _read(plain(Path(folder)))
        read = {kind: _refused(kind, Path(folder)) for kind in HOSTILE}
    slow = sorted(read, key=lambda kind: -read[kind]["seconds"])
    large = sorted(read, key=lambda kind: -read[kind]["peak"])
    note = (
        f"All {len(read)} are refused with the fault they are written for; the others need less."
        f" A harmless small workbook: {start['seconds']:.3f} s, {start['peak'] / 1e6:.0f} MB."
    )
    times = [_one(f"refusing: {kind}", "s", read[kind]["seconds"], SECONDS) for kind in slow[:TOLD]]
    peaks = [
        _one(f"whole process: {kind}", "bytes", read[kind]["peak"], BYTES) for kind in large[:TOLD]
    ]
    first = times[0]
    told = Measurement(first.what, "s", first.value, first.least, first.most, 1, (), SECONDS, note)
    return [told, *times[1:], *peaks]


def _refused(kind: str, folder: Path) -> dict[str, Any]:
    write, fault = HOSTILE[kind]
    own = folder / str(len([*folder.iterdir()]))
    own.mkdir()
    told = _read(write(own))
    if told["fault"] != fault:
        raise AssertionError(f"{kind}: {told['fault']}, expected {fault}")
    return told


def _read(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = clock.python_json("benchmarks.refusal", str(path))
    return told


def _one(what: str, unit: Any, value: float, target: float) -> Measurement:
    return Measurement(what, unit, value, value, value, 1, (), target)
