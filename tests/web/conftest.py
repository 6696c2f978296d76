"""Fixtures of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.people import person

from sosei.base.messages import Both
from sosei.web.jobs.kinds import KINDS, Run, kind


class Kinds:
    """Registers kinds of jobs for one test."""

    def add(self, name: str, run: Run) -> None:
        kind(name, title=Both(f"Trial {name}", f"試し {name}"))(run)

    def replace(self, name: str, run: Run) -> None:
        del KINDS[name]
        self.add(name, run)


@pytest.fixture
def client_of(db: None) -> Callable[..., Client]:
    """Makes the browser of somebody with a role, signed in; `client_of("anonymous")` is nobody's."""

    def signed_in(role: str, *departments: str, name: str = "") -> Client:
        client = Client()
        if role != "anonymous":
            client.force_login(person(role, *departments, name=name))
        return client

    return signed_in


@pytest.fixture
def client(client_of: Callable[..., Client]) -> Client:
    """The browser of a planner, signed in."""
    return client_of("planner")


@pytest.fixture
def kinds() -> Iterator[Kinds]:
    """Kinds that live as long as the test."""
    before = dict(KINDS)
    yield Kinds()
    KINDS.clear()
    KINDS.update(before)


@pytest.fixture
def own_folders(tmp_path: Path, settings: Settings) -> None:
    """A library and a place for uploads that live as long as the test."""
    settings.LIBRARY, settings.UPLOADS = tmp_path / "library", tmp_path / "uploads"
    settings.UPLOADS.mkdir()
