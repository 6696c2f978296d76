"""``sosei vision --area``: chosen by rule, said in words, written beside the vision."""

from __future__ import annotations

from pathlib import Path

from tests import held
from tests.command import Command

from sosei.studies.reading import read_study


def _at(command: Command) -> tuple[str, Path, str, Path]:
    return "--library", command.folder / "library", "-o", command.output


def test_a_town_of_the_library_gets_its_vision_and_its_study(command: Command) -> None:
    held.library(command.folder / "library", held.everything())
    done = command.run("vision", "--area", "会津若松市", *_at(command))
    assert done.code == 0, done.lines
    said = "\n".join(done.printed)
    assert "- migration: 2005-2010. the mean of the latest periods" in said
    assert "- the nation's census and TFR: those that ship are used (2015, 2020)" in said
    written = command.output
    assert (written / "vision.pdf").read_bytes().startswith(b"%PDF")
    assert (written / "open-data/datapackage.json").is_file()
    study = read_study(written / "study.toml")
    assert study.form.study.area == held.TOWN
    assert sorted(study.figures.census) == list(range(1980, 2020, 5))


def test_without_a_census_the_publisher_is_named_and_nothing_written(command: Command) -> None:
    held.library(command.folder / "library", [held.register()])
    done = command.run("vision", "--area", held.TOWN, *_at(command))
    assert done.code == 2
    (line,) = done.lines
    assert "no figures to start from: census by sex and five-year age" in line
    assert "e-Stat" in line
    assert not command.output.exists()


def test_a_study_and_an_area_at_once_are_refused(command: Command) -> None:
    done = command.run("vision", "study.toml", "--area", held.TOWN)
    assert done.code == 2
    assert "expected STUDY.toml | --area CODE | --all" in done.lines[0]
    assert command.run("vision").code == 2
