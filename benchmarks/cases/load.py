"""Fifty readers, and fifty reporters who save, before a real `sosei serve` on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM
from tempfile import TemporaryDirectory
from typing import Any

from tests.docs.handbook import REPOSITORY
from tests.postgresql import postgresql
from tests.serving import PROGRAM, behind, serving
from tests.web.jobs.server import Server

from benchmarks.clock import sosei
from benchmarks.load.errands import Acknowledged, reading, reporting
from benchmarks.load.people import Heard, gathered
from benchmarks.measurement import Measurement, Peer

NAME = "load"
SECONDS, WARM = 30.0, 8.0
NAIVE_READING, NAIVE_SAVING = 15.0, 2.0
"""So slow is the naive way: of fifty reporters each sends one report."""

TARGET_READ, TARGET_SAVE = 0.060, 0.150
SAVES = ("keep a draft", "send")
KEPT_NOTHING = (
    "the same server on SQLite, which keeps nothing between requests: rows read and judged anew"
)
LIMIT = "What limits is one web process: its requests wait for one another while Python runs."
OURS, NAIVE = "sosei.web.settings", "benchmarks.load.naive"


@dataclass(frozen=True)
class Run:
    """What one server did.

    Attributes
    ----------
    read, saved : Heard
        What fifty readers were answered, and then fifty reporters.
    reading, saving : float
        Share of a core that the web process took.
    memory : float
        The most that the web process ever held, bytes.
    """

    read: Heard
    saved: Heard
    reading: float
    saving: float
    memory: float


def measure() -> list[Measurement]:
    """Measure the naive way on SQLite, then ours on both databases."""
    with TemporaryDirectory(prefix="sosei-load-") as folder, postgresql() as server:
        made = Path(folder)
        naive = _run(made / "naive", "", NAIVE, (NAIVE_READING, NAIVE_SAVING))
        ours = _run(made / "sqlite", "", OURS, (SECONDS, SECONDS))
        large = _run(made / "postgresql", server.database("load"), OURS, (SECONDS, SECONDS))
    return [*_told_of("SQLite", ours, naive), *_told_of("PostgreSQL", large, naive)]


def _run(data: Path, database: str, settings: str, seconds: tuple[float, float]) -> Run:
    """Let fifty people read, then fifty report, and look what became of it.

    Raises
    ------
    RuntimeError
        If anything acknowledged is not what is stored, or the trail does not verify.
    """
    acknowledged = Acknowledged()
    with _running(data, database, settings) as (server, address, seeded):
        web = server.web()
        if settings == OURS:
            _read(address, seeded, WARM)
        started = _cpu(web)
        read = _read(address, seeded, seconds[0])
        between = _cpu(web)
        saved = _save(address, seeded, seconds[1], acknowledged)
        run = Run(
            read,
            saved,
            (between - started) / read.seconds,
            (_cpu(web) - between) / saved.seconds,
            _peak(web),
        )
    _check(acknowledged, _stored(data, database), data, database)
    return run


def _read(address: str, seeded: dict[str, Any], seconds: float) -> Heard:
    sessions = seeded["readers"]
    cookies = [{seeded["cookie"]: s} if n % 2 else {} for n, s in enumerate(sessions)]
    return gathered(address, cookies, reading(seeded["cycle"]), seconds)


def _save(
    address: str, seeded: dict[str, Any], seconds: float, acknowledged: Acknowledged
) -> Heard:
    cookies = [{seeded["cookie"]: session} for session in seeded["reporters"]]
    return gathered(address, cookies, reporting(seeded["reports"], acknowledged), seconds)


def _told_of(name: str, ours: Run, naive: Run) -> list[Measurement]:
    read, saved, peak = ours.read, ours.saved, ours.memory
    web = f"web process, {name}, the most it held"
    return [
        _p95(f"50 readers, {name}, all pages", read, ours.reading, TARGET_READ, naive.read),
        *(_p95_of(f"50 readers, {name}", read, kind) for kind in read.times),
        _p95(f"50 reporters, {name}, saves", saved, ours.saving, TARGET_SAVE, naive.saved, *SAVES),
        *(_p95_of(f"50 reporters, {name}", saved, kind) for kind in saved.times),
        Measurement(web, "bytes", peak, peak, peak, 1, (Peer(KEPT_NOTHING, naive.memory),)),
    ]


def _p95(
    what: str, heard: Heard, web: float, target: float, naive: Heard, *kinds: str
) -> Measurement:
    times = heard.every(*kinds)
    shares = f"of a core the web process took {web:.0%}, the people {heard.cpu:.0%}"
    note = f"{_others(times)}; {shares}. {LIMIT}"
    slow = naive.every(*kinds)
    peer = Peer(KEPT_NOTHING, _quantile(slow, 95), f"of {len(slow)}, {naive.seconds:.0f} s long")
    value = _quantile(times, 95)
    return Measurement(
        f"{what}, p95", "s", value, times[0], times[-1], len(times), (peer,), target, note
    )


def _p95_of(what: str, heard: Heard, kind: str) -> Measurement:
    times = heard.every(kind)
    name, value = f"{what}: {kind}, p95", _quantile(times, 95)
    return Measurement(name, "s", value, times[0], times[-1], len(times))


def _others(times: list[float]) -> str:
    return f"p50 {_quantile(times, 50) * 1000:.0f} ms, p99 {_quantile(times, 99) * 1000:.0f} ms"


def _quantile(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


@contextmanager
def _running(
    data: Path, database: str, settings: str
) -> Iterator[tuple[Server, str, dict[str, Any]]]:
    """Run a server as an operator starts it, with the strategy, its review and the people behind it."""
    command = (PROGRAM, "serve", "--port", "0")
    with serving(command, _environment(data, database, settings)) as (process, address):
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


def _stored(data: Path, database: str) -> dict[str, Any]:
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


def _cpu(pid: int) -> float:
    """Return the seconds of a core that a process took so far."""
    told = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return sum(map(int, told[11:13])) / os.sysconf("SC_CLK_TCK")
