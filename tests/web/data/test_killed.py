"""The server is killed while figures and a workbook are taken in: all of it or nothing, and what was acknowledged."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests import planner_files
from tests.postgresql import database_of
from tests.sample import SAMPLE
from tests.serving import done
from tests.web.jobs.server import SETTINGS, Server, insisted, served

from sosei.cli.strategy import read
from sosei.publishing.package_workbook import workbook
from sosei.strategy.writing import tables_of
from sosei.web.serve import free_port

pytestmark = pytest.mark.long

MANY = bool(os.environ.get("SOSEI_FAULTS"))
"""`make faults` kills more often, at other moments, and on both databases."""

TIMES = 8 if MANY else 1
FILES = 5
"""Of one drop."""

LASTS = 1.6
"""Seconds over which the kills are spread: about what a job takes in a worker that has just started."""

ANSWERS = 0.3
"""Those over which kills of the web process are: about what it takes to answer."""

WORKBOOK = "/plans/aizu-2/edit/files/"


@pytest.fixture(params=("sqlite", "postgresql") if MANY else ("sqlite",))
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database_of(request.param, tmp_path) as address:
        yield address


@contextmanager
def killed(pid: int, after: float) -> Iterator[None]:
    """Kill a process some seconds later, while something else goes on."""
    timer = threading.Timer(after, os.kill, (pid, signal.SIGKILL))
    timer.start()
    try:
        yield
    finally:
        timer.join()


def test_what_was_taken_in_is_whole_whoever_was_killed(
    tmp_path: Path, database: str, begun: Callable[[Path], None]
) -> None:
    begun(tmp_path)
    with served(tmp_path, database) as server:
        done("tests.web.data.behind.seed", data=tmp_path, database=database, settings=SETTINGS)
        for number in range(TIMES):
            later = (number + 0.5) / TIMES
            _drop_while(server, 2 * number, killed(server.worker(), later * LASTS))
            _drop_while(server, 2 * number + 1, killed(server.web(), later * ANSWERS))
            _take_in_while(server, number, killed(server.web(), later * ANSWERS))
        _whole(tmp_path, database, drops=2 * TIMES)


@pytest.mark.skipif(not MANY, reason="one of the long tests of faults: make faults")
def test_what_was_taken_in_is_whole_after_the_whole_server_was_killed(
    tmp_path: Path, database: str
) -> None:
    port = ("--port", str(free_port("127.0.0.1", 0)))
    with ExitStack() as servers:
        server = servers.enter_context(served(tmp_path, database, *port))
        done("tests.web.data.behind.seed", data=tmp_path, database=database, settings=SETTINGS)
        for number in range(TIMES):
            job = _dropped(server, number)
            time.sleep(LASTS * number / TIMES)
            server.kill()
            person = server.person.cookies
            server = servers.enter_context(served(tmp_path, database, *port))
            server.person.cookies = person
            _ended(server, number, job)
            _take_in_while(server, number, ExitStack())
        _whole(tmp_path, database, drops=TIMES)


def _drop_while(server: Server, number: int, happens: Any) -> None:
    with happens:
        job = _dropped(server, number)
    _ended(server, number, job)


def _dropped(server: Server, number: int) -> str:
    """Drop some files, again until they are acknowledged; return the job's number."""
    files = [
        ("files", (f"{number}-{place}.csv", _census(2015 + FILES * number + place)))
        for place in range(FILES)
    ]
    answer = insisted(lambda: server.post("/data/", {}, files=files))
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].strip("/").rsplit("/", 1)[-1]


def _census(edition: int) -> bytes:
    return planner_files.census().replace(b",census,2015,", b",census,%d," % edition)


def _ended(server: Server, number: int, job: str) -> None:
    """Wait for a job; the page shows all files of the drop or none meanwhile."""
    state = ""
    while state != "done":
        page = insisted(lambda: server.person.get("/data/")).text
        assert sum(f"{number}-{place}.csv" in page for place in range(FILES)) in {0, FILES}
        state = insisted(lambda: server.person.get(f"/trial/state/{job}/")).json()["state"]
        assert state not in {"failed", "refused"}
    assert f"{number}-0.csv" in server.person.get("/data/").text


def _take_in_while(server: Server, number: int, happens: Any) -> None:
    """Take in a workbook that renames every node, again until it is acknowledged, or found to be there."""
    package = read(Path(SAMPLE) / "strategy_2")
    nodes = tuple(replace(node, name=f"{node.name}・{number}") for node in package.nodes)
    book = {"files": ("戦略.xlsx", workbook(tables_of(replace(package, nodes=nodes))))}
    page = insisted(lambda: server.post(WORKBOOK, {}, files=book)).text
    fields = {name: _field(page, name) for name in ("draft", "version", "csrfmiddlewaretoken")}
    with happens:
        taken = insisted(lambda: server.person.post(f"{WORKBOOK}take/", data=fields))
    assert taken.status_code in {302, 409, 422}  # the first, or a second that meets it


def _field(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0]


def _whole(data: Path, database: str, *, drops: int) -> None:
    told = done("tests.web.data.behind.told", data=data, database=database, settings=SETTINGS)
    names = [f"{number}-{place}.csv" for number in range(drops) for place in range(FILES)]
    assert sorted(told["rows"]) == sorted(names)
    assert len(set(told["rows"].values())) == 1
    assert {name.rsplit("・", 1)[-1] for name in told["nodes"]} == {str(TIMES - 1)}
    assert set(told["added"]) == {
        "、".join(names[start : start + FILES]) for start in range(0, len(names), FILES)
    }
    assert told["faults"] == []
