"""A database that goes away and comes back: pages say so in both languages and return alone; so does the worker."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import psycopg
import pytest
from tests.postgresql import postgresql
from tests.web.jobs.server import Server, served, soon

SOCKET = ".s.PGSQL.5432"


@pytest.mark.skipif(
    not os.environ.get("SOSEI_FAULTS"),
    reason="one of the long tests of faults: make faults",
)
def test_pages_and_worker_come_back_with_the_database(tmp_path: Path) -> None:
    with postgresql() as database:
        address = database.database("gone")
        with served(tmp_path, address) as server, psycopg.connect(address) as operator:
            first = server.start("count", to=1, pause=0)
            server.ended(first)
            before = server.worker()
            _close(database.socket, operator)
            refused = soon(lambda: _refused(server))
            assert refused.headers["Retry-After"] == "10"
            assert "データベースが応答していません" in refused.text
            assert "The database does not answer" in refused.text
            assert server.person.get("/health/live").status_code == 200
            told = server.person.get("/health/ready")
            assert (told.status_code, told.json()["checks"]["database"]) == (503, "unreachable")
            (database.socket / f"{SOCKET}.away").rename(database.socket / SOCKET)
            soon(lambda: server.person.get("/jobs/").status_code == 200 or None)
            assert server.ended(server.start("count", to=2, pause=0))["state"] == "done"
            assert server.job(first)["state"] == "done"
            assert server.worker() != before


def _close(folder: Path, operator: psycopg.Connection[tuple[object, ...]]) -> None:
    """Take the way to the server away, and end every connection that others have."""
    (folder / SOCKET).rename(folder / f"{SOCKET}.away")
    operator.autocommit = True
    operator.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE pid <> pg_backend_pid() AND datname = current_database()"
    )


def _refused(server: Server) -> httpx.Response | None:
    answer = server.person.get("/jobs/")
    return answer if answer.status_code == 503 else None
