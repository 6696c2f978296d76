"""Trace: a figure is followed to its file, sheet and cell."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from tests import histories
from tests.blocks import block

from sosei.base.provenance import column_name
from sosei.library import CellKey, Library
from sosei.readers.any_file import read_any

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


def test_a_year_is_every_date_and_period_of_it(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block(dates=["2023-01-01", "2023-10-01", "2022-01-01"], value=5)], "a")
    library.add([block(dates=["2023", "2023-FY"], edition="2024", file="b", value=6)], "a")
    cells = library.trace(dataclasses.replace(KEY, date="2023"))
    assert [(cell.date, cell.value, cell.in_force) for cell in cells] == [
        ("2023", 6, True),
        ("2023-FY", 6, True),
        ("2023-01-01", 5, True),
        ("2023-10-01", 5, True),
    ]


@pytest.mark.parametrize(
    ("part", "asked", "words"),
    [
        ("area", "07203", "no area 07203; expected for area, one of: none"),
        ("item", "populations", 'one of: population. → "population"?'),
        ("date", "2015", "no date 2015; expected for date, one of: 2023-01-01"),
        ("sex", "women", "one of: female, male"),
        ("age", "5-8", 'no age 5-8; expected for age, one of: 0-4, 5-9. → "5-9"?'),
    ],
)
def test_what_is_held_instead_is_said(part: str, asked: str, words: str, tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block()], "a")
    fault = library.none_held(dataclasses.replace(KEY, **{part: asked}))
    assert words in str(fault)
    assert "{" not in fault.text("ja")


def test_a_history_is_no_figure_to_be_traced(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add(read_any(histories.history(tmp_path)), "a")
    key = dataclasses.replace(KEY, date="2005-11-01")
    assert library.trace(key) == ()
    assert "no area 07202" in str(library.none_held(key))


def test_a_withheld_cell_is_found_without_a_value(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.add([block(value=None)], "a")
    (cell,) = library.trace(KEY)
    assert (cell.value, cell.status) == (None, "withheld")
