"""Histories and boundaries changed at any place: faults in both languages, or areas that can be asked for."""

from __future__ import annotations

import copy
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests import histories, shapefiles
from tests.shapefiles import feature, geojson, named

from sosei.base.errors import Fault, InputError
from sosei.library.gazetteer import build
from sosei.readers.any_file import read_any
from sosei.readers.block import Block, columns_of
from sosei.readers.boundaries import areas_of
from sosei.readers.municipal_changes import changes_of

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(["07202", "072028", "01101", "23:59", "2005-01-01", "Polygon", "耶麻郡"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


AREAS: list[Any] = [
    (
        named("07408", "猪苗代町", "耶麻郡"),
        shapefiles.square(140, 37),
        shapefiles.hole(140.1, 37.1),
    ),
    (named("04101", "仙台市", "", "青葉区"), shapefiles.square(141, 38)),
]


def documents() -> list[dict[str, Any]]:
    """A history, and boundaries with an island and a hole, in both forms of JSON."""
    square = histories.area("07408", "猪苗代町", "耶麻郡")
    ward = histories.area("22136", "浜北区", "浜松市") | {
        "type": "MultiPolygon",
        "arcs": [[[0], [-1]]],
    }
    with tempfile.TemporaryDirectory() as folder:
        files = (
            histories.history(Path(folder)),
            histories.boundaries(Path(folder), square, ward),
            geojson(Path(folder), feature(*AREAS[0]), feature(*AREAS[1])),
        )
        return [json.loads(path.read_text(encoding="utf-8")) for path in files]


DOCUMENTS = documents()


def places(part: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    inner = (
        part.items()
        if isinstance(part, dict)
        else enumerate(part)
        if isinstance(part, list)
        else ()
    )
    return [path, *(place for key, value in inner for place in places(value, (*path, key)))]


@st.composite
def changed(draw: st.DrawFn) -> Any:
    """A document with something else in up to three places."""
    document = copy.deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(places(document)[1:]))
        inside = document
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = draw(ANYTHING)
    return document


def check(block: Block) -> None:
    """A block has its columns, and what is made of it can be asked for any area."""
    assert dict(block.frame.schema) == columns_of(block.statistic)
    history = block.statistic == "municipal_changes"
    changes = changes_of(block.frame) if history else ()
    gazetteer = build(changes, () if history else areas_of(block.frame))
    for area in gazetteer.areas:
        assert area.full_name
        assert area.kind
    assert set(gazetteer.municipalities()) <= set(gazetteer.areas)


def faults_of(path: Path) -> list[Fault]:
    """Faults of a file; if it has none, what it holds is checked."""
    try:
        blocks = read_any(path)
    except InputError as error:
        return [*error.faults]
    for block in blocks:
        check(block)
    return []


@given(changed())
def test_a_changed_file_is_read_or_refused_with_faults(document: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        faults = faults_of(histories.write(Path(folder) / "a.json", document))
    assert all(fault.text("ja") and fault.text("en") for fault in faults)


@given(st.binary(max_size=60), st.integers(0, 400), st.sampled_from(DOCUMENTS))
def test_broken_bytes_are_read_or_refused(noise: bytes, at: int, document: dict[str, Any]) -> None:
    whole = json.dumps(document, ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.json"
        path.write_bytes(whole[:at] + noise + whole[at:])
        faults = faults_of(path)
    assert all(fault.text("ja") and fault.text("en") for fault in faults)


PARTS = [(properties, [*rings]) for properties, *rings in AREAS]
PACKED = {"shp": shapefiles.shp(PARTS), "dbf": shapefiles.dbf(PARTS)}


@given(st.sampled_from(["shp", "dbf"]), st.binary(min_size=1, max_size=8), st.integers(0, 500))
def test_a_changed_shapefile_is_read_or_refused(part: str, noise: bytes, at: int) -> None:
    whole = PACKED[part]
    changed_ = PACKED | {part: whole[:at] + noise + whole[at + len(noise) :]}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        with zipfile.ZipFile(path, "w") as package:
            for ending, content in changed_.items():
                package.writestr(f"a.{ending}", content)
        faults = faults_of(path)
    assert all(fault.text("ja") and fault.text("en") for fault in faults)
