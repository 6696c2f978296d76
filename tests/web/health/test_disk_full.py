"""Disks that are really full: everything says so in both languages, and work goes on once there is room."""

from __future__ import annotations

import errno
import gc
import os
import pwd
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from tests import planner_files
from tests.postgresql import NOBODY, postgresql
from tests.serving import PROGRAM, done
from tests.web.health.disks import disk, full
from tests.web.jobs.server import SETTINGS, Server, served, soon

pytestmark = pytest.mark.long

PROOF = b"%PDF-1.7 " + bytes(4 << 20)
REPORT = {"value": "797", "happened": "婚姻が減った。", "next": "続ける。", "version": "0"}


@pytest.fixture
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """Two small disks: one for the data folder, one for the library."""
    monkeypatch.setenv("SOSEI_DISK_FREE", "8")
    monkeypatch.setenv("SOSEI_LIBRARY", str(tmp_path / "other" / "library"))
    with disk(tmp_path / "data", 96) as data, disk(tmp_path / "other", 24) as other:
        (other / "library").mkdir()
        yield data, other


def test_a_full_disk_is_told_everywhere_and_work_goes_on_once_there_is_room(
    disks: tuple[Path, Path], begun: Callable[[Path], None]
) -> None:
    data, other = disks
    begun(data)
    database = f"sqlite:///{data}/sosei.sqlite3"
    with served(data, database) as server:
        seeded = _seeded(data, database)
        _empty_log(data / "sosei.sqlite3")
        with full(data):
            assert _ready(server) == (503, "low")
            _nothing_is_taken(server, seeded)
            assert _left(data) == []
        assert _told(data, database) == {"sent": [], "torn": [], "editions": []}
        assert _left(data) == []
        _everything_is_taken(server, seeded)
        assert _told(data, database) == {"sent": seeded["reports"][:1], "torn": [], "editions": [1]}
        with full(other):
            assert _ready(server) == (503, "low")
            _no_figures_are_taken(server)
            _no_backup_is_made(data, database, other / "backup.zip")
        assert [path.name for path in other.iterdir()] == ["library"]
        assert _dropped(server)["state"] == "done"
        assert _ready(server) == (200, "ok")


@pytest.mark.django_db
def test_a_file_without_room_leaves_nothing_of_itself_whenever_memory_is_cleared(
    tmp_path: Path, settings: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]
        raise OSError(errno.ENOSPC, "No space left on device")

    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", full_disk)
    client.raise_request_exception = False
    gc.disable()
    try:
        answer = client.post("/data/", {"files": SimpleUploadedFile("根拠.pdf", PROOF)})
        assert (answer.status_code, list(tmp_path.iterdir())) == (507, [])
    finally:
        gc.enable()


@pytest.mark.skipif(
    not os.environ.get("SOSEI_FAULTS"), reason="one of the long tests of faults: make faults"
)
def test_a_full_disk_of_postgresql_is_told_and_work_goes_on_once_there_is_room(
    tmp_path: Path,
) -> None:
    with postgresql() as postgres, disk(postgres.socket / "tables", 96) as tables:
        os.chown(tables, pwd.getpwnam(NOBODY).pw_uid, -1)
        data, database = tmp_path / "data", _on_its_own_disk(postgres.database("first"), tables)
        with served(data, database) as server:
            seeded = _seeded(data, database)
            with full(tables):
                soon(lambda: _refused(server, seeded) or None)
            told = _told(data, database)
            assert told["torn"] == []
            _everything_is_taken(server, seeded)


def _seeded(data: Path, database: str) -> Any:
    return done("tests.web.reviews.behind.seed", data=data, database=database, settings=SETTINGS)


def _told(data: Path, database: str) -> Any:
    return done("tests.web.reviews.behind.told", data=data, database=database, settings=SETTINGS)


def _empty_log(database: Path) -> None:
    """Leave no room in SQLite's log that was taken from the disk before."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def _ready(server: Server) -> tuple[int, str]:
    """Return the status of the address of readiness, and what it says of the disk."""
    told = server.person.get("/health/ready")
    return told.status_code, told.json()["checks"]["disk"]


def _nothing_is_taken(server: Server, seeded: Any) -> None:
    for answer in (*_asked(server, seeded), server.person.post("/trial/start/count/", json={})):
        assert answer.status_code == 507
        assert "ディスクがいっぱい" in answer.text
        assert "The disk of the server is full" in answer.text


def _everything_is_taken(server: Server, seeded: Any) -> None:
    assert [answer.status_code for answer in _asked(server, seeded)] == [302, 302]
    assert server.ended(server.start("count", to=1, pause=0))["state"] == "done"


def _asked(server: Server, seeded: Any) -> list[httpx.Response]:
    """Send a report with its evidence, and freeze another year."""
    report = f"/reviews/reports/{seeded['reports'][0]}/"
    proof = {"files": ("根拠.pdf", PROOF)}
    return [
        server.post(report, {**REPORT, "send": "yes"}, files=proof),
        server.post(f"/reviews/{seeded['silent']}/freeze/", {}),
    ]


def _left(data: Path) -> list[Path]:
    """Return what was left of files that came in while the disk was full."""
    folders = (data / "uploads", data / "evidence")
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def _no_figures_are_taken(server: Server) -> None:
    job = _dropped(server)
    assert job["state"] == "refused"
    assert "ディスクの空き容量がありません" in job["faults"][0]["ja"]
    assert "the disk is full" in job["faults"][0]["en"]
    assert "まず国勢調査" in server.person.get("/data/").text  # the library is as empty as before


def _dropped(server: Server) -> dict[str, Any]:
    """Drop a file of figures, and return the job when it is finished."""
    census = {"files": ("国勢調査.csv", planner_files.census())}
    answer = server.post("/data/", {}, files=census)
    assert answer.status_code == 302
    return server.ended(answer.headers["Location"].strip("/").rsplit("/", 1)[-1])


def _no_backup_is_made(data: Path, database: str, target: Path) -> None:
    environment = {**os.environ, "SOSEI_DATA": str(data), "DATABASE_URL": database}
    environment |= {"SOSEI_LANGUAGE": "ja", "DJANGO_SETTINGS_MODULE": "sosei.web.settings"}
    ran = subprocess.run(  # noqa: S603 - our own program
        [PROGRAM, "backup", str(target)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "ディスクの空き容量がありません" in ran.stderr


def _on_its_own_disk(address: str, folder: Path) -> str:
    """Make a database whose tables lie on a disk of their own; the log of PostgreSQL lies elsewhere."""
    with psycopg.connect(address, autocommit=True) as operator:
        operator.execute(f"CREATE TABLESPACE own LOCATION '{folder}'".encode())
        operator.execute(b"CREATE DATABASE small TABLESPACE own")
    return address.removesuffix("first") + "small"


def _refused(server: Server, seeded: Any) -> bool:
    """Ask until a table needs another page: those that it has may have room left."""
    report = f"/reviews/reports/{seeded['reports'][1]}/"
    answer = server.post(report, {**REPORT, "happened": "減った。" * 2000})
    return answer.status_code == 507
