"""`sosei serve` as an operator starts it, and one person's browser before it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
from tests.docs.handbook import REPOSITORY
from tests.serving import LONG, PROGRAM, serving

Found = TypeVar("Found")
SETTINGS = "tests.web.jobs.trial.settings"


class Server:
    """A running `sosei serve`."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process = process
        self.person = httpx.Client(base_url=address, timeout=LONG)

    def start(self, kind: str, **arguments: Any) -> str:
        """Start a job and return its number."""
        answer = self.person.post(f"/trial/start/{kind}/", json=arguments)
        assert answer.status_code == 200, answer.text
        return answer.text

    def post(self, path: str, fields: dict[str, str], **more: Any) -> httpx.Response:
        """Send the form of a page."""
        return posted(self.person, path, fields, **more)

    def job(self, number: str) -> dict[str, Any]:
        """Return a job as it stands."""
        row: dict[str, Any] = self.person.get(f"/trial/state/{number}/").json()
        return row

    def wait(self, number: str, until: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return a job as soon as something is true of it."""
        return soon(lambda: job if until(job := self.job(number)) else None)

    def ended(self, number: str) -> dict[str, Any]:
        """Return a job when it is finished."""
        return self.wait(number, lambda job: job["finished_at"] is not None)

    def children(self) -> list[int]:
        """Return the processes that the server started."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for thread in threads for pid in thread.read_text("ascii").split()]

    def worker(self) -> int:
        """Return the worker's process, once there is one."""
        return self._child("sosei.web.jobs.worker")

    def web(self) -> int:
        """Return the web process, once there is one."""
        return self._child("spawn_main")

    def kill(self) -> None:
        """Kill all its processes at once, as a machine that loses its power; return when they are gone."""
        children = self.children()
        for pid in (self.process.pid, *children):  # the parent first: it starts its children anew
            os.kill(pid, signal.SIGKILL)
        self.process.wait(LONG)
        soon(lambda: all(map(gone, children)) or None)

    def _child(self, told: str) -> int:
        return soon(lambda: next((pid for pid in self.children() if told in _command(pid)), None))


def posted(browser: httpx.Client, path: str, fields: dict[str, str], **more: Any) -> httpx.Response:
    """Open a page and send its form."""
    page = browser.get(path)
    page.raise_for_status()
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    return browser.post(path, data={**fields, "csrfmiddlewaretoken": token}, **more)


def insisted(send: Callable[[], httpx.Response]) -> httpx.Response:
    """Send until it is answered, as somebody does whose server was away for a moment."""
    return soon(lambda: _answered(send))


def _answered(send: Callable[[], httpx.Response]) -> httpx.Response | None:
    try:
        return send()
    except httpx.TransportError:
        return None


def soon(look: Callable[[], Found | None]) -> Found:
    """Return what is found as soon as it is there."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        if (found := look()) is not None:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def gone(pid: int) -> bool:
    """Whether a process has ended."""
    return not _command(pid)


@contextmanager
def served(
    data: Path, database: str, *arguments: str, settings: str = SETTINGS
) -> Iterator[Server]:
    """Run a server as long as the context lasts; it is killed if the test has not ended it."""
    environment = {
        **os.environ,
        "SOSEI_DATA": str(data),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": settings,
        "PYTHONPATH": str(REPOSITORY),
    }
    command = (PROGRAM, "serve", "--port", "0", *arguments)
    with serving(command, environment) as (process, address):
        try:
            server = Server(process, address)
            with server.person:
                soon(lambda: _entered(server) or None)  # a busy machine says its address first
                yield server
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        assert process.wait(LONG) in {0, -signal.SIGKILL}


def _entered(server: Server) -> bool:
    """Whether the server answers; its person is signed in then."""
    try:
        server.person.get("/trial/enter/").raise_for_status()
    except httpx.TransportError:
        return False
    return True


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()  # empty for a process that has ended
    except (FileNotFoundError, ProcessLookupError):
        return ""
