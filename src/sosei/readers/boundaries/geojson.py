"""Boundaries as GeoJSON. 未検証: no official file was at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from sosei.readers.block import Block
from sosei.readers.boundaries.shapes import (
    Names,
    Origin,
    Polygon,
    block_of,
    day_of,
    is_of_an_area,
    names_of,
    refusing,
)
from sosei.readers.boundaries.thinned import Points, Thinner
from sosei.readers.json_file import JsonFile


def is_geojson(file: JsonFile) -> bool:
    """Whether the file is a collection of GeoJSON."""
    return file.content.get("type") == "FeatureCollection"


def read_geojson(file: JsonFile) -> Block:
    """Read codes, names and shapes; the shapes are put on a grid.

    Raises
    ------
    InputError
        If they are the boundaries of something else.

    Source
    ------
    RFC 7946 (The GeoJSON Format), 3.1.6, 3.1.7 and 3.2.
    """
    with refusing(file.name):
        day = day_of(str(file.content.get("name", ""))) or day_of(file.name)
        origin = Origin(file.name, file.file_hash, day, verified=False)
        return block_of(_shapes(file.content["features"]), origin)


def _shapes(features: list[dict[str, Any]]) -> Iterator[tuple[Names, list[Polygon]]]:
    thinner = Thinner()
    for feature in features:
        properties = feature["properties"]
        if is_of_an_area(properties):
            yield names_of(properties), thinner.thinned(_polygons(feature["geometry"]))


def _polygons(geometry: dict[str, Any]) -> list[list[Points]]:
    parts = geometry["coordinates"]
    polygons = {"Polygon": [parts], "MultiPolygon": parts}[geometry["type"]]
    return [
        [np.array([(x, y) for x, y, *_ in ring], dtype=np.float64) for ring in polygon]
        for polygon in polygons
    ]
