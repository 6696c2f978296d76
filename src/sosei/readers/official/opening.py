"""The door for files of unknown origin: what is opened, and what is refused before it is."""

from __future__ import annotations

import csv
import hashlib
import io
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from sosei.base.errors import Fault, InputError
from sosei.readers.official import compound, zipped
from sosei.readers.official.limits import (
    MAX_BOOK,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_FILE,
    MAX_LINE,
    MAX_ROWS,
    refuse,
)
from sosei.readers.official.sheets import Cell, Sheet

T = TypeVar("T")
Place = tuple[int, int]
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
        _check_size(data, MAX_BOOK, name)
        return _workbook(zipped.repacked(data, name), name, digest, {})
    if data.startswith(compound.SIGNATURE):
        _check_size(data, MAX_BOOK, name)
        signs = compound.check(data, name)
        return _workbook(io.BytesIO(data), name, digest, signs)
    begin = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, form in _FORMS:
        if begin.startswith(start):
            raise refuse("official_not_a_table", name, form=form)
    return [Sheet(name, "", digest, _csv_rows(data, name))]


def opened_as(path: Path, said: Mapping[str, str]) -> list[Sheet]:
    """Return the sheets of a file that somebody fills in; what is no such file is told in its own words.

    Parameters
    ----------
    path : Path
    said : mapping of str to str
        Kinds of faults of official files, and what is said instead.

    Raises
    ------
    InputError
        As `open_sheets`.
    """
    try:
        return open_sheets(path)
    except InputError as error:
        told = (replace(fault, kind=said.get(fault.kind, fault.kind)) for fault in error.faults)
        raise InputError(told) from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refuse("official_not_a_table", name, form="not a file")
        if about.st_size > MAX_FILE:
            raise _too_large(about.st_size, MAX_FILE, name)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refuse("official_missing", name) from None
    except OSError as error:
        raise refuse("official_broken", name, reason=error.strerror or error) from None
    if not data[:4096].strip() and not data.strip():
        raise refuse("official_no_figures", name)
    return data


def _check_size(data: bytes, limit: int, name: str) -> None:
    if len(data) > limit:
        raise _too_large(len(data), limit, name)


def _too_large(size: int, limit: int, name: str) -> InputError:
    return refuse("official_too_large", name, size=f"{size:,} B", limit=f"{limit:,} B")


def _workbook(
    file: IO[bytes], name: str, digest: str, signs: Mapping[int, Mapping[Place, str]]
) -> list[Sheet]:
    """Read every sheet; what the library leaves out of a cell is put in from `signs`, by sheet and place."""
    with file:
        book = _guarded(lambda: _opened(file), name)
    sheets, cells = [], 0
    for number, sheet_name in enumerate(book.sheet_names):
        found = _guarded(lambda which=sheet_name: _rows(book, which), name)  # type: ignore[misc]
        cells += sum(map(len, found))
        if cells > MAX_CELLS:
            raise refuse("official_too_large", name, size=f"> {cells:,}", limit=f"{MAX_CELLS:,}")
        _put_in(found, signs.get(number, {}))
        sheets.append(Sheet(name, sheet_name, digest, found))
    return sheets


def _opened(file: IO[bytes]) -> CalamineWorkbook:
    """Open a workbook by the number of its file, where the system has a path for that: it is not copied then."""
    path = Path(f"/proc/self/fd/{file.fileno()}") if not isinstance(file, io.BytesIO) else Path()
    if path.is_file():
        return CalamineWorkbook.from_path(path)
    return CalamineWorkbook.from_filelike(file)


def _put_in(rows: list[list[Cell]], signs: Mapping[Place, str]) -> None:
    for (row, column), sign in signs.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = sign


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
    _check_lines(data, name)
    encoding = _encoding(data, name)
    text = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    try:
        return [[*row] for row in csv.reader(text, strict=True)]
    except csv.Error as error:
        raise refuse("official_broken", name, reason=error) from None


def _check_lines(data: bytes, name: str) -> None:
    """Refuse a line that is longer, or has more fields, than a sheet of as many columns as there may be."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) % (len(data) + 1)
        if end - start > MAX_LINE:
            raise _too_large(end - start, MAX_LINE, name)
        if end - start > MAX_COLUMNS and data.count(b",", start, end) >= MAX_COLUMNS:
            size = f"1 × {data.count(b',', start, end) + 1:,}"
            raise refuse("official_too_large", name, size=size, limit=f"1 × {MAX_COLUMNS:,}")
        start = end + 1


def _encoding(data: bytes, name: str) -> str:
    """Return the encoding of a CSV file: UTF-8, with or without a mark, or Shift_JIS."""
    if b"\x00" not in data and b"\x1b" not in data:
        for encoding in ("utf-8-sig", "cp932"):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if encoding == "cp932" and _is_euc(data, text):
                break
            return encoding
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
