"""Boundaries as a Shapefile in a ZIP, as 国土数値情報 hands them out. 未検証: no official file was at hand.

Nothing is unpacked to disk: of all that is packed, the two parts that are read are, up to their stated size, which is
checked before and may be a lie.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from sosei.base.errors import Fault, InputError
from sosei.readers.block import Block
from sosei.readers.boundaries.shapefile import polygons_of, rows_of
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
from sosei.readers.boundaries.thinned import Thinner

MAX_ZIP = 48 * 2**20
"""Bytes of the ZIP."""

MAX_PART = 96 * 2**20
"""Bytes of one part, unpacked: six million points."""

MAX_PARTS = 2_000
"""Parts of a ZIP."""

_FAULTY = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


def is_zipped(path: Path) -> bool:
    """Whether a file is a ZIP with a Shapefile in it; False where there is none."""
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PK\x03\x04":
                return False
        with zipfile.ZipFile(path) as package:
            return any(name.lower().endswith(".shp") for name in package.namelist()[:MAX_PARTS])
    except (*_FAULTY, ValueError):
        return False


def read_zipped(path: Path) -> Block:
    """Read codes, names and shapes; the shapes are put on a grid.

    Of several Shapefiles, the one with the shortest name is read: the others are extracts of it.

    Raises
    ------
    InputError
        If the ZIP is damaged or too large, or they are the boundaries of something else.
    """
    name = path.name
    try:
        _check_size(path.stat().st_size, MAX_ZIP, name)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        with zipfile.ZipFile(path) as package:
            shapes, table, stem = _parts(package, name)
    except _FAULTY as error:
        reason = str(error)[:120]
        raise InputError([Fault("official_broken", name, values={"reason": reason})]) from None
    with refusing(name):
        origin = Origin(name, digest, day_of(stem), verified=False)
        return block_of(_areas(shapes, table), origin)


def _parts(package: zipfile.ZipFile, name: str) -> tuple[bytes, bytes, str]:
    """Return the polygons, the table, and the name that they share."""
    infos = package.infolist()
    if len(infos) > MAX_PARTS:
        raise zipfile.BadZipFile(f"> {MAX_PARTS:,}")
    by_name = {info.filename.lower(): info for info in infos}
    found = min((each for each in by_name if each.endswith(".shp")), key=len)
    table = by_name.get(found.removesuffix(".shp") + ".dbf")
    if table is None:
        raise zipfile.BadZipFile(f"no {PurePosixPath(found).stem}.dbf")
    stem = PurePosixPath(by_name[found].filename).stem
    return _unpacked(package, by_name[found], name), _unpacked(package, table, name), stem


def _unpacked(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> bytes:
    _check_size(part.file_size, MAX_PART, name)
    with package.open(part) as file:
        data = file.read(part.file_size + 1)
    if len(data) != part.file_size:
        raise zipfile.BadZipFile(part.filename)
    return data


def _check_size(size: int, limit: int, name: str) -> None:
    if size > limit:
        values = {"size": f"{size:,} B", "limit": f"{limit:,} B"}
        raise InputError([Fault("boundaries_too_large", name, values=values)])


def _areas(shapes: bytes, table: bytes) -> Iterator[tuple[Names, list[Polygon]]]:
    thinner = Thinner()
    for row, polygons in zip(rows_of(table), polygons_of(shapes), strict=True):
        if row is not None and is_of_an_area(row):
            yield names_of(row), thinner.thinned(polygons)
