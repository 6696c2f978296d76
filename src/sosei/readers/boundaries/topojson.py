"""Boundaries as TopoJSON: areas share the arcs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from sosei.readers.block import Block
from sosei.readers.boundaries.shapes import (
    MAX_POINTS,
    Origin,
    Polygon,
    Ring,
    block_of,
    day_of,
    is_of_an_area,
    names_of,
    refusing,
)
from sosei.readers.json_file import JsonFile


def is_topojson(file: JsonFile) -> bool:
    """Whether the file is TopoJSON."""
    return file.content.get("type") == "Topology" and "objects" in file.content


def read_topojson(file: JsonFile) -> Block:
    """Read codes, names and shapes: municipalities and wards, each with its 郡 or city.

    Small islands that a simplified file leaves out are not there. Land without a municipality (所属未定地) has no code
    and is left out.

    Raises
    ------
    InputError
        If they are the boundaries of something else.
    """
    with refusing(file.name):
        layers: Mapping[str, Any] = file.content["objects"]
        shapes = [shape for layer in layers.values() for shape in layer["geometries"]]
        of_areas = [shape for shape in shapes if is_of_an_area(shape["properties"])]
        names = [names_of(shape["properties"]) for shape in of_areas]
        polygons = _all_polygons(of_areas, file.content)
        day = next(filter(None, map(day_of, layers)), "")
        origin = Origin(file.name, file.file_hash, day, verified=True)
        return block_of(zip(names, polygons, strict=True), origin)


def _arcs(content: Mapping[str, Any]) -> list[Ring]:
    """Return the arcs in degrees: with a transform, points are steps on a grid from the one before.

    Source
    ------
    The TopoJSON Format Specification 1.0, 2.1.2 and 2.1.4.
    """
    if "transform" not in content:
        return [[(x, y) for x, y, *_ in arc] for arc in content["arcs"]]
    (dx, dy), (x0, y0) = content["transform"]["scale"], content["transform"]["translate"]
    arcs = []
    for arc in content["arcs"]:
        steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append([(round(x * dx + x0, 6), round(y * dy + y0, 6)) for x, y, *_ in steps])
    return arcs


def _all_polygons(
    shapes: list[Mapping[str, Any]], content: Mapping[str, Any]
) -> Iterator[list[Polygon]]:
    """Return the polygons of each shape, each its outline and then its holes.

    An arc may be named any number of times: points are counted before they are written out.
    """
    parts = [_parts(shape) for shape in shapes]
    arcs = _arcs(content) if parts else []
    named = (number for shape in parts for part in shape for ring in part for number in ring)
    points = 0
    for number in named:
        points += len(arcs[number if number >= 0 else ~number])
        if points > MAX_POINTS:
            raise ValueError(f"> {MAX_POINTS:,} points")
    for shape in parts:
        yield [[_ring(ring, arcs) for ring in part] for part in shape]


def _parts(shape: Mapping[str, Any]) -> list[list[list[int]]]:
    """Return the numbers of arcs of each ring of each polygon."""
    arcs = shape.get("arcs") or []
    parts: list[list[list[int]]] = {"Polygon": [arcs], "MultiPolygon": arcs}[shape["type"]]
    return parts


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs end to end; a negative number ``~i`` is arc ``i`` backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring
