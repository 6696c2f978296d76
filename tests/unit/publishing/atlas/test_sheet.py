"""Areas on a sheet: groups, boxes, one scale, and paths."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from tests.shapefiles import square

from sosei.publishing.atlas.isles import grouped
from sosei.publishing.atlas.paths import paths_of
from sosei.publishing.atlas.sheet import HIGHEST, WIDTH, Points, sheet_of

Shapes = dict[str, tuple[np.ndarray, ...]]


def shapes(**squares: tuple[float, float, float]) -> Shapes:
    """Squares by name: west, south, size."""
    return {name: (np.array(square(*each)),) for name, each in squares.items()}


NEAR = shapes(a=(139, 37, 0.5), b=(139.5, 37, 0.5), far=(141, 33, 0.25))


def extent(rings: tuple[Points, ...]) -> list[int]:
    """Left, top, right and bottom."""
    points = np.concatenate(rings)
    return [*points.min(axis=0).tolist(), *points.max(axis=0).tolist()]


def test_what_touches_is_one_group_and_isles_are_others() -> None:
    first, second = grouped(NEAR, 0.2)
    assert [part.code for part in first] == ["a", "b"]
    assert [part.code for part in second] == ["far"]


def test_groups_that_a_later_ring_joins_are_one() -> None:
    chain = shapes(a=(139, 37, 0.1), c=(139.6, 37, 0.1), b=(139.1, 37, 0.5))
    assert len(grouped(chain, 0.1)) == 1


def test_south_of_a_line_nothing_lies_with_what_is_above() -> None:
    assert len(grouped(shapes(a=(139, 30, 0.5), b=(139, 29.4, 0.5)), 1.0)) == 1
    assert len(grouped(shapes(a=(139, 30, 0.5), b=(139, 29.4, 0.5)), 1.0, 29.95)) == 2


def test_the_largest_group_fills_the_width_and_neighbours_share_their_boundary() -> None:
    sheet = sheet_of(NEAR, 0.2)
    left, right = extent(sheet.shapes["a"]), extent(sheet.shapes["b"])
    assert (left[0], right[2]) == (0, WIDTH)
    assert left[2] == right[0]
    tall = sheet_of(shapes(a=(139, 37, 0.5), b=(139, 37.5, 0.5), c=(139, 38, 0.5)), 0.2)
    assert tall.height == HIGHEST


def test_isles_stand_in_a_box_at_the_same_scale_and_cover_nothing() -> None:
    sheet = sheet_of(NEAR, 0.2)
    (box,) = sheet.boxes
    isle, near = extent(sheet.shapes["far"]), extent(sheet.shapes["a"])
    assert (max(box[0], isle[0]), max(box[1], isle[1])) == (isle[0], isle[1])
    assert (min(box[2], isle[2]), min(box[3], isle[3])) == (isle[2], isle[3])
    assert abs((isle[3] - isle[1]) - (near[3] - near[1]) / 2) <= 1
    assert box[1] >= near[3]
    assert sheet.height == box[3]


def test_a_box_stands_in_a_free_corner_where_there_is_one() -> None:
    corner = shapes(a=(139, 37, 1), b=(140, 38, 1), far=(150, 20, 0.25))
    sheet = sheet_of(corner, 0.2)
    assert sheet.height == max(extent(sheet.shapes[name])[3] for name in "ab")
    assert sheet.boxes[0][:2] == (0, 0)


def test_an_area_smaller_than_a_unit_is_a_dot_and_no_box_is_empty() -> None:
    tiny = shapes(a=(139, 37, 1), dot=(140.5, 37, 0.0001))
    tiny["a"] += (np.array(square(150, 20, 0.0001)),)
    sheet = sheet_of(tiny, 0.2)
    assert extent(sheet.shapes["dot"])[2] - extent(sheet.shapes["dot"])[0] == 4
    assert len(sheet.boxes) == 1


def test_no_shapes_are_an_empty_sheet() -> None:
    assert sheet_of({}, 0.2).shapes == {}


def test_a_path_steps_from_point_to_point_and_closes() -> None:
    sheet = sheet_of(NEAR, 0.2)
    d = paths_of(sheet, {})["a"].d
    (x, y), *rest = sheet.shapes["a"][0].tolist()
    steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise([(x, y), *rest[:-1]]))  # fmt: skip
    assert d.replace("-", " -").split() == f"M{x} {y}l{steps}z".replace("-", " -").split()


def test_a_name_stands_inside_where_it_fits_and_covers_no_other() -> None:
    sheet = sheet_of(NEAR, 0.2)
    paths = paths_of(sheet, {"a": 5, "b": 500, "far": 0})
    label = paths["a"].label
    left, top, right, bottom = extent(sheet.shapes["a"])
    assert label is not None
    assert left < label.x < right
    assert top < label.y < bottom
    assert paths["b"].label is None
    assert paths["far"].label is None
    over = dict(sheet.shapes) | {"b": sheet.shapes["a"]}
    again = paths_of(type(sheet)(sheet.width, sheet.height, over, ()), {"a": 5, "b": 5})
    assert again["b"].label is None
