"""Counts on the boundaries of one day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests import histories
from tests.blocks import block
from tests.histories import change

from sosei.base.errors import InputError
from sosei.library import Library
from sosei.library.carry import day_of
from sosei.readers.any_file import read_any

OLD = "2000-10-01"
PARTS = ["07202", "07381", "07424"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library")
    library.add(read_any(histories.history(tmp_path)), "a")
    return library


def test_parts_of_a_merged_town_are_added_and_their_blocks_named(library: Library) -> None:
    first = block(areas=PARTS, dates=[OLD], edition=OLD, file="old", value=10)
    second = block(areas=["07202"], dates=["2015-10-01"], edition="2015-10-01", file="new", value=7)
    library.add([first, second], "a")
    told = library.carried("register_by_age", ["07202"])
    found = told.frame.filter(sex="male", age="0-4").select("area", "date", "value", "parts")
    assert found.rows() == [("07202", OLD, 30, 3), ("07202", "2015-10-01", 7, 1)]
    assert [entry.file for entry in told.entries] == ["old", "new"]


def test_on_an_earlier_day_only_what_was_merged_by_then_is_added(library: Library) -> None:
    library.add([block(areas=PARTS, dates=[OLD], value=10)], "a")
    told = library.carried("register_by_age", to=date(2005, 1, 1)).frame
    found = told.filter(sex="male", age="0-4").sort("area").select("area", "value")
    assert found.rows() == [("07202", 20), ("07424", 10)]


def test_a_part_left_out_is_a_fault_that_names_it(library: Library) -> None:
    library.add([block(areas=["07202", "07381"], dates=[OLD])], "a")
    with pytest.raises(InputError, match="河東町 07424"):
        library.carried("register_by_age")


def test_a_sum_with_a_part_that_is_no_figure_is_none(library: Library) -> None:
    library.add([block(areas=["07202", "07381"], dates=[OLD], value=10, file="a")], "a")
    library.add([block(areas=["07424"], dates=[OLD], value=None, file="b")], "a")
    told = library.carried("register_by_age").frame
    assert set(told.select("value", "status").rows()) == {(None, "withheld")}


def test_a_sum_with_a_part_that_is_not_told_by_age_is_none(library: Library) -> None:
    library.add([block(areas=["07202", "07381"], dates=[OLD], value=10, file="a")], "a")
    library.add([block(areas=["07424"], dates=[OLD], ages=["0-4"], value=1, file="b")], "a")
    told = library.carried("register_by_age").frame.filter(sex="female")
    assert told.select("age", "value", "status").rows() == [
        ("0-4", 21, "figure"),
        ("5-9", None, "unknown"),
    ]


def test_a_town_that_was_split_is_a_fault(tmp_path: Path) -> None:
    reason = "divisionIntoSeveralMunicipalities"
    old = ("19341", "上九一色村")
    rows = [
        change("2006-03-01", reason, old, (code, name))
        for code, name in (("19201", "甲府市"), ("19430", "富士河口湖町"))
    ]
    library = Library(tmp_path / "library")
    library.add(read_any(histories.history(tmp_path, rows)), "a")
    library.add([block(areas=["19341"], dates=[OLD])], "a")
    with pytest.raises(InputError, match="上九一色村"):
        library.carried("register_by_age")


def test_districts_stay_as_they_are(library: Library) -> None:
    library.add([block(areas=["07202-001"])], "a")
    told = library.carried("register_by_age").frame
    assert set(told["area"]) == {"07202-001"}
    assert told.schema["value"] == pl.Float64


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2015-10-01", date(2015, 10, 1)),
        ("2018", date(2019, 1, 1)),
        ("2018-FY", date(2019, 4, 1)),
    ],
)
def test_flows_of_a_year_are_told_for_the_areas_at_its_end(when: str, day: date) -> None:
    assert day_of(when) == day
