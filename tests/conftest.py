"""Fixtures of every kind of test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study
from tests import order
from tests.command import Command
from tests.once import made_once
from tests.serving import prepare

settings.register_profile("sosei", derandomize=True, max_examples=60, deadline=None, database=None)
settings.load_profile("sosei")

REPOSITORY = Path(__file__).parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files."""
    items.sort(key=lambda item: order.place(item.path, REPOSITORY / "tests"))


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """The command line, speaking English."""
    monkeypatch.setenv("SOSEI_LANGUAGE", "en")
    return Command(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Makes a data folder what `sosei serve` would make of it before it serves."""

    def copied(folder: Path) -> None:
        shutil.copytree(made_once(tmp_path_factory, "begun", prepare), folder, dirs_exist_ok=True)

    return copied


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Official figures that lie outside the repository; tests that need them skip without them."""
    folder = Path(os.environ.get("SOSEI_SHARED", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the shared figures are not here: set SOSEI_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def sample_study_file() -> Path:
    """The study file of the embedded sample."""
    return REPOSITORY / "src/sosei/studies/sample/aizuwakamatsu.toml"


@pytest.fixture(scope="session")
def sample_result(sample_study_file: Path) -> VisionResult:
    """The frozen result of the embedded sample, computed once."""
    return run_study(read_study(sample_study_file))
