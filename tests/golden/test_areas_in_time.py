"""The history of municipalities, beside official codes and counts. Needs the shared figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from sosei.base.areas import Gazetteer, five_digits, six_digits
from sosei.base.errors import InputError
from sosei.library import Library
from sosei.readers.any_file import read_any

COUNTS = {
    date(2010, 3, 31): 1_727,
    date(2014, 4, 5): 1_718,
    date(2021, 1, 1): 1_718,
}
"""総務省, cities, towns and villages (市町村数) at the end of 平成の合併 and since; special wards are 23 more."""

BEFORE_THE_MERGERS = 3_232
"""総務省, the same on 31 March 1999."""

SPECIAL_WARDS = 23


def shared(folder: Path, name: str) -> Path:
    """A shared file, or a skip that says which one is not here."""
    path = folder / name
    if not path.is_file():
        pytest.skip(f"{name} is not among the shared figures")
    return path


@pytest.fixture(scope="module")
def japan(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """All of Japan, out of a library: history, boundaries, and a table that names the small islands too."""
    names = ("municipal_changes.json", "municipalities_2021.topo.json", "raw/SSDSE-A-2020.csv")
    library = Library(tmp_path_factory.mktemp("japan"))
    library.add([block for name in names for block in read_any(shared(shared_data, name))], "a")
    return library.gazetteer()


def test_check_digits_are_those_of_the_official_sheet(shared_data: Path) -> None:
    path = shared(shared_data, "raw/register_by_age_20230101_fukushima.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    codes = {str(row[0]) for row in rows if str(row[0]).isdigit()}
    assert len(codes) == 73
    assert all(six_digits(five_digits(code)) == code for code in codes)


def test_towns_of_the_sheet_are_found_by_code_and_name(shared_data: Path, japan: Gazetteer) -> None:
    path = shared(shared_data, "raw/register_by_age_20230101_fukushima.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[3:]
    towns = [(str(row[0]), str(row[2])) for row in rows if str(row[2])[-1:] in "市町村"]
    assert {japan.find(code).code for code, _ in towns} == {
        japan.find(f"福島県{name}").code for _, name in towns
    }
    assert len(towns) == 3 * 59


def test_two_neighbours_lead_to_aizuwakamatsu(japan: Gazetteer) -> None:
    assert [area.name for area in japan.former("07202")] == ["北会津村", "河東町"]
    assert japan.follow("07381") == japan.follow("07424") == "07202"
    assert japan.find("会津若松") == japan.find("福島県会津若松市") == japan.find("072028")


def test_the_only_towns_that_cannot_be_carried_were_split(japan: Gazetteer) -> None:
    refused = {}
    for code in sorted({change.old for change in japan.changes}):
        try:
            japan.follow(code)
        except InputError as error:
            refused[code] = error.faults[0].values["name"]
    assert refused == {
        "19341": "上九一色村",
        "22135": "北区",
        "40102": "小倉区",
    }


def test_ambiguous_names_ask(japan: Gazetteer) -> None:
    for name in ("府中市", "伊達市"):
        with pytest.raises(InputError, match="found 2 areas of this name"):
            japan.find(name)


@pytest.mark.parametrize("day", COUNTS)
def test_as_many_municipalities_stood_as_were_counted(japan: Gazetteer, day: date) -> None:
    assert len(japan.municipalities(day)) == COUNTS[day] + SPECIAL_WARDS


def test_the_count_before_the_mergers_lies_where_the_history_leaves_it_open(
    japan: Gazetteer,
) -> None:
    day = date(1999, 3, 31)
    surely = sum(area.stood_surely(day) for area in japan.municipalities(day))
    assert surely <= BEFORE_THE_MERGERS + SPECIAL_WARDS <= len(japan.municipalities(day))


def test_codes_of_the_census_on_todays_boundaries_stand(
    shared_data: Path, japan: Gazetteer
) -> None:
    census = pl.read_parquet(shared(shared_data, "census_municipality_1980_2015.parquet"))
    codes = set(census["code"])
    standing = {area.code for area in japan.municipalities(date(2015, 10, 1))}
    assert codes == standing
