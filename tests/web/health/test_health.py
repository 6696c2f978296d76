"""How the server says that it is well, and what it says when it is not."""

from __future__ import annotations

import errno
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from sosei.base.errors import InputError
from sosei.web.health import checks
from sosei.web.jobs.alone import alone_now, at_work
from sosei.web.settings import CONTENT_SECURITY_POLICY
from sosei.web.variables import VARIABLES, check_all

REPOSITORY = Path(__file__).parents[3]
pytestmark = pytest.mark.django_db


def test_a_process_that_answers_is_live_even_without_a_worker() -> None:
    answer = Client().get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"live": True})


def test_a_server_is_ready_when_everything_is_there_and_says_what_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Client().get("/health/ready").json()["checks"]["worker"] == "none"
    with alone_now():
        answer = Client().get("/health/ready")
    assert answer.json() == {
        "ready": True,
        "checks": dict.fromkeys(("database", "migrations", "worker", "library", "disk"), "ok"),
    }
    assert answer.status_code == 200
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert not at_work()
    assert not list(tmp_path.iterdir())  # the lock of a database in memory is none of the folder's


def test_a_disk_that_fills_up_and_a_library_that_cannot_be_read_are_told(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings.LIBRARY = tmp_path
    (tmp_path / "index.sqlite3").write_bytes(b"no index")
    settings.DISK_FREE = 10**12
    answer = Client().get("/health/ready")
    told = answer.json()["checks"]
    assert (told["disk"], told["library"]) == ("low", "unreachable")
    assert str(tmp_path) not in answer.content.decode()


def test_a_database_that_is_gone_is_told_in_one_word() -> None:
    def gone() -> str:
        raise OperationalError('connection to "db.example", user "sosei" failed')

    assert checks.told({"database": gone}) == {"database": "unreachable"}


def _failing(error: Exception, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ask for a page whose making fails."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("sosei.web.front.render", fail)
    return Client(raise_request_exception=False).get("/")


@pytest.mark.parametrize("error", [OperationalError("gone"), InterfaceError("closed")])
def test_pages_say_in_both_languages_that_the_database_does_not_answer(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = _failing(error, monkeypatch)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    text = answer.content.decode()
    assert "データベースが応答していません" in text
    assert "The database does not answer" in text


def _led_to(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


def _sqlite_full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        _led_to(OperationalError("full"), _sqlite_full()),
        _led_to(OperationalError("full"), psycopg.errors.DiskFull("full")),
    ],
)
def test_pages_say_in_both_languages_that_the_disk_is_full(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = _failing(error, monkeypatch)
    assert (answer.status_code, answer["Retry-After"]) == (507, "10")
    text = answer.content.decode()
    assert "ディスクがいっぱい" in text
    assert "The disk of the server is full" in text


def test_any_other_fault_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = _failing(RuntimeError("secret words"), monkeypatch)
    assert answer.status_code == 500
    assert "secret words" not in answer.content.decode()


def test_every_answer_has_the_headers_that_keep_others_out(client: Client) -> None:
    for asked in (client, Client()):
        answer = asked.get("/")
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "camera=()" in answer["Permissions-Policy"]
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
    assert "unsafe" not in json.dumps(CONTENT_SECURITY_POLICY)


def test_what_somebody_sees_who_is_signed_in_stays_in_no_cache(client: Client) -> None:
    assert "no-store" in client.get("/jobs/")["Cache-Control"]
    assert "no-store" not in Client().get("/strategies/").get("Cache-Control", "")


def test_all_that_is_wrong_with_the_settings_is_said_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOSEI_HTTPS", "yes")
    monkeypatch.setenv("SOSEI_JOBS_A_DAY", "-1")
    monkeypatch.setenv("SOSEI_LANGUAGE", "fr")
    monkeypatch.setenv("SOSEI_HOST", "sosei.example")
    monkeypatch.setenv("DATABASE_URL", "mysql://u:secret@h/db")
    with pytest.raises(InputError) as refused:
        check_all()
    faults = {fault.file: fault for fault in refused.value.faults}
    assert faults.keys() == {
        "SOSEI_HTTPS",
        "SOSEI_JOBS_A_DAY",
        "SOSEI_LANGUAGE",
        "SOSEI_HOST",
        "DATABASE_URL",
    }
    assert "SOSEI_HOSTS" in faults["SOSEI_HOST"].text("ja")
    assert "secret" not in str(refused.value)


def test_every_setting_is_listed_and_told_to_operators() -> None:
    sources = [path.read_text("utf-8") for path in (REPOSITORY / "src").rglob("*.py")]
    read = {word for text in sources for word in re.findall(r'"(SOSEI_[A-Z_]+)"', text)}
    assert read - {"SOSEI_"} == {name for name in VARIABLES if name != "DATABASE_URL"}
    told = (REPOSITORY / "docs/operations.md").read_text("utf-8")
    inside = {
        "SOSEI_DEMO",
        "SOSEI_SHARED",
        "SOSEI_FAULTS",
        "SOSEI_AXE",
        "SOSEI_PICTURES",
    }  # of `sosei demo`, and of tests
    assert [name for name in VARIABLES if f"`{name}`" not in told and name not in inside] == []
