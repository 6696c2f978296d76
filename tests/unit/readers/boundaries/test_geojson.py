"""Boundaries as GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.histories import write
from tests.shapefiles import feature, geojson, named, square

from sosei.base.errors import InputError
from sosei.readers.any_file import read_any
from sosei.readers.boundaries import areas_of


def test_names_shapes_and_the_day_are_read(tmp_path: Path) -> None:
    whole = feature(named("07202", "会津若松市"), square(139, 37), square(139.1, 37.1, 0.1)[::-1])
    isles = feature(named("07408", "猪苗代町", "耶麻郡"))
    isles["geometry"] = {"type": "MultiPolygon", "coordinates": [[square(140, 37)], [square(141, 37)]]}  # fmt: skip
    nobody = feature(named("", "所属未定地"), square(142, 37))
    (block,) = read_any(geojson(tmp_path, whole, isles, nobody))
    assert (block.statistic, block.edition, block.verified) == ("boundaries", "2023-01-01", False)
    assert [found.full_name for found in areas_of(block.frame)] == [
        "福島県会津若松市",
        "福島県耶麻郡猪苗代町",
    ]
    assert [[len(part) for part in json.loads(shape)] for shape in block.frame["shape"]] == [
        [2],
        [1, 1],
    ]


@pytest.mark.parametrize(
    "features",
    [
        [],
        {},
        [{"properties": None}],
        [feature({"N03_007": "07202"}, square(139, 37))],
        [feature(named("x", "会津若松市"), square(139, 37))],
        [feature(named("07202", "会津若松市"), [(139, 37), (140, 37)])],
        [feature(named("07202", "会津若松市"), square(4e4, 2e5))],
        [feature(named("07202", "会津若松市"), square(float("nan"), 37))],
        [feature(named("07202", "会津若松市")) | {"geometry": {"type": "Point", "coordinates": [1, 2]}}],
    ],
)  # fmt: skip
def test_what_is_no_boundaries_is_a_fault(tmp_path: Path, features: Any) -> None:
    content = {"type": "FeatureCollection", "features": features}
    with pytest.raises(InputError) as error:
        read_any(write(tmp_path / "a.json", content))
    assert [fault.kind for fault in error.value.faults] == ["boundaries_faulty"]


def test_a_column_that_is_not_there_is_named_without_words_of_the_program(tmp_path: Path) -> None:
    content = {"type": "FeatureCollection", "features": [feature({"name": "x"}, square(139, 37))]}
    with pytest.raises(InputError) as error:
        read_any(write(tmp_path / "a.json", content))
    (fault,) = error.value.faults
    assert "行政区域の境界ではない内容（N03_007）" in fault.text("ja")
    assert "no boundaries of 行政区域 (N03_007)" in fault.text("en")
