"""An .xlsx file before it is opened: its directory and its parts.

The parts that were looked at, and nothing else, are packed anew for the reader: what was checked is
what is read, whatever the directory of the file says.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from sosei.readers.official.limits import MAX_PARTS, MAX_UNPACKED, MAX_WORDS, refuse
from sosei.readers.official.sheet_bounds import Bounds
from sosei.readers.official.sheet_xml import with_signs

PIECE = 2**21
LONGEST = 2**22
"""Bytes between two tags, or of one row, at most: no program writes as many."""

_STARTS = (b"<", b"\xef\xbb\xbf<")
"""How XML in UTF-8 begins: in another alphabet, what is looked for would not be found."""

_ALPHABET = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["'](?!utf-8|us-ascii)""", re.IGNORECASE)
_TEXT_END = re.compile(rb"</(?:\w+:)?si>")
_FAULTY = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)


def repacked(data: bytes, name: str) -> IO[bytes]:
    """Return the workbook with its XML parts only, stored, after checking it.

    It lies in a nameless file, not in memory: the reader takes a copy.

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


def _copy(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> IO[bytes]:
    packed = tempfile.TemporaryFile()  # noqa: SIM115 - it is given back, and closed by its reader
    texts = _Texts()
    try:
        with zipfile.ZipFile(packed, "w") as copy:
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _copy_part(package, part, copy, texts, name)
        texts.check(name)
    except BaseException:
        packed.close()
        raise
    packed.seek(0)
    return packed


def _copy_part(
    package: zipfile.ZipFile,
    part: zipfile.ZipInfo,
    copy: zipfile.ZipFile,
    texts: _Texts,
    name: str,
) -> None:
    """Check a part and write it to the copy, piece by piece: a whole one is never held."""
    bounds = Bounds()
    texts.begin_part()
    with copy.open(zipfile.ZipInfo(part.filename), "w") as written:
        for number, piece in enumerate(_pieces(package, part, name)):
            if number == 0:
                _check_begin(piece[:65536], part.filename, name)
            if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise refuse("official_broken", name, reason="DOCTYPE")
            bounds.take(piece)
            bounds.check(name)
            texts.take(piece)
            written.write(with_signs(piece))


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Return a part in pieces that begin with a row, or with some tag where there are no rows.

    It is unpacked no further than its stated size, which may be a lie.
    """
    rest, size = b"", 0
    with package.open(part) as file:
        while chunk := file.read(PIECE):
            size += len(chunk)
            if size > part.file_size:
                raise zipfile.BadZipFile(part.filename)
            rest += chunk
            cut = _cut(rest)
            if len(rest) - cut > LONGEST:
                raise refuse(
                    "official_too_large", name, size=part.filename, limit=f"{LONGEST:,} B < … <"
                )
            if cut:
                yield rest[:cut]
                rest = rest[cut:]
    yield rest


def _cut(content: bytes) -> int:
    """Return where the last row begins; the last tag, if there is no row."""
    row = max(content.rfind(b"<row"), content.rfind(b"<", 0, max(0, content.rfind(b":row"))))
    return row if row > 0 else max(0, content.rfind(b"<"))


def _check_begin(begin: bytes, part: str, name: str) -> None:
    words = begin[:256].lstrip()
    if words and (not words.startswith(_STARTS) or _ALPHABET.match(words)):
        raise refuse("official_broken", name, reason=f"{part}: UTF-8")
    if b"macroEnabled" in begin and part == "[Content_Types].xml":
        raise refuse("official_macros", name)


class _Texts:
    """How much text the cells of a workbook spell out: each points to one of the texts that are stored once."""

    def __init__(self) -> None:
        self._pointers = self._longest = self._begun = 0

    def begin_part(self) -> None:
        """Begin another part: a text ends where its part does."""
        self._begun = 0

    def take(self, piece: bytes) -> None:
        """Count the pointers of a piece, and measure its texts."""
        self._pointers += piece.count(b'"s"') + piece.count(b"'s'")
        at = -self._begun
        for found in _TEXT_END.finditer(piece):
            self._longest = max(self._longest, found.end() - at)
            at = found.end()
        self._begun = len(piece) - at

    def check(self, name: str) -> None:
        """Refuse a workbook whose cells spell out too much."""
        if self._pointers * self._longest > 8 * MAX_WORDS:
            words = f"{self._pointers:,} × {self._longest:,} B"
            raise refuse("official_too_large", name, size=words, limit=f"{8 * MAX_WORDS:,} B")
