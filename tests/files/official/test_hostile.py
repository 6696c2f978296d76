"""Files that are no official table: refused with a clear error, before they cost anything."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from tests.files.official import made, old_books
from tests.files.official.hostile_files import HOSTILE, old_book, plain
from tests.files.official.made import only, refused

from sosei.base.errors import InputError
from sosei.readers.official import read_official


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_and_told_why(kind: str, tmp_path: Path) -> None:
    write, expected = HOSTILE[kind]
    path = write(tmp_path)
    with pytest.raises(InputError) as error:
        read_official(path)
    assert [fault.kind for fault in error.value.faults] == [expected]
    assert path.name in str(error.value)
    assert all(fault.text("ja") and fault.text("en") for fault in error.value.faults)


def test_a_workbook_without_harm_is_read(tmp_path: Path) -> None:
    assert read_official(plain(tmp_path))


@pytest.mark.parametrize(
    "name",
    ["a\nb.csv", "\u202efdp.csv", "\x1b[31mred.csv", "..%2f..%2fpasswd.csv", "人" * 60 + ".csv"],
)
def test_the_name_of_a_file_is_text_and_nothing_else(name: str, tmp_path: Path) -> None:
    path = made.text(tmp_path / name, made.register({"07202": [3] * 21}))
    block = only(path)
    assert block.file.isprintable()
    assert len(block.file) == len(name)


def test_a_formula_is_read_by_the_result_that_is_stored_with_it(tmp_path: Path) -> None:
    def calculated(sheet: bytes) -> bytes:
        old = b'<c r="E5"><v>21</v></c>'
        assert old in sheet
        return sheet.replace(old, b'<c r="E5"><f>SUM(F5:Z5)</f><v>21</v></c>')

    path = made.rewritten(plain(tmp_path), tmp_path / "f.xlsx", calculated)
    assert only(path).frame.equals(only(tmp_path / "plain.xlsx").frame)


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        (b'<c r="F5"><f>A1</f><v></v></c>', "="),
        (b'<c r="F5" t="str"><f t="shared" si="0"/></c>', "="),
        (b"<x:c r='F5' t='e'><x:f>1/0</x:f><x:v>#DIV/0!</x:v></x:c>", "#DIV/0!"),
        (b'<c r="F5" t="e"><v>#REF!</v></c>', "#REF!"),
    ],
)
def test_a_cell_without_result_is_named_and_never_empty(
    cell: bytes, word: str, tmp_path: Path
) -> None:
    old = b'<c r="F5"><v>1</v></c>'
    path = made.rewritten(
        plain(tmp_path), tmp_path / "f.xlsx", lambda sheet: sheet.replace(old, cell)
    )
    said = refused(path)
    assert "F5: found a formula without a result" in said
    assert word in said


@pytest.mark.parametrize("body", [b"\x07\x01", b"\x2a\x01"])
def test_an_error_in_an_old_workbook_is_no_empty_cell(body: bytes, tmp_path: Path) -> None:
    def change(content: bytearray) -> None:
        place = struct.pack("<3H", 4, 5, 0)
        number = old_books.record(0x0203, place + struct.pack("<d", 1))
        wrong = old_books.record(0x0205, place + body)
        wrong += old_books.record(0x00FF, bytes(len(number) - len(wrong) - 4))
        content[:] = content.replace(number, wrong)

    said = refused(old_book(change)(tmp_path))
    assert "F5: found a formula without a result" in said


def test_a_truth_value_in_an_old_workbook_is_no_figure(tmp_path: Path) -> None:
    def change(content: bytearray) -> None:
        place = struct.pack("<3H", 4, 5, 0)
        number = old_books.record(0x0203, place + struct.pack("<d", 1))
        assert content.count(number) == 1
        logic = old_books.record(0x0205, place + b"\x01\x00")
        content[:] = content.replace(
            number, logic + old_books.record(0x00FF, bytes(len(number) - len(logic) - 4))
        )

    assert "neither a figure nor" in refused(old_book(change)(tmp_path))
