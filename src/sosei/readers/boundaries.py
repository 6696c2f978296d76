"""Boundaries of 国土数値情報 行政区域 (TopoJSON, ``N03_*``) → a block: names and shapes of areas."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

import polars as pl

from sosei.base.areas import Area, five_digits
from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.block import BOUNDARIES, Block
from sosei.readers.json_file import JsonFile

STATISTIC = "boundaries"

MAX_POINTS = 500_000
"""Points of all outlines: the simplified boundaries of 2021 have a fifteenth of it."""

Point = tuple[float, float]
Ring = list[Point]


def recognise(file: JsonFile) -> bool:
    """Whether the file is TopoJSON."""
    return file.content.get("type") == "Topology" and "objects" in file.content


def read_boundaries(file: JsonFile) -> Block:
    """Read codes, names and shapes: municipalities and wards, each with its 郡 or city.

    Small islands that a simplified file leaves out are not there. Land without a municipality (所属未定地) has no code
    and is left out.

    Raises
    ------
    InputError
        If they are the boundaries of something else.
    """
    try:
        layers: Mapping[str, Any] = file.content["objects"]
        day = _day(layers)
        shapes = [shape for layer in layers.values() for shape in layer["geometries"]]
        of_areas = [shape for shape in shapes if shape["properties"]["N03_007"]]
        names = [_names(shape["properties"], day) for shape in of_areas]
        frame = _one_row_an_area(names, _all_polygons(of_areas, file.content))
    except (LookupError, TypeError, AttributeError, ValueError, OverflowError, InputError) as error:
        what = re.sub(r"\s+", " ", repr(error))
        values = {
            "found": Both(
                f"no boundaries of 行政区域 ({what})", f"行政区域の境界ではない内容（{what}）"
            )
        }
        raise InputError([Fault("boundaries_faulty", file.name, values=values)]) from error
    source = Source("国土数値情報 行政区域（N03）", "国土交通省", day)
    return Block(STATISTIC, day, source, file.name, "", file.file_hash, frame)


def areas_of(frame: pl.DataFrame) -> Iterator[Area]:
    """Return the areas of a block with their names."""
    for code, name, within in frame.select("area", "name", "within").iter_rows():
        yield Area(code, name, within)


def _day(layers: Mapping[str, Any]) -> str:
    """Return the day of the boundaries, which stands in the name of their layer: ``N03-21_210101``."""
    for name in layers:
        if match := re.fullmatch(r"N03-[0-9]{2}_([0-9]{2})([0-9]{2})([0-9]{2})", name):
            return f"20{match[1]}-{match[2]}-{match[3]}"
    return ""


def _names(properties: Mapping[str, Any], day: str) -> tuple[str, str, str, str]:
    name, within = properties["N03_004"], properties.get("N03_003") or ""
    if not (name and isinstance(name, str) and isinstance(within, str)):
        raise ValueError("N03_004")
    return five_digits(properties["N03_007"]), day, name, within


def _one_row_an_area(
    names: list[tuple[str, str, str, str]], polygons: Iterator[list[list[Ring]]]
) -> pl.DataFrame:
    """Put the shapes of one area together: an area with islands has several."""
    areas: dict[str, tuple[str, str, str, int]] = {}
    shapes: dict[str, list[list[Ring]]] = {}
    for row, ((code, *rest), shape) in enumerate(zip(names, polygons, strict=True), 1):
        day, name, within = rest
        areas.setdefault(code, (day, name, within, row))
        shapes.setdefault(code, []).extend(shape)
    if not areas:
        raise ValueError("N03_007")
    rows = [
        (code, day, name, within, json.dumps(shapes[code], separators=(",", ":")), row)
        for code, (day, name, within, row) in areas.items()
    ]
    return pl.DataFrame(rows, schema=BOUNDARIES, orient="row")


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
) -> Iterator[list[list[Ring]]]:
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
