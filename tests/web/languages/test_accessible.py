"""Every page in Chromium, for whoever may open it: axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as in_force
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route
from tests.browser.barriers import barriers
from tests.browser.chromium import chromium
from tests.browser.errands import PHONE, WIDE
from tests.web.languages import world

from sosei.base.messages import Language
from sosei.web.prepare import write_generated

SITE = "http://127.0.0.1:1"
"""Where nobody listens: what Chromium asks for is answered from what was gathered."""

WIDTHS: dict[Language, int] = {"ja": PHONE, "en": WIDE}

EVERY = bool(os.environ.get("SOSEI_AXE"))
"""Whether to look in both languages and as nobody too (`make axe`); else in Japanese at the width of a hand."""

ALIKE = ("stored",)
"""The vision of an edition shows what the vision of the town shows, with as many figures."""

Answers = Mapping[str, tuple[dict[str, str], bytes]]

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def _answer(answer: Any) -> tuple[dict[str, str], bytes]:
    return dict(answer.headers), answer.content


def _gathered(
    loaded: world.World, readers: Mapping[str, Client], language: Language
) -> Mapping[str, Answers]:
    """Return the pages by who looks at them: those who may open each, and nobody where that is another page."""
    pages: dict[str, dict[str, tuple[dict[str, str], bytes]]] = {"somebody": {}, "nobody": {}}
    nobody = Client()
    for name, address in world.pages(loaded):
        if name in ALIKE and not EVERY:
            continue
        asked = f"{address}{'&' if '?' in address else '?'}lang={language}"
        told = readers[world.role_of(name)].get(asked)
        assert told.status_code == 200, f"{name} {address}: {told.status_code}"
        pages["somebody"][asked] = _answer(told)
        if (told := nobody.get(asked)).status_code == 200:
            pages["nobody"][asked] = _answer(told)
    return pages


def _static(path: str) -> Path | None:
    found = finders.find(path.removeprefix(str(in_force.STATIC_URL)))
    return Path(found) if isinstance(found, str) else None


def _fulfil(answers: Answers, route: Route) -> None:
    asked = urlsplit(route.request.url)
    own = f"{asked.path}?{asked.query}"
    if own in answers:
        headers, body = answers[own]
        route.fulfill(status=200, headers=headers, body=body)
    elif (file := _static(asked.path)) is not None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        route.fulfill(status=200, content_type=kind, body=file.read_bytes())
    else:
        route.abort()


def _found(page: Page, address: str) -> list[str]:
    """Return what is wrong with a page."""
    page.goto(f"{SITE}{address}")
    found = [f"{address}: {rule} {element}" for rule, element in barriers(page)]
    if not page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"):
        found.append(f"{address}: scrolls sideways")
    return found


@pytest.mark.parametrize("language", ["ja", "en"] if EVERY else ["ja"])
def test_no_page_keeps_anybody_out(
    loaded: world.World,
    readers: dict[str, Client],
    language: Language,
    tmp_path: Path,
) -> None:
    write_generated(Path(in_force.GENERATED))
    gathered, found = _gathered(loaded, readers, language), []
    with chromium(tmp_path) as browser:
        size = {"width": WIDTHS[language], "height": 900}
        for who, answers in gathered.items() if EVERY else [("somebody", gathered["somebody"])]:
            assert len(answers) > 10, who
            context = browser.new_context(viewport=size, locale=language)  # type: ignore[arg-type]
            context.route("**/*", partial(_fulfil, answers))
            page = context.new_page()
            found += [f"{who} {said}" for address in answers for said in _found(page, address)]
            context.close()
    assert not found, "\n".join(found)
