"""`sosei serve` in earnest: web process and worker, killed and stopped, on SQLite and PostgreSQL."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import httpx
import pytest
from tests.postgresql import postgresql
from tests.serving import LONG
from tests.web.jobs.server import Server, gone, served, soon

pytestmark = pytest.mark.long

Address = Callable[[], str]

MANY = bool(os.environ.get("SOSEI_FAULTS"))
DATABASES = ("sqlite", "postgresql")
RESTARTED = pytest.mark.parametrize(
    "empty_database", DATABASES if MANY else DATABASES[:1], indirect=True
)
"""`make faults` starts servers anew on both databases."""


@pytest.fixture(scope="module", params=DATABASES)
def empty_database(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    begun: Callable[[Path], None],
) -> Iterator[Address]:
    """Makes empty databases and returns their addresses."""
    numbers = count()
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: _empty(folder / f"sosei{next(numbers)}", begun)
        return
    with postgresql() as server:
        yield lambda: server.database(f"sosei{next(numbers)}")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, begun: Callable[[Path], None]) -> Path:
    """The data folder of every server here."""
    folder = tmp_path_factory.mktemp("served")
    begun(folder)
    return folder


@pytest.fixture(scope="module")
def place(empty_database: Address, data: Path) -> tuple[Path, str]:
    """The data folder and the database of the server that several tests use."""
    return data, empty_database()


@pytest.fixture(scope="module")
def server(place: tuple[Path, str]) -> Iterator[Server]:
    """A server that several tests use."""
    with served(*place) as started:
        yield started


def test_a_job_runs_beside_the_pages_and_leads_to_its_result(server: Server) -> None:
    number = server.start("count", to=3, pause=0.05)
    job = server.ended(number)
    assert (job["state"], job["attempts"], job["result"]["counted"]) == ("done", 1, 3)
    assert 'href="/jobs/"' in server.person.get(f"/jobs/{number}/").text


def test_a_running_job_tells_how_far_it_is_and_can_be_cancelled(server: Server) -> None:
    number = server.start("count", to=10_000, pause=0.05)
    server.wait(number, lambda job: job["parts_done"] > 2 and job["parts"] == 10_000)
    page = server.person.get(f"/jobs/{number}/?lang=en")
    assert "Number " in page.text
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    server.person.post(f"/jobs/{number}/cancel/", data={"csrfmiddlewaretoken": token})
    assert server.ended(number)["state"] == "cancelled"


def test_requests_at_the_same_moment_do_not_pass_the_limit(server: Server) -> None:
    first = server.start("count", to=1, pause=0)  # the session is there before they race
    server.ended(first)

    def ask(_: int) -> httpx.Response:
        return server.person.post("/trial/start/count/", json={"to": 1, "pause": 1})

    with ThreadPoolExecutor(12) as threads:
        answers = list(threads.map(ask, range(12)))
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [429] * 9
    for answer in answers:
        if answer.status_code == 200:
            assert server.ended(answer.text)["state"] == "done"


def test_a_fault_of_ours_shows_a_page_in_both_languages_and_no_trace(server: Server) -> None:
    answer = server.person.get("/trial/fail/")
    assert answer.status_code == 500
    assert "システム側の不具合です" in answer.text
    assert "the fault is ours" in answer.text
    assert "RuntimeError" not in answer.text


def test_a_worker_killed_at_work_is_replaced_and_its_job_taken_up(server: Server) -> None:
    killed = server.worker()
    running = server.start("count", to=20, pause=0.1)
    waiting = server.start("count", to=1, pause=0)
    server.wait(running, lambda job: job["parts_done"] > 2)
    os.kill(killed, signal.SIGKILL)
    job = server.ended(running)
    assert (job["state"], job["attempts"]) == ("done", 2)
    assert server.ended(waiting)["attempts"] == 1
    assert server.worker() != killed


def test_a_job_that_kills_every_worker_is_given_up_and_the_next_one_runs(server: Server) -> None:
    deadly, harmless = server.start("die"), server.start("count", to=1, pause=0)
    job = server.ended(deadly)
    assert (job["state"], job["attempts"]) == ("failed", 3)
    assert "3回" in job["faults"][0]["ja"]
    assert server.ended(harmless)["state"] == "done"


def test_a_web_process_that_dies_again_and_again_is_replaced(server: Server) -> None:
    worker = server.worker()
    for _ in range(3):  # quickly: granian itself gives up at the second time within 5.5 s
        _kill_web(server)
    assert soon(lambda: _status(server, "/jobs/")) == 200
    assert server.process.poll() is None
    assert server.worker() == worker  # it went on with its jobs


@RESTARTED
def test_a_job_outlives_a_stop_and_a_kill_of_the_server(
    empty_database: Address, data: Path
) -> None:
    database = empty_database()
    with served(data, database) as server:
        person = server.person.cookies
        stopped = _halfway(server)
        children = server.children()
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(LONG) == 0
        # what multiprocessing keeps beside a spawned process ends a moment after the server
        soon(lambda: all(gone(child) for child in children) or None)
    with served(data, database) as server:
        server.person.cookies = person
        assert _ending(server, stopped) == ("done", 1)
        killed = _halfway(server)
        children = server.children()
        server.process.kill()
        soon(lambda: all(gone(child) for child in children) or None)
        with pytest.raises(httpx.ConnectError):
            server.person.get("/jobs/")
    with served(data, database) as server:
        server.person.cookies = person
        assert _ending(server, killed) == ("done", 2)


@RESTARTED
def test_a_second_server_on_a_database_leaves_the_jobs_to_the_first(
    server: Server, place: tuple[Path, str]
) -> None:
    number = server.start("count", to=20, pause=0.1)
    with served(*place) as second:
        second.worker()
        assert _ending(server, number) == ("done", 1)


def _empty(folder: Path, begun: Callable[[Path], None]) -> str:
    """Return the address of a database in which nothing is stored."""
    begun(folder)
    return f"sqlite:///{folder}/sosei.sqlite3"


def _halfway(server: Server) -> str:
    """Start a job of two seconds and return its number while it runs."""
    number = server.start("count", to=20, pause=0.1)
    server.wait(number, lambda job: job["parts_done"] > 2)
    return number


def _ending(server: Server, number: str) -> tuple[str, int]:
    job = server.ended(number)
    return job["state"], job["attempts"]


def _kill_web(server: Server) -> None:
    killed = server.web()
    os.kill(killed, signal.SIGKILL)
    soon(lambda: gone(killed) or None)


def _status(server: Server, path: str) -> int | None:
    try:
        return server.person.get(path).status_code
    except httpx.TransportError:
        return None
