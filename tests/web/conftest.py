"""Fixtures of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

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
