"""The two parts of a Shapefile that boundaries need: polygons (.shp) and their table (.dbf).

Source
------
ESRI Shapefile Technical Description, July 1998, pp. 3–5 and 8–9; dBASE III table file structure.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_HEADER, _RECORD, _POLYGON = 100, 8, 44
"""Bytes of the head of the file, of the head of a record, and of a polygon before its parts."""

_MAGIC = 9994
_NOTHING = 0
_POLYGONS = (5, 15, 25)
"""Polygon, PolygonZ and PolygonM: all begin alike."""

_TABLE_HEADER, _FIELD, _FIELDS_END, _DELETED = 32, 32, 0x0D, b"*"


def polygons_of(data: bytes) -> Iterator[list[list[Points]]]:
    """Yield the polygons of each record, each its outline and then its holes; rings are ``[point, 2]`` in degrees.

    Raises
    ------
    ValueError
        If it is no Shapefile of polygons, or a record reaches beyond it.
    struct.error
        If it ends within a number.
    """
    if struct.unpack_from(">i", data)[0] != _MAGIC:
        raise ValueError("no .shp")
    at = _HEADER
    while at < len(data):
        size = 2 * struct.unpack_from(">ii", data, at)[1]
        at += _RECORD
        if size < 4 or at + size > len(data):
            raise ValueError("a record beyond the end of the .shp")
        yield _polygons(memoryview(data)[at : at + size])
        at += size


def _polygons(record: memoryview) -> list[list[Points]]:
    kind = struct.unpack_from("<i", record)[0]
    if kind == _NOTHING:
        return []
    if kind not in _POLYGONS:
        raise ValueError(f"shapes of kind {kind}: no polygons")
    parts, points = struct.unpack_from("<ii", record, 36)
    if parts < 0 or points < 0 or _POLYGON + 4 * parts + 16 * points > len(record):
        raise ValueError("points beyond the end of a record")
    starts = np.frombuffer(record, "<i4", parts, _POLYGON)
    bounds = [*starts.tolist(), points]
    if bounds[0] != 0 or sorted(bounds) != bounds:
        raise ValueError("parts out of order")
    flat = np.frombuffer(record, "<f8", 2 * points, _POLYGON + 4 * parts).reshape(points, 2)
    return _nested([flat[a:b] for a, b in itertools.pairwise(bounds)])


def _nested(rings: list[Points]) -> list[list[Points]]:
    """Put each hole with the outline before it: an outline runs clockwise, a hole the other way."""
    polygons: list[list[Points]] = []
    for ring in rings:
        if polygons and _signed_area(ring) > 0:
            polygons[-1].append(ring)
        else:
            polygons.append([ring])
    return polygons


def _signed_area(ring: Points) -> float:
    """Area within a ring, square degrees; negative if it runs clockwise."""
    x, y = (ring - ring[0]).T if len(ring) else np.zeros((2, 1))
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2


def rows_of(data: bytes) -> Iterator[dict[str, str] | None]:
    """Yield the rows of the table by its columns; None for one that was deleted.

    Raises
    ------
    ValueError
        If the table is cut off.
    struct.error
        If it ends within a number.
    """
    count, start, width = struct.unpack_from("<IHH", data, 4)
    fields = list(_fields(data[:start]))
    if start + count * width > len(data) or width < 1 + sum(size for _, size in fields):
        raise ValueError("rows beyond the end of the .dbf")
    for number in range(count):
        at = start + number * width
        if data[at : at + 1] == _DELETED:
            yield None
            continue
        at, row = at + 1, {}
        for name, size in fields:
            row[name] = _text(data[at : at + size])
            at += size
        yield row


def _fields(header: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name and width of each column."""
    at = _TABLE_HEADER
    while at + _FIELD <= len(header) and header[at] != _FIELDS_END:
        name = header[at : at + 11].split(b"\0")[0].decode("ascii", "replace").strip()
        yield name, header[at + 16]
        at += _FIELD


def _text(cell: bytes) -> str:
    """Return a cell as text: UTF-8 since 2018, cp932 before."""
    cell = cell.rstrip(b" \0")
    try:
        return cell.decode("utf-8")
    except UnicodeDecodeError:
        return cell.decode("cp932")
