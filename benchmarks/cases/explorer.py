"""A slider moved → new charts: one person, and thirty at once, before a real `sosei serve`; and what a page loads."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Awaitable, Callable
from pathlib import Path
from signal import SIGTERM
from tempfile import TemporaryDirectory

import httpx
from tests.docs.handbook import REPOSITORY
from tests.serving import PROGRAM, behind, serving

from benchmarks.load.explorer import anew, moving, ranging
from benchmarks.load.people import Heard, Person, gathered
from benchmarks.measurement import Measurement, Peer

NAME = "explorer"
SECONDS = 20.0
TARGET_ONE, TARGET_THIRTY, TARGET_SCRIPTS = 0.100, 0.250, 400_000.0
PEER = "the whole page anew for every move"

Moves = Callable[[Person, str, float], Awaitable[None]]


def measure() -> list[Measurement]:
    """Measure one person and thirty, each against the whole page anew."""
    with TemporaryDirectory(prefix="sosei-explorer-") as folder:
        environment = {**os.environ, "SOSEI_DATA": folder, "PYTHONPATH": str(REPOSITORY)}
        with serving((PROGRAM, "serve", "--port", "0"), environment) as (process, address):
            try:
                seeded = behind("benchmarks.load.explorer.seed", data=Path(folder))
                path = json.loads(seeded.splitlines()[-1])["path"]
                told = [
                    *_measured(address, path, 1, TARGET_ONE),
                    *_measured(address, path, 30, TARGET_THIRTY),
                ]
                return [*told, _scripts(address, path)]
            finally:
                process.send_signal(SIGTERM)


def _measured(address: str, path: str, people: int, target: float) -> list[Measurement]:
    whole = _heard(address, path, people, anew).every("page")
    heard = _heard(address, path, people, moving)
    ranged = _heard(address, path, people, ranging).every("move")
    peer = Peer(PEER, _p95(whole), f"of {len(whole)}")
    without = Peer("without the range", _p95(heard.every("move")), "the same moves")
    who = "one person" if people == 1 else f"{people} people, 1 s of thought"
    return [
        _told(f"{who}: move → data of every chart, p95", heard.every("move"), peer, target),
        _told(f"{who}: the same with the range of 1,000 draws, p95", ranged, without, target),
        _told(f"{who}: what closes the gap, p95", heard.every("closing"), None, None),
    ]


def _heard(address: str, path: str, people: int, moves: Moves) -> Heard:
    async def errand(person: Person, _number: int, until: float) -> None:
        await moves(person, path, until)

    return gathered(address, [{}] * people, errand, SECONDS)


def _told(what: str, times: list[float], peer: Peer | None, target: float | None) -> Measurement:
    note = f"p50 {statistics.median(times) * 1000:.0f} ms; levers that nobody moved to before"
    peers = () if peer is None else (peer,)
    return Measurement(what, "s", _p95(times), times[0], times[-1], len(times), peers, target, note)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[94]


def _scripts(address: str, path: str) -> Measurement:
    """Add up what the scripts of the page weigh as a browser takes them."""
    with httpx.Client(base_url=address, headers={"Accept-Encoding": "br, gzip"}) as client:
        page = client.get(path).text
        sources = [part.split('"')[0] for part in page.split('<script src="')[1:]]
        sizes, forever = [], True
        for source in sources:
            with client.stream("GET", source) as answer:
                sizes.append(sum(len(chunk) for chunk in answer.iter_raw()))
                forever = forever and "immutable" in answer.headers.get("cache-control", "")
    total, note = float(sum(sizes)), "" if forever else "not all of them are cached for ever"
    return Measurement(
        "scripts of the page, compressed", "bytes", total, total, total, 1, (), TARGET_SCRIPTS, note
    )
