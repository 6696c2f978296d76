"""Trace: a figure is followed to its file, sheet and cell."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tests.blocks import block

from sosei.base.provenance import column_name
from sosei.library import CellKey, Library

KEY = CellKey("07202", "population", "2023-01-01", "female", "5-9")


@pytest.mark.parametrize(
    ("column", "name"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_are_named_as_in_a_workbook(column: int, name: str) -> None:
    assert column_name(column) == name


def test_columns_are_counted_from_1() -> None:
    with pytest.raises(ValueError, match="from 1"):
        column_name(0)


def test_a_figure_leads_to_file_sheet_and_cell(tmp_path: Path) -> None:
    library = Library(tmp_path)
    given = block(value=61)
    library.add([given], "a")
    (cell,) = library.trace(KEY)
    assert (cell.entry.file, cell.entry.identity.file_hash) == (given.file, given.file_hash)
    assert (cell.entry.identity.sheet, cell.name) == ("1", "F8")
    assert (cell.row, cell.column, cell.value, cell.status) == (8, "F", 61, "figure")
    assert cell.in_force


def test_every_edition_has_its_cell_and_one_is_in_force(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block(edition="R5", file="new", value=2)], "a")
    library.add([block(edition="H30", file="old", value=1)], "a")
    library.add([block(statistic="census", file="census", value=3)], "a")
    told = [(c.entry.statistic, c.entry.edition, c.value, c.in_force) for c in library.trace(KEY)]
    assert told == [
        ("census", "2023-01-01", 3, True),
        ("register_by_age", "R5", 2, True),
        ("register_by_age", "H30", 1, False),
    ]
    assert [c.entry.statistic for c in library.trace(KEY, "census")] == ["census"]


def test_the_cell_in_force_is_the_one_that_figures_read(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for number, edition in enumerate(["H30", "R5", "R5", "H25"]):
        library.add([block(edition=edition, file=str(number), value=number)], "a")
    in_force = [cell for cell in library.trace(KEY) if cell.in_force]
    told = library.figures("register_by_age").frame
    assert {cell.value for cell in in_force} == set(told["value"]) == {2}


@pytest.mark.parametrize("part", ["area", "item", "date", "sex", "age"])
def test_what_is_not_held_has_no_cell(part: str, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block()], "a")
    assert library.trace(dataclasses.replace(KEY, **{part: "else"})) == ()


def test_a_withheld_cell_is_found_without_a_value(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block(value=None)], "a")
    (cell,) = library.trace(KEY)
    assert (cell.value, cell.status) == (None, "withheld")
