"""Boundaries out of a library."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tests import histories
from tests.shapefiles import feature, geojson, named, square, zipped

from sosei.library import Library
from sosei.library.boundaries import boundaries_of
from sosei.readers.any_file import read_any

AIZU = named("07202", "会津若松市")


def library_of(folder: Path, *files: Path) -> Library:
    """A library of files."""
    library = Library(folder / "library")
    for file in files:
        library.add(read_any(file), "a")
    return library


def box(rings: tuple[np.ndarray, ...]) -> list[float]:
    """West, south, east and north."""
    points = np.concatenate(rings)
    return [*points.min(axis=0).tolist(), *points.max(axis=0).tolist()]


def test_a_library_without_boundaries_has_none(tmp_path: Path) -> None:
    found = boundaries_of(library_of(tmp_path))
    assert (found.shapes, found.entries, found.prefectures) == ({}, (), {})


def test_wards_are_put_together_as_their_city(tmp_path: Path) -> None:
    wards = [
        feature(named(f"0410{n}", f"{name}区", "仙台市"), square(140 + n, 38, 1))
        for n, name in ((1, "青葉"), (2, "宮城野"))
    ]
    found = boundaries_of(library_of(tmp_path, geojson(tmp_path, *wards)))
    assert {code: len(rings) for code, rings in found.shapes.items()} == {"04100": 1}
    assert box(found.shapes["04100"]) == [141, 38, 143, 39]


def test_the_newest_file_tells_and_an_area_that_it_lacks_stays(tmp_path: Path) -> None:
    town = named("07408", "猪苗代町", "耶麻郡")
    older = geojson(tmp_path, feature(AIZU, square(139, 37)), feature(town, square(140, 37)))
    newer = zipped(tmp_path, (AIZU, [square(139, 37, 0.25)]))
    found = boundaries_of(library_of(tmp_path, newer, older))
    assert box(found.shapes["07202"]) == [139, 37, 139.25, 37.25]
    assert [entry.edition for entry in found.entries] == ["2023-01-01", "2024-01-01"]
    assert list(found.prefectures) == ["07000"]


def test_a_former_town_is_put_together_with_what_it_became(tmp_path: Path) -> None:
    former = named("07424", "河東町", "河沼郡")
    file = geojson(tmp_path, feature(AIZU, square(139, 37)), feature(former, square(139.5, 37)))
    found = boundaries_of(library_of(tmp_path, histories.history(tmp_path), file))
    assert box(found.shapes["07202"]) == [139, 37, 140, 37.5]


def test_another_file_is_seen_at_once(tmp_path: Path) -> None:
    library = library_of(tmp_path, geojson(tmp_path, feature(AIZU, square(139, 37))))
    assert boundaries_of(library) is boundaries_of(library)
    library.add(read_any(zipped(tmp_path, (AIZU, [square(130, 30)]))), "a")
    assert box(boundaries_of(library).shapes["07202"])[0] == 130
