"""Shapes with the properties of 国土数値情報 行政区域 (``N03_*``), and the block that is made of them."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import polars as pl

from sosei.base.areas import Area, five_digits
from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.block import BOUNDARIES, Block

STATISTIC = "boundaries"

MAX_POINTS = 500_000
"""Points of all outlines that are kept: the simplified boundaries of 2021 have a twentieth of it."""

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
"""Its outline and then its holes."""


class Names(NamedTuple):
    """What an area is called: its code, its name, and the 郡 or city that it is in."""

    code: str
    name: str
    within: str


def is_of_an_area(properties: Mapping[str, Any]) -> bool:
    """Whether it is land of a municipality: 所属未定地 has no code."""
    return bool(properties["N03_007"])


def names_of(properties: Mapping[str, Any]) -> Names:
    """Return the names of an area: since 2024 the ward of a city stands in a column of its own, ``N03_005``.

    Raises
    ------
    InputError
        If the code is none.
    ValueError
        If there is no name.
    """
    city, ward = properties["N03_004"], properties.get("N03_005")
    within = properties.get("N03_003") or ""
    name, within = (ward, city) if ward else (city, within)
    if not (name and isinstance(name, str) and isinstance(within, str)):
        raise ValueError("N03_004")
    return Names(five_digits(properties["N03_007"]), name, within)


def day_of(name: str) -> str:
    """Return the day of the boundaries, which stands in the name of their layer or file; empty if it does not.

    ``N03-21_210101`` and ``N03-21_07_210101`` are read, and ``N03-20240101_07``.
    """
    if match := re.match(r"N03-([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])", name):
        return "-".join(match.groups())
    if match := re.match(r"N03-[0-9]{2}(?:_[0-9]{2})?_([0-9]{2})([0-9]{2})([0-9]{2})\b", name):
        return f"20{match[1]}-{match[2]}-{match[3]}"
    return ""


@contextmanager
def refusing(file: str) -> Iterator[None]:
    """Tell whatever is wrong with boundaries as the fault of their file.

    Raises
    ------
    InputError
        If they are the boundaries of something else.
    """
    try:
        yield
    except (
        LookupError,
        TypeError,
        AttributeError,
        ValueError,
        OverflowError,
        InputError,
        struct.error,
    ) as error:
        what = re.sub(r"\s+", " ", " ".join(map(str, error.args)))
        values = {
            "found": Both(
                f"no boundaries of 行政区域 ({what})", f"行政区域の境界ではない内容（{what}）"
            )
        }
        raise InputError([Fault("boundaries_faulty", file, values=values)]) from error


class Origin(NamedTuple):
    """The file of the boundaries: its name, SHA-256, the day, and whether its layout was seen on an official one."""

    file: str
    file_hash: str
    day: str
    verified: bool


def block_of(shapes: Iterable[tuple[Names, list[Polygon]]], origin: Origin) -> Block:
    """Return boundaries as a block, one row an area: an area with islands has several shapes.

    Raises
    ------
    ValueError
        If there is no area.
    """
    areas: dict[str, tuple[Names, int]] = {}
    polygons: dict[str, list[Polygon]] = {}
    for row, (names, parts) in enumerate(shapes, 1):
        areas.setdefault(names.code, (names, row))
        polygons.setdefault(names.code, []).extend(parts)
    if not areas:
        raise ValueError("N03_007")
    rows = [
        (code, origin.day, names.name, names.within, _written(polygons[code]), row)
        for code, (names, row) in areas.items()
    ]
    return Block(
        STATISTIC,
        origin.day,
        Source("国土数値情報 行政区域（N03）", "国土交通省", origin.day),
        origin.file,
        "",
        origin.file_hash,
        pl.DataFrame(rows, schema=BOUNDARIES, orient="row"),
        verified=origin.verified,
    )


def areas_of(frame: pl.DataFrame) -> Iterator[Area]:
    """Return the areas of a block with their names."""
    for code, name, within in frame.select("area", "name", "within").iter_rows():
        yield Area(code, name, within)


def _written(polygons: list[Polygon]) -> str:
    return json.dumps(polygons, separators=(",", ":"))
