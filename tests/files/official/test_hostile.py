"""Files that are no official table: refused with a clear error, before they cost anything."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped] # it has no types
from tests.files.official import made

from sosei.base.errors import InputError
from sosei.readers.official import read_official

END = b"</sheetData>"


def plain(folder: Path) -> Path:
    """A harmless workbook."""
    return made.workbook(folder / "plain.xlsx", {"a": made.register({"07202": [1] * 21})})


def far_cell(folder: Path) -> Path:
    book = xlsxwriter.Workbook(str(folder / "far.xlsx"))
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(1_048_575, 16_383, 1)
    book.close()
    return folder / "far.xlsx"


def endless_words(folder: Path) -> Path:
    book = xlsxwriter.Workbook(str(folder / "words.xlsx"))
    sheet = book.add_worksheet()
    for row in range(20_000):
        sheet.write(row, 0, "人" * 30_000)
    book.close()
    return folder / "words.xlsx"


def bomb(folder: Path) -> Path:
    blank = b" " * (100 * 2**20)
    return made.rewritten(plain(folder), folder / "b.xlsx", lambda s: s.replace(END, blank + END))


def lying_bomb(folder: Path) -> Path:
    path = bomb(folder)
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 999)))
    return path


def empty_rows(folder: Path) -> Path:
    rows = b"".join(b'<row r="%d"/>' % row for row in range(10, 1_000_010))
    return made.rewritten(plain(folder), folder / "r.xlsx", lambda s: s.replace(END, rows + END))


def nameless_cells(folder: Path) -> Path:
    rows = b"<row>" + b"<c><v>1</v></c>" * 16_000 + b'</row><row r="190000"><c/></row>'
    return made.rewritten(plain(folder), folder / "n.xlsx", lambda s: s.replace(END, rows + END))


def with_part(name: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        return made.rewritten(plain(folder), folder / "p.xlsx", extra={name: b"<x/>"})

    return write


def of_bytes(name: str, data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


def sparse_giant(folder: Path) -> Path:
    with (folder / "giant.csv").open("wb") as file:
        file.truncate(2**30)
    return folder / "giant.csv"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


WORDS = "団体コード,都道府県名,人口"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "zip bomb": (bomb, "too large"),
    "zip bomb that lies of its size": (lying_bomb, "damaged"),
    "one cell in the last row and column": (far_cell, "too large"),
    "a long text in every cell": (endless_words, "too large"),
    "a million empty rows": (empty_rows, "too large"),
    "cells without a reference": (nameless_cells, "too large"),
    "macros": (with_part("xl/vbaProject.bin"), "macros"),
    "links": (with_part("xl/externalLinks/externalLink1.xml"), "links"),
    "path upwards": (with_part("../../evil.xml"), "impossible name"),
    "path of a drive": (with_part("C:\\evil.xml"), "impossible name"),
    "absolute path": (with_part("/evil.xml"), "impossible name"),
    "other zip": (of_bytes("a.xlsx", b"PK\x05\x06" + b"\0" * 18), "ZIP"),
    "cut zip": (of_bytes("a.xlsx", b"PK\x03\x04" + b"\0" * 40), "damaged"),
    "PDF called .xlsx": (of_bytes("a.xlsx", b"%PDF-1.7\n"), "PDF"),
    "HTML called .xls": (of_bytes("a.xls", b"<html><table></table></html>"), "HTML"),
    "cut .xls": (of_bytes("a.xls", COMPOUND + b"\0" * 504), "damaged"),
    "empty file": (of_bytes("a.csv", b""), "no figures"),
    "UTF-16": (of_bytes("a.csv", WORDS.encode("utf-16")), "neither UTF-8 nor"),
    "EUC-JP": (of_bytes("a.csv", WORDS.encode("euc_jp")), "neither UTF-8 nor"),
    "zero bytes": (of_bytes("a.csv", bytes(999)), "neither UTF-8 nor"),
    "a million empty CSV rows": (of_bytes("a.csv", b"a,b\n" + b",\n" * 10**6), "too large"),
    "a field without end": (of_bytes("a.csv", b'a,"' + b"b" * 200_000), "damaged"),
    "gigabytes": (sparse_giant, "too large"),
    "a pipe": (pipe, "not a file"),
    "a folder": (lambda folder: folder, "not a file"),
    "nothing": (lambda folder: folder / "none.csv", "no such file"),
    "other headings": (of_bytes("a.csv", b"a,b\n1,2\n"), "no known table"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_told_why(kind: str, tmp_path: Path) -> None:
    write, words = HOSTILE[kind]
    path = write(tmp_path)
    with pytest.raises(InputError) as error:
        read_official(path)
    assert words in str(error.value)
    assert path.name in str(error.value)
    assert all(fault.text("ja") for fault in error.value.faults)


def test_a_workbook_cell_without_harm_is_read(tmp_path: Path) -> None:
    assert read_official(plain(tmp_path))


def test_an_old_workbook_that_promises_too_many_cells_is_refused_unopened(
    tmp_path: Path, shared_data: Path
) -> None:
    source = shared_data / "raw" / "ipss2017_10-1.xls"
    if not source.is_file():
        pytest.skip(f"{source} is not here")
    content = bytearray(source.read_bytes())
    bounds = content.index(struct.pack("<HH", 0x0200, 14))
    struct.pack_into("<I", content, bounds + 8, 2**31)
    (tmp_path / "a.xls").write_bytes(content)
    with pytest.raises(InputError) as error:
        read_official(tmp_path / "a.xls")
    assert "too large" in str(error.value)
