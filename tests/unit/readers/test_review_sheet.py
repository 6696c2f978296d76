"""A department's sheet read back: what people do to it is taken, what cannot be known is refused at its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.review_sheets import SHEET, Desk, Formula, Grids, fill

from sosei.base.errors import Fault, InputError
from sosei.base.filled import Filled
from sosei.publishing.package_workbook import workbook
from sosei.readers.review_sheet.reading import read_review_sheet


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _typed(filled: Filled, key: str, field: str) -> str:
    return next(row for row in filled.rows if row.line.id == key).typed[field]


def _faults(path: Path) -> list[Fault]:
    with pytest.raises(InputError) as refused:
        read_review_sheet(path)
    return list(refused.value.faults)


def _told(path: Path) -> list[tuple[str, str | None]]:
    return [(fault.kind, fault.column) for fault in _faults(path)]


def test_a_sheet_comes_back_as_it_was_written(desk: Desk) -> None:
    filled = read_review_sheet(desk.written())
    assert [row.line.id for row in filled.rows] == [
        "births", "waiting", "visitors", "share", "started", "opened",
    ]  # fmt: skip
    assert filled.stamp.head["strategy"] == "trial"
    assert filled.stamp.head["department"] == "child"
    assert filled.unread == ()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (395, "395"),
        (39.5, "39.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (-270, "-270"),
        ("３９５", "３９５"),
        ("△270", "△270"),
        (" 395万人 ", "395万人"),
        (Formula("=300+95", 395), "395"),
        (Formula('="3"&"95"', "395"), "395"),
    ],
)
def test_what_stands_in_a_cell_is_what_was_typed(desk: Desk, cell: Any, text: str) -> None:
    filled = read_review_sheet(desk.typed({("births", "value"): cell}))
    assert _typed(filled, "births", "value") == text


def test_line_ends_of_every_kind_are_one(desk: Desk) -> None:
    filled = read_review_sheet(desk.typed({("births", "next"): "一行目\r\n二行目\n"}))
    assert _typed(filled, "births", "next") == "一行目\n二行目"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (date(2022, 3, 4), "review_sheet_date"),
        (Formula("=1/0", "#DIV/0!"), "review_sheet_error"),
        (Formula("=A1", ""), "review_sheet_formula"),
    ],
)
def test_what_is_no_entry_is_told_at_its_cell(desk: Desk, cell: Any, kind: str) -> None:
    (found,) = _faults(desk.typed({("waiting", "value"): cell}))
    assert found.kind == kind
    assert found.column == "H7 今年の値（2021年度）"
    assert found.file == f"filled.xlsx [{SHEET}]"
    assert "こども課" in found.text("ja")


def test_rows_and_columns_may_be_moved(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        fill(cells, {("births", "value"): 790, ("waiting", "value"): 2})
        grid = cells[SHEET]
        grid[5], grid[6] = grid[6], grid[5]
        for line in grid:
            line[1], line[7] = line[7], line[1]

    filled = read_review_sheet(desk.saved(change))
    assert [row.line.id for row in filled.rows][:2] == ["births", "waiting"]
    assert _typed(filled, "births", "value") == "790"
    assert filled.rows[0].address("value").startswith("B7 ")


def test_empty_rows_between_and_behind_are_nothing(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        width = len(cells[SHEET][0])
        cells[SHEET].insert(7, [""] * width)
        cells[SHEET].extend([[""] * width, [" "] * width])

    assert len(read_review_sheet(desk.saved(change)).rows) == 6


def test_another_sheet_is_told_as_not_read(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells["計算用"] = [["1", "2"]]

    assert read_review_sheet(desk.saved(change)).unread == ("計算用",)


def test_a_row_that_was_added_is_refused_at_its_first_cell(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells[SHEET].append(["", "新しい指標", *[""] * (len(cells[SHEET][0]) - 2)])

    assert _told(desk.saved(change)) == [("review_sheet_row_added", "B12")]


def test_a_row_that_is_gone_is_named(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        del cells[SHEET][6]

    (found,) = _faults(desk.saved(change))
    assert (found.kind, found.values["name"]) == ("review_sheet_row_gone", "待機児童数")


def test_a_copied_row_is_refused(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells[SHEET].append([*cells[SHEET][5]])

    (found,) = _faults(desk.saved(change))
    assert (found.kind, found.row, found.values["first"]) == ("review_sheet_row_twice", 12, 6)


def test_a_column_that_is_gone_or_copied_is_named(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        grid = cells[SHEET]
        grid[2][8], grid[2][9] = "value", ""

    told = {(fault.kind, fault.values["name"]) for fault in _faults(desk.saved(change))}
    assert told == {
        ("review_sheet_column_twice", "value"),
        ("review_sheet_column_gone", "numerator"),
        ("review_sheet_column_gone", "denominator"),
    }


def test_words_beside_the_table_are_refused(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells[SHEET][5].append("ここは空けて")

    assert _told(desk.saved(change)) == [("review_sheet_column_added", "Q6")]


def test_a_locked_cell_that_was_changed_is_refused(desk: Desk) -> None:
    path = desk.typed({("births", "target"): "500人", ("births", "numerator"): 3})
    found = _faults(path)
    assert [fault.kind for fault in found] == ["review_sheet_locked"] * 2
    assert found[0].values == {"found": "500人", "written": "839人 （2024年度）"}
    assert found[1].column == "I6 分子"
    assert "書き出したときの「（空欄）」" in found[1].text("ja")


def test_names_that_were_sorted_without_their_rows_are_noticed(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        grid = cells[SHEET]
        grid[5][1], grid[6][1] = grid[6][1], grid[5][1]

    assert [kind for kind, _ in _told(desk.saved(change))] == ["review_sheet_locked"] * 2


def test_merged_cells_are_refused(desk: Desk) -> None:
    path = desk.saved(lambda _: None, merged=["M6:M7"])
    assert ("review_sheet_merged", "M6:M7") in _told(path)


def test_every_fault_comes_at_once(desk: Desk) -> None:
    path = desk.typed(
        {
            ("births", "value"): date(2022, 3, 4),
            ("waiting", "unit"): "世帯",
            ("share", "numerator"): Formula("=1/0", "#DIV/0!"),
        }
    )
    assert [kind for kind, _ in _told(path)] == [
        "review_sheet_date", "review_sheet_locked", "review_sheet_error",
    ]  # fmt: skip


def test_a_sheet_under_another_name_is_missed(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells["Sheet1"] = cells.pop(SHEET)

    (found,) = _faults(desk.saved(change))
    assert (found.kind, found.values["name"]) == ("review_sheet_gone", SHEET)


def test_without_the_names_of_the_fields_nothing_is_guessed(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        del cells[SHEET][2]

    assert _told(desk.saved(change)) == [("review_sheet_names", None)]


def test_a_damaged_stamp_is_noticed(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells["sosei"][2][1] = "2022"

    assert _told(desk.saved(change)) == [("review_sheet_stamp", None)]


def test_a_stamp_of_another_format_is_named(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        cells["sosei"][0][1] = "sosei-review-sheet/9"

    (found,) = _faults(desk.saved(change))
    assert found.values["found"] == "sosei-review-sheet/9"


def test_without_a_stamp_it_is_no_sheet(desk: Desk) -> None:
    def change(cells: Grids) -> None:
        del cells["sosei"]

    assert _told(desk.saved(change)) == [("review_sheet_other", None)]


def test_the_workbook_of_a_strategy_is_told_from_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "package.xlsx"
    path.write_bytes(workbook({"nodes": [["id"]], "indicators": [["id"]]}))
    assert _told(path) == [("review_sheet_package", None)]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"a,b\n1,2\n", b" ", b"\x00\x01"])
def test_another_file_altogether_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(content)
    assert _told(path) == [("review_sheet_other", None)]


def test_a_file_that_is_not_there_is_a_sheet_that_is_missing(tmp_path: Path) -> None:
    assert _told(tmp_path / "none.xlsx") == [("review_sheet_missing", None)]
