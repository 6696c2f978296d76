"""Boundaries of 国土数値情報 行政区域 in any of their forms → a block: names and shapes of areas."""

from __future__ import annotations

from sosei.readers.boundaries.geojson import is_geojson, read_geojson
from sosei.readers.boundaries.shapes import STATISTIC, areas_of
from sosei.readers.boundaries.topojson import is_topojson, read_topojson
from sosei.readers.boundaries.zipped import is_zipped, read_zipped

__all__ = [
    "STATISTIC",
    "areas_of",
    "is_geojson",
    "is_topojson",
    "is_zipped",
    "read_geojson",
    "read_topojson",
    "read_zipped",
]
