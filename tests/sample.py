"""The study that is embedded in Sosei, and copies of it that a test may change."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import sosei.studies
from sosei.readers.figures import Figures, read_figures
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study

SAMPLE = Path(sosei.studies.__file__).parent / "sample"
STUDY = SAMPLE / "aizuwakamatsu.toml"


@cache
def figures() -> Figures:
    """Read the sample's figures once."""
    return read_figures(SAMPLE / "figures", "07202")


@cache
def result() -> VisionResult:
    """Run the sample's study once."""
    return run_study(read_study(STUDY))


def copy(folder: Path) -> Path:
    """Copy study and figures into a folder; return the study file."""
    shutil.copytree(SAMPLE, folder / "sample")
    return folder / "sample" / STUDY.name


def change(file: Path, old: str, new: str) -> None:
    """Replace words of a file that must be there."""
    text = file.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{file.name} does not hold {old!r}")
    file.write_text(text.replace(old, new), encoding="utf-8")
