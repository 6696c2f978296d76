"""What an operator sets, and what a server says that cannot start."""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sosei.base.errors import InputError
from sosei.web.database import POSTGRESQL, SQLITE, database, masked
from sosei.web.environment import names, number, switch
from sosei.web.logs import JsonLines
from sosei.web.secret import keep_secret_key, secret_key


def _sosei(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as an operator would, speaking English."""
    program = str(Path(sys.executable).with_name("sosei"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DJANGO_", "SOSEI_"))}
    return subprocess.run(
        [program, *arguments],
        env={**kept, "SOSEI_LANGUAGE": "en", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_key_is_made_once_and_read_by_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOSEI_SECRET_KEY", raising=False)
    keep_secret_key(tmp_path)
    made = secret_key(tmp_path)
    keep_secret_key(tmp_path)
    assert secret_key(tmp_path) == made
    assert len(made) > 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
    monkeypatch.setenv("SOSEI_SECRET_KEY", "given")
    assert secret_key(tmp_path) == "given"


def test_without_an_address_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    described = database("", tmp_path)
    assert (described["ENGINE"], described["NAME"]) == (SQLITE, tmp_path / "sosei.sqlite3")
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_names_a_postgresql_and_its_options(tmp_path: Path) -> None:
    url = "postgresql://sosei:p%40ss@db.example:5433/sosei?sslmode=require"
    described = database(url, tmp_path)
    assert described["ENGINE"] == POSTGRESQL
    assert (described["HOST"], described["PORT"]) == ("db.example", 5433)
    assert (described["PASSWORD"], described["NAME"]) == ("p@ss", "sosei")
    assert described["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}


@pytest.mark.parametrize("mode", ["", "?sslmode=prefer", "?sslmode=allow"])
def test_a_database_elsewhere_is_not_used_before_its_way_is_said_to_be_protected(
    mode: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as refused:
        database(f"postgresql://sosei:secret@db.example/sosei{mode}", tmp_path)
    (fault,) = refused.value.faults
    assert fault.kind == "database_plain"
    assert "secret" not in fault.text("ja")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://sosei@/sosei",
        "postgresql://sosei@%2Frun%2Fpostgresql/sosei",
        "postgresql://sosei@127.0.0.1/sosei",
        "postgresql://sosei@db.example/sosei?sslmode=disable",
        "postgresql://sosei@db.example/sosei?sslmode=verify-full",
    ],
)
def test_a_database_here_needs_no_word_on_its_way_and_one_elsewhere_has_its_own(
    url: str, tmp_path: Path
) -> None:
    assert database(url, tmp_path)["ENGINE"] == POSTGRESQL


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:secret@h/db",
        "sosei",
        "postgresql://u:secret@h/",
        "postgresql://u:secret@h:port/db",
        "oracle://",
        "postgresql://u:sec[ret@h/db",
    ],
)
def test_a_wrong_address_is_a_fault_that_keeps_the_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        database(url, tmp_path)
    (fault,) = refused.value.faults
    assert fault.kind == "database_url"
    assert "sec" not in fault.text("ja") + masked(url)


@pytest.mark.parametrize("value", ["x", "0", "-1", "1.5", "３"])
def test_a_number_of_the_environment_is_whole_and_above_zero(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOSEI_TRIAL", value)
    with pytest.raises(InputError):
        number("SOSEI_TRIAL", 3)
    monkeypatch.setenv("SOSEI_TRIAL", " 12 ")
    assert number("SOSEI_TRIAL", 3) == 12
    monkeypatch.delenv("SOSEI_TRIAL")
    assert number("SOSEI_TRIAL", 3) == 3


def test_a_switch_is_on_or_off_and_no_other_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, on in (("", False), ("0", False), ("1", True)):
        monkeypatch.setenv("SOSEI_TRIAL", value)
        assert switch("SOSEI_TRIAL") is on
    monkeypatch.setenv("SOSEI_TRIAL", "true")
    with pytest.raises(InputError):
        switch("SOSEI_TRIAL")


def test_names_stand_between_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOSEI_TRIAL", "a.example, b.example,")
    assert names("SOSEI_TRIAL") == ["a.example", "b.example"]


def test_behind_https_cookies_are_secure_and_the_names_are_trusted() -> None:
    ask = (
        "import json; from sosei.web import settings as s; print(json.dumps([s.ALLOWED_HOSTS, "
        "s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE]))"
    )
    environment = {**os.environ, "SOSEI_HTTPS": "1", "SOSEI_HOSTS": "sosei.example"}
    said = subprocess.run(
        [sys.executable, "-c", ask], env=environment, capture_output=True, check=True
    )
    hosts, origins, *secure = json.loads(said.stdout)
    assert hosts[-1] == "sosei.example"
    assert origins == ["https://sosei.example"]
    assert secure == [True, True]


@pytest.mark.django_db
def test_a_request_beyond_the_limit_is_refused_before_it_is_read(
    client: Client, settings: Any
) -> None:
    answer = client.post("/jobs/", CONTENT_LENGTH=str(settings.UPLOAD_LIMIT + 1))
    assert answer.status_code == 413
    assert "256 MB" in answer.content.decode()


@pytest.mark.django_db
def test_a_host_that_is_not_named_gets_nothing(client: Client) -> None:
    assert client.get("/jobs/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_log_line_is_json_with_what_was_told_and_the_trace() -> None:
    try:
        raise ValueError("行1\n行2")
    except ValueError:
        trace = sys.exc_info()
    record = logging.LogRecord("sosei.x", logging.ERROR, "f", 1, "a %s", ("job",), trace)
    record.job, record.person = "12", "hana"
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert (told["message"], told["job"], told["level"]) == ("a job", "12", "ERROR")
    assert told["traceback"].endswith("ValueError: 行1\n行2")
    assert "hana" not in line


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DATABASE_URL": "mysql://u:secret@h/db"}, "DATABASE_URL: found mysql://h/db; expected"),
        (
            {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/db"},
            "DATABASE_URL: found postgresql://127.0.0.1:1/db, which cannot be used",
        ),
        ({"SOSEI_JOBS_A_DAY": "many"}, 'SOSEI_JOBS_A_DAY: found "many"; expected'),
        ({"SOSEI_DATA": "/dev/null/data"}, "found a data folder that cannot be written"),
    ],
)
def test_a_server_that_cannot_start_says_why_and_what_to_do(
    environment: dict[str, str], expected: str, tmp_path: Path
) -> None:
    said = _sosei("serve", "--port", "0", **{"SOSEI_DATA": str(tmp_path / "data"), **environment})
    assert said.returncode == 2
    assert expected in said.stderr
    assert "secret" not in said.stderr
    assert "Traceback" not in said.stderr
    assert said.stdout == ""


def test_a_server_open_to_others_needs_a_name(tmp_path: Path) -> None:
    said = _sosei("serve", "--port", "0", "--host", "0.0.0.0", SOSEI_DATA=str(tmp_path / "data"))  # noqa: S104
    assert said.returncode == 2
    assert "SOSEI_HOSTS" in said.stderr
    assert not (tmp_path / "data").exists()


def test_an_address_of_no_machine_here_and_a_port_in_use_are_told(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    said = _sosei("serve", "--host", "192.0.2.1", SOSEI_DATA=data, SOSEI_HOSTS="x.example")
    assert (said.returncode, "address that this machine" in said.stderr) == (2, True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _sosei("serve", "--port", str(port), SOSEI_DATA=data)
    assert (said.returncode, f"--port {port + 1}" in said.stderr) == (2, True)
