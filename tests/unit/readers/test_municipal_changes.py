"""The history of municipalities and their boundaries, read as blocks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests import histories
from tests.histories import AIZU, area, change, write

from sosei.base.errors import InputError
from sosei.readers.any_file import read_any
from sosei.readers.boundaries import areas_of
from sosei.readers.json_file import MAX_JSON
from sosei.readers.municipal_changes import changes_of


def test_a_history_is_told_by_its_content_and_read_by_day(tmp_path: Path) -> None:
    path = histories.history(tmp_path).rename(tmp_path / "figures.csv")
    (block,) = read_any(path)
    assert (block.statistic, block.edition, block.file) == (
        "municipal_changes",
        "2026-07-06",
        "figures.csv",
    )
    first, *_, last = changes_of(block.frame)
    assert (first.day, first.old, first.new) == (date(1970, 7, 1), "12304", "12222")
    assert (last.old_name, last.new_name, last.reason) == (
        "浜北区",
        "浜名区",
        "reorganizationOfWards",
    )
    assert block.frame.filter(old="07381")["row"].to_list() == [3]


def test_a_history_without_its_day_has_no_edition(tmp_path: Path) -> None:
    path = write(tmp_path / "h.json", {"changes": histories.HISTORY, "fetched_at": "R8"})
    assert read_any(path)[0].edition == ""


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ({"changes": []}, "found no list of changes"),
        ({"changes": {}}, "found no list of changes"),
        ({"changes": [{}]}, "row 1: found a change that is not whole"),
        ({"changes": [change("2004", "absorption", AIZU, AIZU)]}, "row 1"),
        ({"changes": [change("2004-11-01", "absorption", ("x", "y"), AIZU)]}, "no area code"),
        ({"rows": []}, "JSON of no known kind"),
        ({"type": "Topology", "objects": {}}, "no boundaries"),
        ({"type": "Topology", "objects": {"x": {"geometries": [{}]}}}, "no boundaries"),
        ({"type": "Topology", "arcs": [], "objects": []}, "no boundaries"),
    ],
)
def test_another_shape_is_a_fault_in_both_languages(
    tmp_path: Path, content: object, line: str
) -> None:
    with pytest.raises(InputError) as error:
        read_any(write(tmp_path / "a.json", content))
    assert line in str(error.value)
    assert all("{" not in fault.text("ja").replace("{}", "") for fault in error.value.faults)


def test_of_many_faults_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        read_any(write(tmp_path / "a.json", {"changes": [[]] * 1_000}))
    assert len(error.value.faults) == 21
    assert "980 more" in str(error.value.faults[-1])


def test_boundaries_that_repeat_an_arc_without_end_are_refused(tmp_path: Path) -> None:
    arc = [[1, 1]] * 1_000
    shape = area("07202", "会津若松市") | {"arcs": [[0] * 501]}
    layer = {"x": {"geometries": [shape]}}
    content = {"type": "Topology", "arcs": [arc], "objects": layer}
    with pytest.raises(InputError, match="500,000 points"):
        read_any(write(tmp_path / "b.json", content))


def test_all_faults_of_a_history_are_told_at_once(tmp_path: Path) -> None:
    rows = [{}, change("2004-11-01", "absorption", ("07381", "北会津村"), AIZU), {}]
    with pytest.raises(InputError) as error:
        read_any(write(tmp_path / "a.json", {"changes": rows}))
    assert [fault.row for fault in error.value.faults] == [1, 3]


HALF = r'{"changes": [{"date": "2005-11-01", "reason": "\ud842", "old": {}, "new": {}}]}'


@pytest.mark.parametrize(
    "content", [HALF, '{"changes": [', "{" * 200_000, '{"a": ' + "[" * 200_000]
)
def test_broken_json_is_a_fault(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as JSON"):
        read_any(path)


def test_json_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b"{" + b" " * MAX_JSON)
    with pytest.raises(InputError) as error:
        read_any(path)
    assert error.value.faults[0].kind == "json_too_large"


def test_boundaries_give_names_and_shapes(tmp_path: Path) -> None:
    path = histories.boundaries(
        tmp_path,
        area("07408", "猪苗代町", "耶麻郡"),
        area("22136", "浜北区", "浜松市"),
        area(None, "所属未定地"),
        area("07408", "猪苗代町", "耶麻郡"),
    )
    (block,) = read_any(path)
    assert (block.statistic, block.edition) == ("boundaries", "2021-01-01")
    assert [found.full_name for found in areas_of(block.frame)] == [
        "福島県耶麻郡猪苗代町",
        "静岡県浜松市浜北区",
    ]
    square = [[139, 37], [139.5, 37], [139.5, 37.5], [139, 37.5], [139, 37]]
    town, ward = (json.loads(shape) for shape in block.frame["shape"])
    assert town == [[square], [square]]
    assert ward == [[square]]


def test_arcs_are_joined_end_to_end_and_read_backwards_where_they_are_negative(
    tmp_path: Path,
) -> None:
    shape = area("07202", "会津若松市") | {"type": "MultiPolygon", "arcs": [[[0, -2]]]}
    content = {
        "type": "Topology",
        "arcs": [[[0, 0], [2, 0], [2, 2]], [[0, 0], [0, 2], [2, 2]]],
        "objects": {"x": {"geometries": [shape]}},
    }
    (block,) = read_any(write(tmp_path / "b.json", content))
    assert json.loads(block.frame["shape"][0]) == [[[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]]
