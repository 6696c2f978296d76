"""The list of docs/security.md is whole and true; lines that no other test keeps are kept here."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as in_force
from django.test import Client
from django.urls import reverse
from tests.web.backup.filled import PROOF, fill

from sosei.web.logs import JsonLines
from sosei.web.reviews.models import Evidence

REPOSITORY = Path(__file__).parents[3]
PAGE = (REPOSITORY / "docs/security.md").read_text("utf-8")
LINES = {
    number: how.strip()
    for number, _, how in re.findall(r"^\| ([0-9.]+) \| (.+?) \| (.+) \|$", PAGE, re.M)
}

LAST = (
    "1.1.7 1.2.4 1.4.5 1.5.4 1.6.4 1.7.2 1.8.2 1.9.2 1.10.1 1.11.3 1.12.2 1.14.6 2.1.12 2.2.7 2.3.3 2.4.6 2.5.7 2.6.3 "
    "2.7.6 2.8.7 2.9.3 2.10.4 3.1.1 3.2.4 3.3.4 3.4.5 3.5.3 3.6.2 3.7.1 4.1.5 4.2.2 4.3.3 5.1.5 5.2.8 5.3.10 5.4.3 "
    "5.5.4 6.1.3 6.2.8 6.3.3 6.4.2 7.1.4 7.2.2 7.3.4 7.4.3 8.1.6 8.2.3 8.3.8 9.1.3 9.2.5 10.1.1 10.2.6 10.3.3 11.1.8 "
    "12.1.3 12.2.1 12.3.6 12.4.2 12.5.2 12.6.1 13.1.5 13.2.6 13.3.2 13.4.2 14.1.5 14.2.6 14.3.3 14.4.7 14.5.4"
)
"""The last requirement of each section of ASVS 4.0.3."""

WITHDRAWN = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}
LEVEL_3_OF = (
    "1.11.3 2.2.4 2.2.5 2.2.6 2.2.7 3.6.1 3.6.2 6.2.7 6.2.8 6.3.3 8.1.5 8.1.6 9.2.5 10.1.1",
    "10.2.3 10.2.4 10.2.5 10.2.6 14.1.5",
)
LEVEL_3 = set(" ".join(LEVEL_3_OF).split())
SECRETS = (
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    r"\bAKIA[0-9A-Z]{16}\b",
    r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    r"\bxox[baprs]-[0-9A-Za-z-]{10,}",
    r"://[^/\s:@\"'{}]+:(?!(?:p%40ss|secret|PASSWORD|password|パスワード|pass|sec\[ret)@)[^/\s:@\"'{}]{6,}@",
    r"(?i)\b(?:secret_key|app_id|api_key|password)\s*[:=]\s*[\"'][A-Za-z0-9_\-+/]{20,}[\"']",
)


def test_every_line_of_level_two_stands_once() -> None:
    told = re.findall(r"^\| ([0-9.]+) \|", PAGE, re.M)
    wanted = {
        f"{section}.{number}"
        for section, _, last in (word.rpartition(".") for word in LAST.split())
        for number in range(1, int(last) + 1)
    }
    assert sorted(told) == sorted(wanted - WITHDRAWN - LEVEL_3)
    assert all(LINES[number] for number in told)


@pytest.mark.parametrize("number", sorted(LINES))
def test_what_a_line_names_is_there(number: str) -> None:
    how = LINES[number]
    named = re.findall(r"`([^`]+)`", how)
    assert named or how.startswith(("n/a: ", "**open**")), how
    for name in named:
        path, _, function = name.partition("::")
        if name.startswith("settings."):
            assert hasattr(in_force, name.removeprefix("settings.")), name
        elif "/" in path or path.endswith((".md", ".toml", ".lock")) or path == "Makefile":
            assert (REPOSITORY / path).exists(), name
            if function:
                assert f"def {function}(" in (REPOSITORY / path).read_text("utf-8"), name


def test_the_proxy_that_is_offered_speaks_new_protocols_alone() -> None:
    told = (REPOSITORY / "docs/nginx.conf").read_text("utf-8")
    assert re.findall(r"ssl_protocols (.+);", told) == ["TLSv1.2 TLSv1.3"]
    ciphers = re.findall(r"ssl_ciphers (.+);", told)[0].split(":")
    assert all(name.startswith("ECDHE-") and "CBC" not in name for name in ciphers)
    assert all("GCM" in name or "POLY1305" in name for name in ciphers)
    limit = in_force.UPLOAD_LIMIT // 2**20
    for line in (f"client_max_body_size {limit}m", "X-Forwarded-Proto https", "ssl_stapling on"):
        assert line in told


def _repository() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    paths = [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def _secrets(text: str) -> list[str]:
    return [found[0] for rule in SECRETS for found in re.finditer(rule, text)]


def test_the_search_for_secrets_finds_them() -> None:
    for text in (
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AKIA" + "A" * 16,
        "ghp_" + "a" * 36,
        "postgresql://sosei:" + "hunter22@db/sosei",
        'SECRET_KEY = "' + "a" * 50 + '"',
    ):
        assert _secrets(text), text


def test_no_secret_is_in_the_repository() -> None:
    found = {
        path.name: hits
        for path in _repository()
        if path.suffix in {".py", ".md", ".toml", ".sh", ".html", ".js", ".service", ".lock", ""}
        and (hits := _secrets(path.read_text("utf-8", errors="replace")))
    }
    assert found == {}


def test_every_requirement_is_pinned_by_its_hash() -> None:
    for lock in ("requirements.lock", "requirements-test.lock"):
        text = (REPOSITORY / lock).read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
        assert len(lines) > 20
        for line in lines:
            assert re.match(r"[a-z0-9._-]+==", line), line
            assert "--hash=sha256:" in line, line


def test_behind_https_cookies_are_of_this_host_alone_and_https_is_kept() -> None:
    ask = (
        "import json; from sosei.web import settings as s; print(json.dumps([s.SESSION_COOKIE_NAME,"
        "s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS, s.SECURE_PROXY_SSL_HEADER]))"
    )
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", ask],
        env={**kept, "SOSEI_HTTPS": "1"},
        capture_output=True,
        check=True,
    )
    assert json.loads(told.stdout) == [
        "__Host-sosei_session",
        "__Host-sosei_csrf",
        31_536_000,
        ["HTTP_X_FORWARDED_PROTO", "https"],
    ]


@pytest.mark.django_db
def test_no_answer_tells_what_it_is_made_with(client: Client) -> None:
    for page in ("/", "/jobs/", "/nowhere/", "/health/live"):
        answer = client.get(page)
        told = {name.lower() for name in answer.headers}
        assert not told & {"server", "x-powered-by", "via"}
        kind = answer["Content-Type"]
        assert kind == "application/json" or kind.endswith("charset=utf-8")


@pytest.mark.django_db
def test_no_person_and_nothing_that_was_typed_reaches_the_log(
    client_of: Callable[..., Client], caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    lines: list[str] = []
    caplog.set_level(logging.INFO)
    client = client_of("planner", name="hanako")
    typed = {"email": "taro@city.example.jp", "password": "a-typed-password"}
    Client().post("/login/", typed)
    client.get("/strategies/?q=typed-words")
    client.get("/nowhere/typed-words/")
    client.post("/plans/new/", {"name": "typed-words"})
    lines = [JsonLines().format(record) for record in caplog.records if record.name != "django"]
    levels = settings.LOGGING["loggers"]["django.request"]["level"]
    kept = [line for line in lines if '"django.request"' not in line or f'"{levels}"' in line]
    for word in ("hanako", "taro", "typed"):
        assert word not in "\n".join(kept)


@pytest.mark.django_db
def test_evidence_is_given_out_to_be_saved_and_never_as_a_page(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.DATA, settings.EVIDENCE = tmp_path, tmp_path / "evidence"
    settings.UPLOADS, settings.LIBRARY = tmp_path / "uploads", tmp_path / "library"
    fill()
    row = Evidence.objects.get()
    address = reverse("evidence", args=[row.report_id, row.pk])
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer) == PROOF
