"""Boundaries as their publisher packs them: a Shapefile in a ZIP, and GeoJSON."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Area = tuple[Mapping[str, str], Sequence[Sequence[Point]]]
"""Properties, and rings: outlines clockwise, each followed by its holes."""


def square(x: float, y: float, size: float = 0.5) -> list[Point]:
    """A square from its lower left corner, clockwise."""
    far_x, far_y = x + size, y + size
    return [(x, y), (x, far_y), (far_x, far_y), (far_x, y), (x, y)]


def hole(x: float, y: float, size: float = 0.1) -> list[Point]:
    """A square the other way round."""
    return square(x, y, size)[::-1]


def named(code: str, name: str, within: str = "", ward: str = "") -> dict[str, str]:
    """Properties of an area."""
    return {"N03_003": within, "N03_004": name, "N03_005": ward, "N03_007": code}


def shp(areas: Sequence[Area], kind: int = 5) -> bytes:
    """The polygons."""
    records = b""
    for number, (_, rings) in enumerate(areas, 1):
        points = [point for ring in rings for point in ring]
        starts = [sum(map(len, rings[:i])) for i in range(len(rings))]
        content = struct.pack("<i4d2i", kind, 0, 0, 0, 0, len(rings), len(points))
        content += struct.pack(f"<{len(starts)}i", *starts)
        content += b"".join(struct.pack("<2d", *point) for point in points)
        records += struct.pack(">ii", number, len(content) // 2) + content
    head = struct.pack(">i20xi", 9994, (100 + len(records)) // 2) + struct.pack("<2i", 1000, kind)
    return head.ljust(100, b"\0") + records


def dbf(areas: Sequence[Area], encoding: str = "utf-8") -> bytes:
    """The table."""
    columns, width = [*areas[0][0]], 40
    fields = b"".join(
        name.encode().ljust(11, b"\0") + b"C" + b"\0" * 4 + bytes([width]) + b"\0" * 15
        for name in columns
    )
    rows = b"".join(
        b" " + b"".join(row[name].encode(encoding).ljust(width) for name in columns)
        for row, _ in areas
    )
    size = 32 + len(fields) + 1
    head = struct.pack("<4BIHH20x", 3, 121, 1, 1, len(areas), size, 1 + width * len(columns))
    return head + fields + b"\r" + rows


def zipped(folder: Path, *areas: Area, stem: str = "N03-20240101_07", encoding: str = "utf-8") -> Path:  # fmt: skip
    """A ZIP as it is handed out."""
    path = folder / f"{stem}_GML.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("KS-META.xml", "<x/>")
        package.writestr(f"{stem}.shp", shp(areas))
        package.writestr(f"{stem}.dbf", dbf(areas, encoding))
    return path


def feature(properties: Mapping[str, Any], *rings: Sequence[Point]) -> dict[str, Any]:
    """One area of GeoJSON."""
    geometry = {"type": "Polygon", "coordinates": [*rings]}
    return {"type": "Feature", "properties": {**properties}, "geometry": geometry}


def geojson(folder: Path, *features: dict[str, Any], name: str = "N03-23_07_230101") -> Path:
    """The file of GeoJSON."""
    path = folder / f"{name}.geojson"
    content = {"type": "FeatureCollection", "name": name, "features": [*features]}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path
