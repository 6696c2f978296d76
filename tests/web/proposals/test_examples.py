"""The examples of docs/formats.md send what is taken."""

from __future__ import annotations

import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from tests.docs.handbook import REPOSITORY
from tests.web.proposals.conftest import Sender

from sosei.web.proposals.models import Proposal

ADDRESS = "https://sosei.example.jp/api/proposals/aizu-2/"
SOURCE = "00000000-0000-4000-8000-000000000000"
ROW = {"indicator": "S2-P2-M6-K1", "year": "2021", "value": "31"}


def _example(language: str) -> str:
    text = (REPOSITORY / "docs" / "formats.md").read_text(encoding="utf-8")
    found: str = re.findall(rf"```{language}\n(.*?)```", text.split("## Proposals")[1], re.S)[0]
    return found


def _post(url: str, content: bytes, headers: dict[str, str]) -> HttpResponse:
    path = "/" + url.split("/", 3)[3]
    own = {name: value for name, value in headers.items() if name != "Content-Type"}
    return Client().post(path, content, content_type=headers["Content-Type"], headers=own)  # type: ignore[return-value]


def test_the_example_in_python_sends(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx, "post", _post)
    names: dict[str, Any] = {}
    exec(compile(_example("python"), "formats.md", "exec"), names)  # noqa: S102 - our own manual
    answer = names["propose"](ADDRESS, str(sender.source.pk), sender.secret, [ROW])
    assert answer.status_code == 202
    assert Proposal.objects.get().cells["value"] == "31"


def test_the_example_of_a_shell_sends(sender: Sender, tmp_path: Path) -> None:
    """`curl` is one that writes down what it is told: nothing leaves the test."""
    stub = tmp_path / "curl"
    stub.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "$SENT"\n', encoding="utf-8")
    stub.chmod(0o755)
    sent = tmp_path / "sent"
    told = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "SECRET": sender.secret, "SENT": str(sent)}
    script = _example("sh").replace(SOURCE, str(sender.source.pk))
    own = {**os.environ, **told}
    subprocess.run(["/bin/sh", "-euc", script], env=own, check=True)  # noqa: S603 - our own manual
    arguments = sent.read_text(encoding="utf-8").split("\0")[:-1]
    pairs = list(pairwise(arguments))
    headers = dict(value.split(": ", 1) for name, value in pairs if name == "-H")
    body = dict(pairs)["--data-binary"].encode()
    assert _post(arguments[-1], body, headers).status_code == 202
    assert Proposal.objects.get().cells["value"] == "31"


def test_the_page_shows_the_example_of_the_manual(sender: Sender, client: Client) -> None:
    shown = render_to_string("strategies/edit/send.sh", {"address": ADDRESS, "source": SOURCE})
    assert shown == _example("sh")
    page = client.get("/plans/aizu-2/edit/sources/").content.decode()
    assert f"SOURCE='{sender.source.pk}'" in page
    assert "ADDRESS='http://testserver/api/proposals/aizu-2/'" in page
