"""The door for files of unknown origin: what is opened, and what is refused before it is."""

from __future__ import annotations

import csv
import hashlib
import io
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from sosei.base.errors import Fault, InputError
from sosei.readers.official import compound, zipped
from sosei.readers.official.limits import MAX_CELLS, MAX_FILE, MAX_ROWS, refuse
from sosei.readers.official.sheets import Cell, Sheet

T = TypeVar("T")
_FORMS = (
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"SQLite format", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"{\\rtf", "RTF"),
    (b"<", "HTML/XML"),
)


def open_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a workbook or CSV file, whatever its name says it is.

    Parameters
    ----------
    path : Path

    Raises
    ------
    InputError
        If the file is not a plain table, or is too large, damaged, or carries macros or links.
    """
    name = "".join(letter if letter.isprintable() else "�" for letter in path.name)
    data = _bytes(path, name)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        return _workbook(zipped.repacked(data, name), name, digest)
    if data.startswith(compound.SIGNATURE):
        compound.check(data, name)
        return _workbook(data, name, digest)
    for start, form in _FORMS:
        if data.lstrip()[:16].startswith(start):
            raise refuse("official_not_a_table", name, form=form)
    return [Sheet(name, "", digest, _csv_rows(data, name))]


def _bytes(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refuse("official_not_a_table", name, form="not a file")
        if about.st_size > MAX_FILE:
            size, limit = f"{about.st_size:,} B", f"{MAX_FILE:,} B"
            raise refuse("official_too_large", name, size=size, limit=limit)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refuse("official_missing", name) from None
    except OSError as error:
        raise refuse("official_broken", name, reason=error.strerror or error) from None
    if not data.strip():
        raise refuse("official_no_figures", name)
    return data


def _workbook(data: bytes, name: str, digest: str) -> list[Sheet]:
    book = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)), name)
    sheets, cells = [], 0
    for sheet_name in book.sheet_names:
        found = _guarded(lambda which=sheet_name: _rows(book, which), name)  # type: ignore[misc]
        cells += sum(map(len, found))
        if cells > MAX_CELLS:
            raise refuse("official_too_large", name, size=f"> {cells:,}", limit=f"{MAX_CELLS:,}")
        sheets.append(Sheet(name, sheet_name, digest, found))
    return sheets


def _rows(book: CalamineWorkbook, name: str) -> list[list[Cell]]:
    try:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError as error:
        if "chart" in str(error).lower():
            return []
        raise


def _guarded(read: Callable[[], T], name: str) -> T:
    try:
        return read()
    except PasswordError:
        raise refuse("official_locked", name) from None
    except (CalamineError, OSError, ValueError) as error:
        reason = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise refuse("official_broken", name, reason=reason) from None
    except BaseException as error:
        # a panic of the Rust library is no Exception; anything else goes on
        if type(error).__name__ != "PanicException":
            raise
        raise refuse("official_broken", name, reason="calamine") from None


def _csv_rows(data: bytes, name: str) -> list[list[Cell]]:
    lines, commas = data.count(b"\n") + data.count(b"\r"), data.count(b",")
    if lines > 2 * MAX_ROWS or data.count(b"\n") > MAX_ROWS:
        raise refuse("official_too_large", name, size=f"{lines:,}", limit=f"{MAX_ROWS:,}")
    if commas > MAX_CELLS:
        raise refuse("official_too_large", name, size=f"{commas:,}", limit=f"{MAX_CELLS:,}")
    text = _decoded(data, name)
    try:
        return [[*row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except csv.Error as error:
        raise refuse("official_broken", name, reason=error) from None


def _decoded(data: bytes, name: str) -> str:
    if b"\x00" not in data:
        for encoding in ("utf-8-sig", "cp932"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if encoding == "cp932" and _is_euc(data, text):
                break
            return text
    raise InputError([Fault("official_encoding", name)])


def _is_euc(data: bytes, text: str) -> bool:
    """Whether text read as Shift_JIS was EUC-JP: half-width kana throughout, and sound as EUC-JP."""
    kana = sum("\uff61" <= letter <= "\uff9f" for letter in text)
    if kana * 4 < sum(letter > "\x7f" for letter in text):
        return False
    try:
        data.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return True
