"""A disk that is really full: pages say so in both languages, and work goes on once there is room."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.jobs.server import Server, served, soon

SIZE = 96
"""Megabytes of the disk."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:  # noqa: S603 - our own words
        pytest.skip("a disk can be mounted by root alone")
    try:
        yield tmp_path
    finally:
        subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)  # noqa: S603, S607 - the same


def test_a_full_disk_is_told_and_work_goes_on_once_there_is_room(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_DISK_FREE", "8")
    with served(disk, f"sqlite:///{disk}/sosei.sqlite3") as server:
        first = server.start("count", to=1, pause=0)
        server.ended(first)
        assert _ready(server) == (200, "ok")
        _fill(disk / "filler")
        assert _ready(server) == (503, "low")
        refused = soon(lambda: _refused(server))
        assert "ディスクがいっぱい" in refused
        assert "The disk of the server is full" in refused
        (disk / "filler").unlink()
        assert _ready(server) == (200, "ok")
        assert server.ended(server.start("count", to=2, pause=0))["state"] == "done"
        assert server.job(first)["state"] == "done"


def _fill(path: Path) -> None:
    """Write until there is no room for a single byte."""
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def _ready(server: Server) -> tuple[int, str]:
    """Return the status of the address of readiness, and what it says of the disk."""
    told = server.person.get("/health/ready")
    return told.status_code, told.json()["checks"]["disk"]


def _refused(server: Server) -> str | None:
    """Ask for a job: a log that has room left in its last pages may still take some."""
    answer = server.person.post("/trial/start/count/", json={"to": 1, "pause": 0})
    return answer.text if answer.status_code == 507 else None
