"""The clock of the machine is set back: what must rise still rises, nobody is locked out, nothing happens twice."""

from __future__ import annotations

import json
import os
import signal
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from django.utils import timezone
from tests.people import planner
from tests.serving import done
from tests.web.clock.behind import PASSWORD
from tests.web.jobs.server import Server, gone, served, soon

from sosei.web import later
from sosei.web.proposals.signing import signature
from sosei.web.visions.actions import show
from sosei.web.visions.load import shown_address
from sosei.web.visions.models import StoredResult

BACK = timedelta(days=3)
SETTINGS = "tests.web.clock.settings"


def test_a_time_after_the_last_one_rises_whatever_the_clock_says() -> None:
    ahead = timezone.now() + BACK
    assert later.after(ahead) == ahead + timedelta(microseconds=1)
    assert later.after(timezone.now() - BACK) < ahead
    assert later.after(None) < ahead


@pytest.mark.django_db
def test_the_vision_that_was_published_last_is_shown_though_the_clock_was_set_back() -> None:
    old, new = (
        StoredResult.objects.create(
            address=letter * 64, area="07202", name="市", title=letter, content=b""
        )
        for letter in "ab"
    )
    show(stored=old, by=planner())
    StoredResult.objects.filter(pk=old.pk).update(shown_at=timezone.now() + BACK)
    show(stored=new, by=planner())
    assert shown_address("07202") == new.address
    show(stored=old, by=planner())
    assert shown_address("07202") == old.address


class Clock:
    """The clock of the servers that a test starts; this process keeps the true one."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.off = timedelta()
        self.set(timedelta())

    def set(self, off: timedelta) -> None:
        """Set it so far from the true one."""
        self.off = off
        new = self._file.with_suffix(".new")
        new.write_text(f"{off.total_seconds():+.0f}", encoding="ascii")
        new.replace(self._file)  # a server never reads half of it

    def now(self) -> float:
        """Return what it shows."""
        return time.time() + self.off.total_seconds()


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clock:
    if not os.environ.get("SOSEI_FAULTS"):
        pytest.skip("one of the long tests of faults: make faults")
    file = tmp_path / "clock"
    monkeypatch.setenv("TRIAL_CLOCK", str(file))
    return Clock(file)


def test_a_running_server_goes_on_when_its_clock_is_set_back_and_right_again(
    tmp_path: Path, clock: Clock
) -> None:
    data, database = tmp_path / "data", f"sqlite:///{tmp_path}/sosei.sqlite3"
    with served(data, database, settings=SETTINGS) as server:
        sender = _done("seed", data, database)
        assert _sent(server, clock, sender, "k1") == 202
        assert _locked_out(server)
        waiting = _halfway(server)
        first = _reminded(server, data, database)
        assert [why for why in first["mails"] if why.startswith("reminder")]

        clock.set(-BACK)
        assert _answered_at(server) < datetime.now(UTC) - BACK / 2  # the server's clock is another
        assert server.person.get("/jobs/").status_code == 200  # the session holds
        assert _signs_in(server) == 302  # nobody waits for three days
        assert server.ended(waiting)["state"] == "done"
        assert server.ended(server.start("count", to=1, pause=0))["state"] == "done"
        assert _sent(server, clock, sender, "k1") == 202  # told again, answered as before
        assert _sent(server, clock, sender, "k2") == 202
        assert (
            _sent(server, clock, sender, "k3", at=time.time()) == 401
        )  # a time of the other clock
        back = _reminded(server, data, database)
        assert back["mails"] == first["mails"]
        assert (
            sorted(back["times"]) != back["times"]
        )  # as the clock told them, in the order of the numbers

        clock.set(timedelta())
        assert server.person.get("/jobs/").status_code == 200
        assert server.ended(server.start("count", to=1, pause=0))["state"] == "done"
        assert _sent(server, clock, sender, "k2") == 202
        told = _reminded(server, data, database)
        assert told["mails"] == first["mails"]
        assert told["proposals"] == 2
        assert told["faults"] == []


def _done(what: str, data: Path, database: str) -> Any:
    return done(f"tests.web.clock.behind.{what}", data=data, database=database, settings=SETTINGS)


def _reminded(server: Server, data: Path, database: str) -> Any:
    """Let a worker start, which looks at once whom to remind, and tell what is there."""
    killed = server.worker()
    os.kill(killed, signal.SIGKILL)
    soon(lambda: gone(killed) or None)
    assert server.ended(server.start("count", to=1, pause=0))["state"] == "done"
    return _done("told", data, database)


def _halfway(server: Server) -> str:
    number = server.start("count", to=40, pause=0.1)
    server.wait(number, lambda job: job["parts_done"] > 2)
    return number


def _answered_at(server: Server) -> datetime:
    """Return when a job was started by the server's own clock."""
    number = server.start("count", to=1, pause=0)
    return datetime.fromisoformat(server.ended(number)["created_at"])


def _locked_out(server: Server) -> bool:
    return [_signs_in(server, "wrong") for _ in range(6)][-1] == 429 == _signs_in(server)


def _signs_in(server: Server, password: str = PASSWORD) -> int:
    """Sign in at a browser of its own; return the status."""
    with httpx.Client(base_url=server.person.base_url) as browser:
        page = browser.get("/login/").text
        token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        fields = {"email": "viewer@city.example.jp", "password": password}
        answer = browser.post("/login/", data={**fields, "csrfmiddlewaretoken": token})
    return answer.status_code


def _sent(server: Server, clock: Clock, sender: Any, key: str, at: float | None = None) -> int:
    """Send a value as another system whose clock is the server's; return the status."""
    stamp = str(int(clock.now() if at is None else at))
    rows = [{"indicator": "waiting", "year": "2021", "value": key[1:]}]
    body = json.dumps({"proposals": rows}).encode()
    headers = {
        "Content-Type": "application/json",
        "Sosei-Source": str(UUID(sender["source"])),
        "Sosei-Timestamp": stamp,
        "Sosei-Key": key,
        "Sosei-Signature": signature(sender["secret"], stamp, key, body),
    }
    return server.person.post("/api/proposals/clock/", content=body, headers=headers).status_code
