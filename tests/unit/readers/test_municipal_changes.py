"""The history of municipalities, read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from sosei.base.areas import Area
from sosei.base.errors import InputError
from sosei.readers.municipal_changes import (
    carry_frame,
    read_boundary_names,
    read_municipal_changes,
)


def change(day: str, reason: str, old: tuple[str, str], new: tuple[str, str]) -> dict[str, Any]:
    """One change as the file writes it."""
    return {
        "date": day,
        "reason": reason,
        "old": {"code": old[0], "name": old[1]},
        "new": {"code": new[0], "name": new[1]},
    }


AIZU = ("07202", "会津若松市")
HISTORY = [
    change("2005-11-01", "absorption", ("07424", "河東町"), AIZU),
    change("2004-11-01", "abolishmentOfDistrict", ("07380", "北会津郡"), AIZU),
    change("2004-11-01", "absorption", ("07381", "北会津村"), AIZU),
    change("1970-07-01", "changesToCity", ("12304", "我孫子町"), ("12222", "我孫子市")),
    change("2005-10-01", "establishmentOfNewMunicipalityByMerging", ("20441", "明科町"), ("20220", "安曇野市")),
    change("2005-10-01", "establishmentOfNewMunicipalityByMerging", ("20461", "豊科町"), ("20220", "安曇野市")),
    change("2005-09-01", "establishmentOfNewMunicipalityByMerging", ("17383", "富来町"), ("17384", "志賀町")),
    change("2024-01-01", "reorganizationOfWards", ("22136", "浜北区"), ("22139", "浜名区")),
]  # fmt: skip


def write(path: Path, content: object) -> Path:
    """A file of JSON."""
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A short history."""
    return write(tmp_path / "changes.json", {"changes": HISTORY})


def test_areas_begin_and_end_as_far_as_the_history_tells(history: Path) -> None:
    gazetteer = read_municipal_changes(history)
    found = {area.code: area for area in gazetteer.areas}
    assert found["07381"].until == date(2004, 11, 1)
    assert found["07202"].since is None
    assert found["12222"].since == date(1970, 7, 1)
    assert (found["20220"].since, found["20220"].maybe_since) == (None, date(2005, 10, 1))
    assert found["17384"].maybe_since is None


def test_a_district_that_ends_becomes_nothing(history: Path) -> None:
    gazetteer = read_municipal_changes(history)
    assert gazetteer.find("北会津郡").until == date(2004, 11, 1)
    assert gazetteer.carry({"07381": 8.0, "07424": 9.0, "07202": 118.0}) == {"07202": 135.0}
    assert gazetteer.follow("07380") == "07380"


def test_names_that_the_history_lacks_come_from_boundaries(history: Path, tmp_path: Path) -> None:
    shapes = [
        {"N03_001": "福島県", "N03_003": "耶麻郡", "N03_004": "猪苗代町", "N03_007": "07408"},
        {"N03_001": "福島県", "N03_003": None, "N03_004": "会津若松市", "N03_007": "07202"},
        {"N03_001": "静岡県", "N03_003": "浜松市", "N03_004": "浜北区", "N03_007": "22136"},
        {"N03_001": "東京都", "N03_003": None, "N03_004": "所属未定地", "N03_007": None},
    ]
    geometries = [{"properties": shape} for shape in shapes]
    boundaries = write(tmp_path / "b.topo.json", {"objects": {"x": {"geometries": geometries}}})
    assert [area.full_name for area in read_boundary_names(boundaries)] == [
        "福島県耶麻郡猪苗代町",
        "福島県会津若松市",
        "静岡県浜松市浜北区",
        "静岡県浜松市",
    ]
    gazetteer = read_municipal_changes(history, boundaries)
    assert gazetteer.find("猪苗代").code == "07408"
    assert gazetteer.find("浜松市浜名区").since == date(2024, 1, 1)


def test_a_name_that_is_given_is_the_present_one_of_its_code(tmp_path: Path) -> None:
    merger = "establishmentOfNewMunicipalityByMerging"
    rows = [change("1999-04-01", merger, ("28661", "篠山町"), ("28221", "篠山市"))]
    path = write(tmp_path / "changes.json", {"changes": rows})
    gazetteer = read_municipal_changes(path, areas=[Area("28221", "丹波篠山市")])
    assert gazetteer.find("28221").name == "丹波篠山市"
    assert gazetteer.find("篠山市").code == "28221"
    assert [area.name for area in gazetteer.municipalities()] == ["丹波篠山市"]


def test_a_frame_is_carried_row_by_row(history: Path) -> None:
    frame = pl.DataFrame(
        {
            "area": ["07202", "07381", "07202", "07381"],
            "sex": ["male", "male", "female", "female"],
            "value": [57.0, 3.0, 61.0, None],
        }
    )
    carried = carry_frame(read_municipal_changes(history), frame, date(2010, 10, 1))
    assert carried.rows() == [("07202", "male", 60.0), ("07202", "female", None)]


def test_a_frame_with_a_part_left_out_is_refused(history: Path) -> None:
    frame = pl.DataFrame({"area": ["07202", "07381"], "value": [118.0, 8.0]})
    with pytest.raises(InputError, match="河東町 07424"):
        carry_frame(read_municipal_changes(history), frame, of=date(2000, 10, 1))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ({}, "found no list of changes"),
        ([], "found no list of changes"),
        ({"changes": [{}]}, "row 1: found a change that is not whole"),
        ({"changes": [change("2004", "absorption", AIZU, AIZU)]}, "row 1"),
        ({"changes": [change("2004-11-01", "absorption", ("x", "y"), AIZU)]}, "no area code"),
    ],
)
def test_another_shape_is_a_fault(tmp_path: Path, content: object, line: str) -> None:
    with pytest.raises(InputError) as error:
        read_municipal_changes(write(tmp_path / "changes.json", content))
    assert line in str(error.value)


def test_a_missing_or_broken_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_municipal_changes(tmp_path / "none.json")
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as JSON"):
        read_municipal_changes(broken)


def test_boundaries_of_another_shape_are_a_fault(tmp_path: Path, history: Path) -> None:
    boundaries = write(tmp_path / "b.json", {"objects": {"x": {"geometries": [{}]}}})
    with pytest.raises(InputError, match="no boundaries"):
        read_municipal_changes(history, boundaries)
