"""A study's own folder of figures, kept in a library, gives the same figures back."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.sample import SAMPLE

from sosei.base.areas import Area
from sosei.base.errors import InputError
from sosei.library import CellKey, Library
from sosei.readers.figures import read_figures
from sosei.studies.held.blocks import blocks_of
from sosei.studies.reading import library_figures

FIGURES = Path(SAMPLE) / "figures"
TOWN = Area("07202", "会津若松市")


def test_the_figures_are_those_of_the_folder(tmp_path: Path) -> None:
    library, there = Library(tmp_path), read_figures(FIGURES, TOWN.code)
    library.add(blocks_of(FIGURES, TOWN), "somebody")
    held = library_figures(library, TOWN.code)
    assert held.census.keys() == there.census.keys()
    for year, count in there.census.items():
        np.testing.assert_array_equal(held.census[year].known.persons, count.known.persons)
        np.testing.assert_array_equal(held.census[year].unknown, count.unknown)
    known = {key: value for key, value in there.census_groups.items() if key[1] != "unknown"}
    assert held.census_groups.keys() == known.keys()
    for key, value in known.items():
        np.testing.assert_array_equal(held.census_groups[key], value)
    assert held.register is not None
    assert there.register is not None
    assert held.register.date == there.register.date
    assert held.events == there.events


def test_a_figure_leads_to_its_cell_and_to_its_source(tmp_path: Path) -> None:
    library, there = Library(tmp_path), read_figures(FIGURES, TOWN.code)
    library.add(blocks_of(FIGURES, TOWN), "somebody")
    [cell] = library.trace(
        CellKey(TOWN.code, "births", "2018", "total", "total"), "vital_statistics"
    )
    lines = (FIGURES / cell.entry.file).read_text().splitlines()
    assert lines[cell.row - 1].split(",")["ABC".index(cell.column)] == "833"
    [entry] = library.list("vital_statistics")
    assert (entry.source,) == there.sources["vital_statistics"]


def test_a_copy_is_not_told_to_be_an_official_file() -> None:
    for block in blocks_of(FIGURES, TOWN):
        assert not block.verified
        [found] = block.findings
        assert found.file == block.file
        assert "公的なファイルそのものではありません" in found.what.ja


def test_a_table_without_its_source_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    shutil.copytree(FIGURES, folder)
    (folder / "datapackage.json").unlink()
    with pytest.raises(InputError):
        blocks_of(folder, TOWN)
