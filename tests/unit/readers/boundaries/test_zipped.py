"""Boundaries as a Shapefile in a ZIP."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from tests.shapefiles import dbf, hole, named, shp, square, zipped

from sosei.base.errors import InputError
from sosei.readers.any_file import read_any
from sosei.readers.boundaries import areas_of
from sosei.readers.boundaries import zipped as door

AIZU = (named("07202", "会津若松市"), [square(139, 37)])
TOWN = (named("07408", "猪苗代町", "耶麻郡"), [square(140, 37), hole(140.1, 37.1)])
WARD = (named("04101", "仙台市", "", "青葉区"), [square(141, 38)])
NOBODY = (named("", "所属未定地"), [square(142, 38)])


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_names_and_shapes_are_read_in_either_alphabet(tmp_path: Path, encoding: str) -> None:
    path = zipped(tmp_path, AIZU, TOWN, WARD, NOBODY, encoding=encoding)
    (block,) = read_any(path)
    assert (block.statistic, block.edition, block.verified) == ("boundaries", "2024-01-01", False)
    assert [found.full_name for found in areas_of(block.frame)] == [
        "福島県会津若松市",
        "福島県耶麻郡猪苗代町",
        "宮城県仙台市青葉区",
    ]
    city, town, _ = (json.loads(shape) for shape in block.frame["shape"])
    assert city == [[[[139, 37], [139, 37.5], [139.5, 37.5], [139.5, 37], [139, 37]]]]
    assert [len(polygon) for polygon in town] == [2]


def test_an_area_of_several_records_is_one(tmp_path: Path) -> None:
    island = (AIZU[0], [square(138, 36)])
    (block,) = read_any(zipped(tmp_path, AIZU, island))
    assert block.frame["row"].to_list() == [1]
    assert len(json.loads(block.frame["shape"][0])) == 2


def test_of_several_shapefiles_the_whole_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path, AIZU, TOWN)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("N03-20240101_07_prefecture.shp", shp([WARD]))
        package.writestr("N03-20240101_07_prefecture.dbf", dbf([WARD]))
    assert read_any(path)[0].frame["area"].to_list() == ["07202", "07408"]


def packed(folder: Path, **parts: bytes) -> Path:
    """A ZIP of a.shp and what else is given by its ending."""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        for ending, content in parts.items():
            package.writestr(f"a.{ending}", content)
    return path


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ({"shp": shp([AIZU])}, "no a.dbf"),
        ({"shp": b"", "dbf": dbf([AIZU])}, "no boundaries"),
        ({"shp": b"\0" * 120, "dbf": dbf([AIZU])}, "no .shp"),
        ({"shp": shp([AIZU])[:-8], "dbf": dbf([AIZU])}, "beyond the end of the .shp"),
        ({"shp": shp([AIZU], kind=1), "dbf": dbf([AIZU])}, "no polygons"),
        ({"shp": shp([AIZU]), "dbf": dbf([AIZU])[:-8]}, "beyond the end of the .dbf"),
        ({"shp": shp([AIZU, TOWN]), "dbf": dbf([AIZU])}, "no boundaries"),
        ({"shp": shp([AIZU]), "dbf": dbf([({"NAME": "x"}, [])])}, "N03_007"),
        ({"shp": shp([(AIZU[0], [square(4e4, 2e5)])]), "dbf": dbf([AIZU])}, "not degrees"),
    ],
)
def test_what_is_no_boundaries_is_a_fault(
    tmp_path: Path, parts: dict[str, bytes], line: str
) -> None:
    with pytest.raises(InputError) as error:
        read_any(packed(tmp_path, **parts))
    assert line in str(error.value)
    assert all(fault.text("ja") for fault in error.value.faults)


def test_more_than_the_limit_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MAX_PART", 200)
    with pytest.raises(InputError) as error:
        read_any(zipped(tmp_path, AIZU, TOWN))
    assert [fault.kind for fault in error.value.faults] == ["boundaries_too_large"]


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, AIZU)
    data, size = path.read_bytes(), len(shp([AIZU])).to_bytes(4, "little")
    at = data.rindex(size, 0, data.rindex(b"N03-20240101_07.shp"))
    path.write_bytes(data[:at] + (100).to_bytes(4, "little") + data[at + 4 :])
    with pytest.raises(InputError) as error:
        read_any(path)
    assert [fault.kind for fault in error.value.faults] == ["official_broken"]


def test_a_zip_without_a_shapefile_is_left_to_the_other_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "x")
    assert not door.is_zipped(path)
    with pytest.raises(InputError, match="ZIP"):
        read_any(path)
