"""Fifty readers, and fifty reporters who save, before a real `sosei serve` on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGTERM
from tempfile import TemporaryDirectory
from typing import Any

from tests.docs.handbook import REPOSITORY
from tests.postgresql import postgresql
from tests.serving import behind, serving
from tests.web.jobs.server import Server

from benchmarks.clock import sosei
from benchmarks.load.errands import Acknowledged, reading, reporting
from benchmarks.load.people import Heard, gathered
from benchmarks.measurement import Measurement, Peer

NAME = "load"
SECONDS, WARM, NAIVE_SECONDS = 45.0, 10.0, 20.0
TARGET_READ, TARGET_SAVE = 0.060, 0.150
SAVES = ("keep a draft", "send")
KEPT_NOTHING = "the same server, which keeps nothing between requests: rows read and judged anew"
OURS, NAIVE = "sosei.web.settings", "benchmarks.load.naive"


def measure() -> list[Measurement]:
    """Measure both databases, and the naive way on SQLite."""
    with TemporaryDirectory(prefix="sosei-load-") as folder, postgresql() as server:
        made = Path(folder)
        naive = _readers(made / "naive", "", NAIVE, NAIVE_SECONDS)
        return [
            *_both("SQLite", made / "sqlite", "", naive),
            *_both("PostgreSQL", made / "postgresql", server.database("load"), None),
        ]


def _readers(data: Path, database: str, settings: str, seconds: float) -> Heard:
    with _running(data, database, settings) as (_, address, seeded):
        return _read(address, seeded, seconds)


def _read(address: str, seeded: dict[str, Any], seconds: float) -> Heard:
    sessions = seeded["readers"]
    cookies = [{seeded["cookie"]: s} if n % 2 else {} for n, s in enumerate(sessions)]
    return gathered(address, cookies, reading(seeded["cycle"]), seconds)


def _both(name: str, data: Path, database: str, naive: Heard | None) -> list[Measurement]:
    acknowledged = Acknowledged()
    with _running(data, database, OURS) as (server, address, seeded):
        _read(address, seeded, WARM)
        read = _read(address, seeded, SECONDS)
        cookies = [{seeded["cookie"]: session} for session in seeded["reporters"]]
        errand = reporting(seeded["reports"], acknowledged)
        saved = gathered(address, cookies, errand, SECONDS)
        memory = _peak(server.web())
    _check(acknowledged, _told(data, database), data, database)
    return [
        _p95(f"50 readers, {name}, all pages", read, TARGET_READ, naive),
        *(_p95(f"50 readers, {name}: {k}", read, None, None, k) for k in read.times),
        _p95(f"50 reporters, {name}: saves", saved, TARGET_SAVE, None, *SAVES),
        *(_p95(f"50 reporters, {name}: {k}", saved, None, None, k) for k in saved.times),
        Measurement(f"web process, {name}, its peak", "bytes", memory, memory, memory, 1),
    ]


def _p95(
    what: str, heard: Heard, target: float | None, naive: Heard | None, *kinds: str
) -> Measurement:
    times = heard.every(*kinds)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    note = f"p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"
    if not kinds or kinds == SAVES:
        note += f"; the people took {heard.cpu:.0%} of a core"
    peers: tuple[Peer, ...] = ()
    if naive:
        own = statistics.quantiles(naive.every(*kinds), n=100, method="inclusive")
        peers = (Peer(KEPT_NOTHING, own[94], f"{NAIVE_SECONDS:.0f} s long"),)
    return Measurement(
        f"{what}, p95", "s", cuts[94], times[0], times[-1], len(times), peers, target, note
    )


@contextmanager
def _running(
    data: Path, database: str, settings: str
) -> Iterator[tuple[Server, str, dict[str, Any]]]:
    """Run a server as an operator starts it, with the strategy, its review and the people behind it."""
    with serving("serve", "--port", "0", environment=_environment(data, database, settings)) as (
        process,
        address,
    ):
        server = Server(process, address)
        try:
            told = behind("benchmarks.load.behind.seed", data=data, database=database)
            yield server, address, json.loads(told.splitlines()[-1])
        finally:
            server.person.close()
            process.send_signal(SIGTERM)


def _environment(data: Path, database: str, settings: str) -> dict[str, str]:
    return {
        **os.environ,
        "SOSEI_DATA": str(data),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(REPOSITORY),
    }


def _told(data: Path, database: str) -> dict[str, Any]:
    printed = behind("benchmarks.load.behind.told", data=data, database=database)
    told: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return told


def _check(acknowledged: Acknowledged, told: dict[str, Any], data: Path, database: str) -> None:
    """Raise if anything acknowledged is not what is stored, or the trail does not verify."""
    stored = {int(pk): row["value"] for pk, row in told["reports"].items()}
    drafts = {int(pk): value for pk, value in told["drafts"].items()}
    if (stored, told["sent"], drafts) != (
        acknowledged.values,
        acknowledged.sent,
        acknowledged.drafts,
    ):
        raise RuntimeError("what is stored is not what was acknowledged")
    subprocess.run(
        [sosei(), "audit-trail", "verify"],
        env=_environment(data, database, OURS),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _peak(pid: int) -> float:
    """Return the most that a process ever held, bytes."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return float(status.split("VmHWM:", 1)[1].split()[0]) * 1024
