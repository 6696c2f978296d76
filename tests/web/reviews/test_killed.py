"""The server is killed while reports are saved and a review is frozen: nothing acknowledged is lost or torn."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
from tests.postgresql import database_of
from tests.serving import LONG, done
from tests.web.jobs.server import Server, insisted, posted, served

from sosei.web.serve import free_port

pytestmark = pytest.mark.long

PEOPLE = 4
FELL = {"value": "797", "happened": "婚姻が減った。", "next": "続ける。", "send": "yes"}


DATABASES = ("sqlite", "postgresql") if os.environ.get("SOSEI_FAULTS") else ("sqlite",)
"""`make faults` runs on both."""


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database_of(request.param, tmp_path) as address:
        yield address


class Person:
    """Somebody at a browser who sends again what was not acknowledged."""

    def __init__(self, server: Server) -> None:
        self._client = httpx.Client(base_url=server.person.base_url, timeout=LONG)
        self._client.cookies = httpx.Cookies(server.person.cookies)

    def __enter__(self) -> Self:
        """Open the browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._client.close()

    def send(self, path: str, fields: dict[str, str]) -> int:
        """Post a form until it is answered; return the answer's status."""
        return insisted(lambda: posted(self._client, path, fields)).status_code


def _done(what: str, data: Path, database: str) -> Any:
    """Do something behind the server, and return what it printed."""
    settings = "tests.web.jobs.trial.settings"
    return done(f"tests.web.reviews.behind.{what}", data=data, database=database, settings=settings)


def killed_at_work(server: Server, answered: dict[int, int]) -> None:
    """Kill the web process while reports come in."""
    until = time.monotonic() + LONG
    while len(answered) < PEOPLE and time.monotonic() < until:
        time.sleep(0.005)
    os.kill(server.web(), signal.SIGKILL)


def test_nothing_acknowledged_is_lost_and_nothing_is_torn(
    tmp_path: Path, database: str, begun: Callable[[Path], None]
) -> None:
    begun(tmp_path)
    port = ("--port", str(free_port("127.0.0.1", 0)))
    answered: dict[int, int] = {}
    with served(tmp_path, database, *port) as server:
        seeded = _done("seed", tmp_path, database)

        def work(number: int) -> None:
            with Person(server) as person:
                for report in seeded["reports"][number::PEOPLE]:
                    fields = {**FELL, "version": "0"}
                    answered[report] = person.send(f"/reviews/reports/{report}/", fields)

        with ThreadPoolExecutor(PEOPLE + 1) as people:
            people.submit(killed_at_work, server, answered)
            list(people.map(work, range(PEOPLE)))
        told = _done("told", tmp_path, database)
        assert told["torn"] == []
        assert sorted(told["sent"]) == sorted(seeded["reports"])
        # what was saved and not acknowledged is sent again, and meets itself as another's
        assert set(answered.values()) <= {302, 409}
        freeze = f"/reviews/{seeded['silent']}/freeze/"
        with Person(server) as planner, ThreadPoolExecutor(1) as freezing:
            frozen = freezing.submit(planner.send, freeze, {})
            server.kill()
            with served(tmp_path, database, *port):
                assert frozen.result() in {302, 422}
        assert _done("told", tmp_path, database)["editions"] == [1]
