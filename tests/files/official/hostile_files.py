"""Files that mean harm, or are no tables: how each is written, and what it is refused for."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter
from tests.files.official import made, old_books

END = b"</sheetData>"
SHEET = "xl/worksheets/sheet1.xml"
MIB = 2**20

Writer = Callable[[Path], Path]


def plain(folder: Path) -> Path:
    """A harmless workbook."""
    return made.workbook(folder / "plain.xlsx", {"a": made.register({"07202": [1] * 21})})


def with_rows(rows: bytes) -> Writer:
    """A workbook with rows added."""

    def write(folder: Path) -> Path:
        return made.rewritten(
            plain(folder), folder / "rows.xlsx", lambda sheet: sheet.replace(END, rows + END)
        )

    return write


def with_parts(parts: Mapping[str, bytes]) -> Writer:
    """A workbook with parts added."""

    def write(folder: Path) -> Path:
        return made.rewritten(plain(folder), folder / "parts.xlsx", extra=parts)

    return write


def with_part(name: str) -> Writer:
    """A workbook with one part more."""
    return with_parts({name: b"<x/>"})


def of_bytes(name: str, data: bytes) -> Writer:
    """A file of these bytes."""

    def write(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return write


def far_cell(folder: Path) -> Path:
    """A cell in the last row and column of a sheet."""
    book = xlsxwriter.Workbook(str(folder / "far.xlsx"))
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(1_048_575, 16_383, 1)
    book.close()
    return folder / "far.xlsx"


def endless_words(folder: Path) -> Path:
    """The same long text in thousands of cells: stored once, spelled out many times."""
    book = xlsxwriter.Workbook(str(folder / "words.xlsx"))
    sheet = book.add_worksheet()
    for row in range(20_000):
        sheet.write(row, 0, "人" * 30_000)
    book.close()
    return folder / "words.xlsx"


def bomb(folder: Path) -> Path:
    """A sheet of 100 MiB that is packed into 100 KiB."""
    return with_rows(b" " * (100 * MIB))(folder)


def within_limits(folder: Path) -> Path:
    """As much XML as is let through, and no table in it."""
    path = with_rows(b"<!-- nothing at all -->" * (63 * MIB // 23))(folder)
    return made.rewritten(
        path, folder / "big.xlsx", lambda sheet: sheet.replace(b't="s"', b't="n"')
    )


def blanks(folder: Path) -> Path:
    """Blanks within the limits."""
    return with_rows(b" " * (60 * MIB))(folder)


def lying_bomb(folder: Path) -> Path:
    """The same, and its directory says it has 999 bytes."""
    path = bomb(folder)
    with zipfile.ZipFile(path) as package:
        size = package.getinfo(SHEET).file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 999)))
    return path


def nested_bomb(folder: Path) -> Path:
    """Zip files in a zip file."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", bytes(50 * MIB))
    with zipfile.ZipFile(folder / "nested.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(16):
            package.writestr(f"{number}.zip", inner.getvalue())
    return folder / "nested.xlsx"


def many_parts(folder: Path) -> Path:
    """More parts than a workbook has."""
    return with_parts({f"xl/media/{number}.xml": b"" for number in range(3_000)})(folder)


def twice(folder: Path) -> Path:
    """Two parts of one name: readers differ in which one they take."""
    path = plain(folder)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(SHEET.upper(), b"<worksheet/>")
    return path


def entities(folder: Path) -> Path:
    """Entities that would unfold a billion times."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "lol">{lines}]>'.encode()
    return made.rewritten(
        plain(folder),
        folder / "entities.xlsx",
        lambda sheet: sheet.replace(b"<worksheet", doctype + b"<worksheet", 1),
    )


def other_alphabet(folder: Path) -> Path:
    """A sheet in UTF-16, which would hide what is looked for."""
    return made.rewritten(
        plain(folder), folder / "utf16.xlsx", lambda sheet: sheet.decode().encode("utf-16")
    )


def macro_type(folder: Path) -> Path:
    """A workbook that says it has macros."""
    source, path = plain(folder), folder / "type.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            content = old.read(part).replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
            new.writestr(part.filename, content)
    return path


def formula(folder: Path) -> Path:
    """A formula that nobody has calculated, where a figure is expected."""
    return made.rewritten(
        plain(folder),
        folder / "formula.xlsx",
        lambda sheet: sheet.replace(b'<c r="E5"><v>21</v></c>', b'<c r="E5"><f>SUM(F5:Z5)</f></c>'),
    )


def sparse_giant(folder: Path) -> Path:
    """A gigabyte of nothing."""
    with (folder / "giant.csv").open("wb") as file:
        file.truncate(2**30)
    return folder / "giant.csv"


def pipe(folder: Path) -> Path:
    """No file, but a pipe that nobody fills."""
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def _rows(count: int, cell: bytes) -> bytes:
    return b"".join(b'<row r="%d">%s</row>' % (row, cell) for row in range(10, count + 10))


OLD_GRID: made.Grid = made.register({"07202": [1] * 21})


def old_book(change: Callable[[bytearray], None]) -> Writer:
    """An old workbook with some of its bytes changed."""

    def write(folder: Path) -> Path:
        content = bytearray(old_books.compound({"Workbook": old_books.stream({"a": OLD_GRID})}))
        change(content)
        (folder / "old.xls").write_bytes(content)
        return folder / "old.xls"

    return write


def _looped(content: bytearray) -> None:
    struct.pack_into("<I", content, 512 + 4 * 8, 8)


def _outside(content: bytearray) -> None:
    struct.pack_into("<I", content, 512 + 4 * 6, 0x00FFFFFF)


def _sheet_outside(content: bytearray) -> None:
    bounds = content.index(struct.pack("<HH", 0x0085, 10))
    struct.pack_into("<I", content, bounds + 4, 0xC2000000)


def _promise(content: bytearray) -> None:
    bounds = content.index(struct.pack("<HH", 0x0200, 14))
    struct.pack_into("<I", content, bounds + 8, 2**31)


def old_macros(folder: Path) -> Path:
    """An old workbook with a stream of macros."""
    streams = {"Workbook": old_books.stream({"a": OLD_GRID}), "_VBA_PROJECT": bytes(9)}
    (folder / "macros.xls").write_bytes(old_books.compound(streams))
    return folder / "macros.xls"


def old_macro_sheet(folder: Path) -> Path:
    """An old workbook whose sheet holds macros."""
    records = old_books.stream({"a": OLD_GRID}, hidden_kind=1)
    (folder / "sheet.xls").write_bytes(old_books.compound({"Workbook": records}))
    return folder / "sheet.xls"


def locked(folder: Path) -> Path:
    """A workbook behind a password."""
    (folder / "locked.xlsx").write_bytes(old_books.compound({"EncryptedPackage": bytes(9)}))
    return folder / "locked.xlsx"


WORDS = "団体コード,都道府県名,人口"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINE = 47 * MIB

HOSTILE: dict[str, tuple[Writer, str]] = {
    "zip bomb": (bomb, "official_too_large"),
    "zip bomb that lies of its size": (lying_bomb, "official_broken"),
    "zip bombs in a zip": (nested_bomb, "official_not_a_table"),
    "blanks between two tags": (blanks, "official_too_large"),
    "XML as long as is let through": (within_limits, "official_unknown"),
    "three thousand parts": (many_parts, "official_too_large"),
    "a part twice": (twice, "official_broken"),
    "one cell in the last row and column": (far_cell, "official_too_large"),
    "a long text in every cell": (endless_words, "official_too_large"),
    "a million empty rows": (with_rows(_rows(10**6, b"")), "official_too_large"),
    "a million cells more than there may be": (
        with_rows(_rows(100_000, b"<c/>" * 25)),
        "official_too_large",
    ),
    "cells without a reference": (
        with_rows(b"<row>" + b"<c><v>1</v></c>" * 16_000 + b'</row><row r="190000"><c/></row>'),
        "official_too_large",
    ),
    "macros": (with_part("xl/vbaProject.bin"), "official_macros"),
    "a sheet of macros": (with_part("xl/macrosheets/sheet1.xml"), "official_macros"),
    "a type with macros": (macro_type, "official_macros"),
    "links": (with_part("xl/externalLinks/externalLink1.xml"), "official_links"),
    "a formula without its result": (formula, "official_finding"),
    "entities": (entities, "official_broken"),
    "a sheet in UTF-16": (other_alphabet, "official_broken"),
    "path upwards": (with_part("../../evil.xml"), "official_path"),
    "path of a drive": (with_part("C:\\evil.xml"), "official_path"),
    "absolute path": (with_part("/evil.xml"), "official_path"),
    "other zip": (of_bytes("a.xlsx", b"PK\x05\x06" + b"\0" * 18), "official_not_a_table"),
    "cut zip": (of_bytes("a.xlsx", b"PK\x03\x04" + b"\0" * 40), "official_broken"),
    "PDF called .xlsx": (of_bytes("a.xlsx", b"%PDF-1.7\n"), "official_not_a_table"),
    "HTML called .xls": (
        of_bytes("a.xls", b"<html><table></table></html>"),
        "official_not_a_table",
    ),
    "HTML behind a mark and blanks": (
        of_bytes("a.xls", b"\xef\xbb\xbf\r\n   <!DOCTYPE html><table></table>"),
        "official_not_a_table",
    ),
    "cut .xls": (of_bytes("a.xls", COMPOUND + b"\0" * 504), "official_broken"),
    ".xls whose sectors run in a circle": (old_book(_looped), "official_broken"),
    ".xls whose sectors lie outside": (old_book(_outside), "official_broken"),
    ".xls whose sheet lies outside": (old_book(_sheet_outside), "official_broken"),
    ".xls that promises too many cells": (old_book(_promise), "official_too_large"),
    ".xls with macros": (old_macros, "official_macros"),
    ".xls with a sheet of macros": (old_macro_sheet, "official_macros"),
    "a password": (locked, "official_locked"),
    "empty file": (of_bytes("a.csv", b""), "official_no_figures"),
    "UTF-16": (of_bytes("a.csv", WORDS.encode("utf-16")), "official_encoding"),
    "EUC-JP": (of_bytes("a.csv", WORDS.encode("euc_jp")), "official_encoding"),
    "ISO-2022-JP": (of_bytes("a.csv", WORDS.encode("iso2022_jp")), "official_encoding"),
    "zero bytes": (of_bytes("a.csv", bytes(999)), "official_encoding"),
    "a zero byte in a table": (
        of_bytes("a.csv", f"{WORDS}\n07202,\0,1\n".encode()),
        "official_encoding",
    ),
    "a million empty CSV rows": (
        of_bytes("a.csv", b"a,b\n" + b",\n" * 10**6),
        "official_too_large",
    ),
    "one line of one field": (of_bytes("a.csv", b"a" * LINE), "official_too_large"),
    "long lines": (of_bytes("a.csv", (b"a" * 90_000 + b"\n") * 520), "official_unknown"),
    "one line of many fields": (
        of_bytes("a.csv", (b"a" * 40 + b",") * (LINE // 41)),
        "official_too_large",
    ),
    "one line of a million fields": (
        of_bytes("a.csv", "人口,".encode() * 10**6),
        "official_too_large",
    ),
    "a field without end": (of_bytes("a.csv", b'a,"' + b"b" * 200_000), "official_broken"),
    "many cells and no known headings": (
        of_bytes("a.csv", (b"ab12," * 9 + b"xy34\n") * 119_000),
        "official_unknown",
    ),
    "gigabytes": (sparse_giant, "official_too_large"),
    "a pipe": (pipe, "official_not_a_table"),
    "a folder": (lambda folder: folder, "official_not_a_table"),
    "nothing": (lambda folder: folder / "none.csv", "official_missing"),
    "other headings": (of_bytes("a.csv", b"a,b\n1,2\n"), "official_unknown"),
}
"""By name: how it is written, and the fault."""
