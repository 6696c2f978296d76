"""What an operator does at the command line: the first administrator, the trail verified and given out."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("operated")
    done = _sosei(folder, "user", "add", "hana@city.example.jp", "--name", "星 花")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^http://127\.0\.0\.1:8000/join/\S+/$", done.stdout, re.MULTILINE)
    return folder


def _sosei(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "SOSEI_"))}
    return subprocess.run(  # noqa: S603 - our own program
        [str(Path(sys.executable).with_name("sosei")), *arguments],
        env={**kept, "SOSEI_DATA": str(folder), "SOSEI_LANGUAGE": "en"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_trail_is_verified_with_what_was_noted(folder: Path) -> None:
    done = _sosei(folder, "audit-trail", "verify")
    assert done.returncode == 0
    noted = re.search(r"3:[0-9a-f]{64}", done.stdout)
    assert noted
    assert _sosei(folder, "audit-trail", "verify", "--since", noted[0]).returncode == 0
    other = _sosei(folder, "audit-trail", "verify", "--since", f"3:{'0' * 64}")
    assert other.returncode == 2
    assert "another hash of event 3" in other.stderr


def test_the_trail_is_given_out(folder: Path, tmp_path: Path) -> None:
    assert _sosei(folder, "audit-trail", "export", "-o", str(tmp_path / "t.csv")).returncode == 0
    text = (tmp_path / "t.csv").read_text(encoding="utf-8")
    assert text.startswith("number,at,by,name")
    assert _sosei(folder, "audit-trail", "export").stdout == text
    assert "@" not in text


def test_every_fault_of_an_account_is_told_and_nothing_is_made(folder: Path) -> None:
    done = _sosei(
        folder, "user", "add", "hana", "--name", "", "--role", "king", "--department", "X"
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 3
    again = _sosei(folder, "user", "add", "hana@city.example.jp", "--name", "星")
    assert again.returncode == 2
    with sqlite3.connect(folder / "sosei.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM people_department").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM people_person").fetchone() == (1,)


def test_a_trail_that_somebody_altered_ends_with_two(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "secret_key").write_bytes((folder / "secret_key").read_bytes())
    with (
        sqlite3.connect(folder / "sosei.sqlite3") as here,
        sqlite3.connect(copy / "sosei.sqlite3") as there,
    ):
        here.backup(there)
        there.execute("DROP TRIGGER trail_event_update")
        there.execute("UPDATE trail_event SET name = 'another' WHERE number = 2")
    done = _sosei(copy, "audit-trail", "verify")
    assert done.returncode == 2
    assert "event 2 says something else than was hashed" in done.stderr
