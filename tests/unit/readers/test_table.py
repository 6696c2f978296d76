"""CSV files as text, and the conversions that collect faults."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sosei.base.errors import Faults
from sosei.base.messages import Both
from sosei.readers.table import Bounds, Table, read_table

ANY = Bounds(Both("a number", "数"))


def read(folder: Path, content: str | bytes, *, optional: tuple[str, ...] = ()) -> Table:
    """Read a table with the column `n` that has no fault as a whole."""
    path = folder / "a.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    faults = Faults()
    table = read_table(path, "a.csv", ("n",), optional, faults)
    faults.raise_if_any()
    assert table is not None
    return table


def kinds(faults: Faults) -> list[str]:
    """The catalogue entries of the faults."""
    return [fault.kind for fault in faults]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12.0),
        ("-0.031", -0.031),
        ("+7", 7.0),
        ("1e-3", 0.001),
        (".5", 0.5),
        ('"1,234,567.8"', 1234567.8),
        (" 12 ", 12.0),
        ("0.1", 0.1),
    ],
)
def test_a_number_is_read_exactly(cell: str, number: float, tmp_path: Path) -> None:
    faults = Faults()
    assert read(tmp_path, f"n\n{cell}\n").numbers("n", ANY, faults)[0] == number
    assert not faults


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("－", "none_sign"),
        ("-", "none_sign"),
        ("—", "none_sign"),
        ("…", "withheld_sign"),
        ("***", "withheld_sign"),
        ("x", "withheld_sign"),
        ("△12", "minus_sign"),
        ("▲0.5", "minus_sign"),
        ("１２", "number_expected"),
        ("1 234", "number_expected"),
        ('"12,34"', "number_expected"),
        ("nan", "number_expected"),
        ("1e999", "number_expected"),
        ("0x10", "number_expected"),
        ('""', "cell_empty"),
    ],
)
def test_what_is_no_number_is_a_fault_of_its_kind(cell: str, kind: str, tmp_path: Path) -> None:
    faults = Faults()
    numbers = read(tmp_path, f"n,m\n{cell},1\n", optional=("m",)).numbers("n", ANY, faults)
    assert np.isnan(numbers[0]) or np.isinf(numbers[0])
    assert kinds(faults) == [kind]
    assert [(fault.file, fault.row, fault.column) for fault in faults] == [("a.csv", 2, "n")]


def test_a_triangle_where_no_number_is_negative_gives_no_advice_to_write_one(
    tmp_path: Path,
) -> None:
    faults = Faults()
    read(tmp_path, "n\n△12\n").numbers("n", Bounds(ANY.words, low=0), faults)
    assert kinds(faults) == ["minus_sign_below"]


def test_an_empty_cell_may_be_allowed(tmp_path: Path) -> None:
    faults = Faults()
    table = read(tmp_path, "n,m\n,1\n", optional=("m",))
    assert np.isnan(table.numbers("n", ANY, faults, optional=True)[0])
    assert not faults


def test_bounds_belong_to_the_range(tmp_path: Path) -> None:
    faults = Faults()
    table = read(tmp_path, "n\n0\n1\n-0.1\n1.1\n")
    table.numbers("n", Bounds(ANY.words, low=0, high=1), faults)
    assert [fault.row for fault in faults] == [4, 5]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "file_empty"),
        (b"\n\n", "file_empty"),
        (b"n\n", "file_empty"),
        (b"n\n\n , \n", "file_empty"),
        (b"m\n1\n", "column_missing"),
        (b"n,k\n1,2\n", "column_unknown"),
        (b"n,n\n1,2\n", "column_twice"),
        (b"n\n1,234\n", "row_width"),
        ("n\n会津\n".encode("cp932"), "not_utf8"),
        (b'n\n"1"2\n', "file_unreadable"),
    ],
)
def test_a_file_that_cannot_be_used_at_all_is_a_fault(
    content: bytes, kind: str, tmp_path: Path
) -> None:
    path, faults = tmp_path / "a.csv", Faults()
    path.write_bytes(content)
    assert read_table(path, "a.csv", ("n",), (), faults) is None
    assert kind in kinds(faults)


def test_a_wide_table_of_another_kind_is_one_fault(tmp_path: Path) -> None:
    header = ",".join(f"{age}歳の男性" for age in range(60))
    path, faults = tmp_path / "a.csv", Faults()
    path.write_text(f"{header}\n{','.join('1' * 60)}\n", "utf-8")
    assert read_table(path, "a.csv", ("district", "year", "population"), (), faults) is None
    assert kinds(faults) == ["columns_other"]
    said = str(next(iter(faults)))
    assert "7歳の男性 … (+52)" in said
    assert "district, year, population" in said


def test_a_file_that_is_not_there_names_its_columns(tmp_path: Path) -> None:
    faults = Faults()
    assert read_table(tmp_path / "a.csv", "a.csv", ("n",), ("m",), faults) is None
    assert "a file with n, m" in str(next(iter(faults)))


def test_rows_are_counted_as_the_file_shows_them(tmp_path: Path) -> None:
    table = read(tmp_path, "n\r\n\r\n1\r\n\r\n2\r\n")
    assert table.rows.tolist() == [3, 5]
    assert len(table) == 2


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfn\n1\n").text("n") == ["1"]


def test_a_column_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, "n\n1\n").text("area") == [None]
    assert np.isnan(read(tmp_path, "n\n1\n").years("year", Faults())[0])


@pytest.mark.parametrize("cell", ["H27", "15", "20150", "2015.0", "２０１５"])
def test_a_year_has_four_digits(cell: str, tmp_path: Path) -> None:
    faults = Faults()
    read(tmp_path, f"n\n{cell}\n").years("n", faults)
    assert kinds(faults) == ["year_expected"]


def test_words_are_found_in_the_order_they_are_known(tmp_path: Path) -> None:
    faults = Faults()
    table = read(tmp_path, "n\nfemale\nmale\nmen\n")
    places = table.places("n", ("male", "female"), "sex_unknown", faults)
    assert places.tolist() == [1, 0, -1]
    assert [fault.row for fault in faults] == [4]


def test_a_key_that_stands_again_names_the_first_row(tmp_path: Path) -> None:
    faults = Faults()
    read(tmp_path, "n,m\n1,\n2,\n1,\n", optional=("m",)).check_unique(("n", "m"), faults)
    (fault,) = faults
    assert fault.row == 4
    assert "the same key as row 2: 1, (all)" in str(fault)
