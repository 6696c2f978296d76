"""A backup that is killed leaves the earlier ones whole and nothing of its own; the next one is made."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.serving import LONG, PROGRAM
from tests.web.backup.filled import fill
from tests.web.backup.here import migrate, place
from tests.web.jobs.server import soon

from sosei.web.backup.archive import verified

TIMES = 8 if os.environ.get("SOSEI_FAULTS") else 1
"""`make faults` kills more often, each time further on."""

LARGE = 40 << 20
"""Bytes of a file of evidence that takes a moment to pack."""


@pytest.fixture
def data(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Path:
    """A place that holds something of everything, and one large file."""
    with django_db_blocker.unblock(), place(tmp_path / "data") as folder:
        migrate()
        fill()
        proof = next(path for path in (folder / "evidence").rglob("*") if path.is_file())
        proof.write_bytes(os.urandom(LARGE))
    return folder


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


def _backup(data: Path, target: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SOSEI_DATA": str(data), "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "sosei.web.settings"
    return subprocess.Popen([PROGRAM, "backup", str(target)], env=environment)  # noqa: S603 - our own


def _wait_for(part: Path, size: int) -> None:
    """Wait until more than so many bytes of a backup are written."""
    soon(lambda: (part.exists() and part.stat().st_size > size) or None)
