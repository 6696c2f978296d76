"""A backup that is killed leaves the earlier ones whole and nothing of its own; one whose server is killed is whole."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.postgresql import postgresql
from tests.serving import LONG, PROGRAM, behind
from tests.web.backup.filled import fill
from tests.web.backup.here import migrate, place
from tests.web.jobs.server import SETTINGS, Server, served, soon

from sosei.web.backup.archive import verified
from sosei.web.serve import free_port

pytestmark = pytest.mark.long

MANY = bool(os.environ.get("SOSEI_FAULTS"))
TIMES = 8 if MANY else 1
"""`make faults` kills more often, each time further on, and the server on both databases."""

LARGE = 40 << 20
"""Bytes of a file of evidence that takes a moment to pack."""


@pytest.fixture
def data(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Path:
    """A place that holds something of everything, and one large file."""
    with django_db_blocker.unblock(), place(tmp_path / "data") as folder:
        migrate()
        fill()
    _enlarge(folder)
    return folder


@pytest.fixture(params=("sqlite", "postgresql") if MANY else ("sqlite",))
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield ""
        return
    with postgresql() as server:
        yield server.database("killed")


def test_a_killed_backup_leaves_nothing_and_the_next_one_is_whole(
    data: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    with _backup(data, kept / "before.zip") as whole:
        assert whole.wait(LONG) == 0
    before = (kept / "before.zip").read_bytes()
    for number in range(TIMES):
        with _backup(data, kept / "killed.zip") as killed:
            _wait_for(kept / f".killed.zip.{killed.pid}.part", number * LARGE // TIMES)
            killed.kill()
        assert killed.returncode == -9
        assert not (kept / "killed.zip").exists()
        assert (kept / "before.zip").read_bytes() == before
    with _backup(data, kept / "after.zip") as whole:
        assert whole.wait(LONG) == 0
    assert sorted(path.name for path in kept.iterdir()) == ["after.zip", "before.zip"]
    assert verified(kept / "after.zip")["tables"] == verified(kept / "before.zip")["tables"]


def test_a_backup_is_whole_though_the_server_is_killed_and_the_server_comes_back(
    tmp_path: Path, database: str, begun: Callable[[Path], None]
) -> None:
    data, port = tmp_path / "data", ("--port", str(free_port("127.0.0.1", 0)))
    begun(data)
    with ExitStack() as servers:
        server = servers.enter_context(served(data, database, *port))
        behind("tests.web.backup.filled.fill", data=data, database=database, settings=SETTINGS)
        _enlarge(data)
        for number in range(TIMES):
            target = tmp_path / f"{number}.zip"
            job = server.start("count", to=20, pause=0.1)
            with _backup(data, target, database) as backup:
                part = tmp_path / f".{target.name}.{backup.pid}.part"
                _wait_for(part, number * LARGE // TIMES)
                server.kill()
                assert backup.wait(LONG) == 0
            server = _again(servers, server, data, database, port)
            assert server.ended(job)["state"] == "done"
            verified(target)
    restored = tmp_path / "restored"
    for words in (("restore", str(target)), ("audit-trail", "verify")):
        with _sosei(*words, data=restored) as done:
            assert done.wait(LONG) == 0
    held = [path for path in (restored / "evidence").rglob("*") if path.is_file()]
    assert [path.stat().st_size for path in held] == [LARGE]


def _again(
    servers: ExitStack, killed: Server, data: Path, database: str, port: tuple[str, str]
) -> Server:
    """Start a server that was killed once more; its person is still signed in."""
    server = servers.enter_context(served(data, database, *port))
    server.person.cookies = killed.person.cookies
    return server


def _enlarge(data: Path) -> None:
    """Let the file of evidence be one that takes a moment to pack."""
    proof = next(path for path in (data / "evidence").rglob("*") if path.is_file())
    proof.write_bytes(os.urandom(LARGE))


def _backup(data: Path, target: Path, database: str = "") -> subprocess.Popen[bytes]:
    return _sosei("backup", str(target), data=data, database=database)


def _sosei(*words: str, data: Path, database: str = "") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SOSEI_DATA": str(data), "DATABASE_URL": database}
    environment["DJANGO_SETTINGS_MODULE"] = "sosei.web.settings"
    return subprocess.Popen([PROGRAM, *words], env=environment)  # noqa: S603 - our own


def _wait_for(part: Path, size: int) -> None:
    """Wait until more than so many bytes of a backup are written."""
    soon(lambda: (part.exists() and part.stat().st_size > size) or None)
