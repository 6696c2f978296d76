"""An .xlsx file before it is opened: its directory, its parts and the bounds of its sheets.

The parts that were looked at, and nothing else, are packed anew for the reader: what was checked is
what is read, whatever the directory of the file says.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from sosei.readers.official.limits import (
    MAX_CELLS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_UNPACKED,
    MAX_WORDS,
    check_extent,
    refuse,
)

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LETTERS = re.compile(rb"""r\s*=\s*["']([A-Za-z]+)[0-9]""")
_ROW = re.compile(rb"""r\s*=\s*["'][A-Za-z]*([0-9]+)""")
_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_PIECE = 2**21
_SLACK = 256
"""Cells without a reference that do not widen a sheet: pieces overlap."""

_FAULTY = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)


def repacked(data: bytes, name: str) -> bytes:
    """Return the workbook with its XML parts only, stored, after checking it.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        As messages call it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_directory(parts, name)
            return _copy(package, parts, name)
    except _FAULTY as error:
        raise refuse("official_broken", name, reason=str(error)[:120]) from None


def _check_directory(parts: list[zipfile.ZipInfo], name: str) -> None:
    size = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS:
        raise refuse("official_too_large", name, size=f"{len(parts):,}", limit=f"{MAX_PARTS:,}")
    if size > MAX_UNPACKED:
        raise refuse("official_too_large", name, size=f"{size:,} B", limit=f"{MAX_UNPACKED:,} B")
    names = [part.orig_filename for part in parts]
    for member in names:
        if ".." in member.split("/") or member.startswith("/") or re.search(r"[\\:\x00]", member):
            raise refuse("official_path", name, value=repr(member)[1:60])
    lower = [member.lower() for member in names]
    if len(set(lower)) < len(lower):
        raise refuse("official_broken", name, reason="a part twice")
    _check_parts(lower, name)


def _check_parts(parts: list[str], name: str) -> None:
    if any("vbaproject" in part or "/macrosheets/" in part for part in parts):
        raise refuse("official_macros", name)
    if any(part.startswith("xl/externallinks/") for part in parts):
        raise refuse("official_links", name)
    if "xl/workbook.xml" not in parts:
        raise refuse("official_not_a_table", name, form="ZIP")


def _copy(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> bytes:
    packed = io.BytesIO()
    pointers = longest = 0
    with zipfile.ZipFile(packed, "w") as copy:
        for part in parts:
            if not part.filename.lower().endswith((".xml", ".rels")):
                continue
            content = _content(package, part)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise refuse("official_broken", name, reason="DOCTYPE")
            if b"macroEnabled" in content[:65536] and part.filename == "[Content_Types].xml":
                raise refuse("official_macros", name)
            if b"sheetData" in content:
                check_extent(*_extent(content, name), name)
                pointers += sum(1 for _ in _SHARED.finditer(content))
            if b"<sst" in content[:4096] or b":sst" in content[:4096]:
                longest = max(map(len, re.split(rb"</(?:\w+:)?si>", content)))
            copy.writestr(zipfile.ZipInfo(part.filename), content)
    if pointers * longest > 8 * MAX_WORDS:
        words = f"{pointers:,} × {longest:,} B"
        raise refuse("official_too_large", name, size=words, limit=f"{8 * MAX_WORDS:,} B")
    return packed.getvalue()


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part, unpacked piece by piece: its stated size may be a lie."""
    pieces = bytearray()
    with package.open(part) as file:
        while piece := file.read(_PIECE):
            pieces += piece
            if len(pieces) > part.file_size:
                raise zipfile.BadZipFile(part.filename)
    return bytes(pieces)


def _extent(content: bytes, name: str) -> tuple[int, int]:
    tags = content.count(b"<row") + content.count(b":row")
    if tags > MAX_ROWS or content.count(b"<c ") > MAX_CELLS:
        size, limit = f"> {MAX_ROWS:,} / {MAX_CELLS:,}", f"{MAX_ROWS:,} / {MAX_CELLS:,}"
        raise refuse("official_too_large", name, size=size, limit=limit)
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    unnamed = 0
    for start in range(0, len(content), _PIECE):
        piece = content[start : start + _PIECE + 64]
        letters = _LETTERS.findall(piece)
        columns.update(letters)
        rows.update(_ROW.findall(piece))
        unnamed += max(0, len(_CELL.findall(piece)) - len(letters))
    last = max([tags, *(int(row[:9]) for row in rows)])
    width = max(map(_column, columns), default=1)
    return last, max(width, min(unnamed, 16_384)) if unnamed > _SLACK else width


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - ord("A") + 1
    return number
