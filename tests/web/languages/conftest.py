"""The product with something on every page, and those who together may open every one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.web.languages import world

from sosei.publishing import book
from sosei.studies.result import VisionResult
from sosei.web.visions import load


@pytest.fixture
def readers(client_of: Callable[..., Client]) -> dict[str, Client]:
    """Browsers of those who together may open every page."""
    return {role: client_of(role) for role in ("planner", "administrator")}


@pytest.fixture
def loaded(
    own_folders: None,
    readers: dict[str, Client],
    sample_result: VisionResult,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    tmp_path: Path,
) -> world.World:
    """The product with something on every page."""
    settings.EVIDENCE = tmp_path / "evidence"
    load.result.cache_clear()
    monkeypatch.setattr(book, "files", lambda *_, **_more: {"vision.pdf": b"%PDF"})
    return world.made(readers["planner"], sample_result)
