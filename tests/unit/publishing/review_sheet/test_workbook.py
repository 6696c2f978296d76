"""The workbook on which a department reports: what is open, what is locked, what begins no formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from tests.review_sheets import SHEET, errand, grids, place, strategy
from tests.reviews import seen

from sosei.base.errors import InputError
from sosei.base.filled import Stamp
from sosei.publishing.review_sheet.content import Errand
from sosei.publishing.review_sheet.workbook import review_sheet, sheet_name
from sosei.publishing.strategy.names import Own


def _xml(content: bytes, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read(part).decode()


def _cell(of: Errand, key: str, field: str) -> object:
    grid = grids(review_sheet(of))[SHEET]
    row, column = place(grid, key, field)
    return grid[row][column]


def test_what_is_known_stands_beside_what_is_asked() -> None:
    of = errand()
    assert _cell(of, "births", "name") == "出生数"
    assert _cell(of, "births", "baseline") == "839人\n（2018年度）"
    assert _cell(of, "visitors", "target") == "395万人\n（2024年度）"
    assert _cell(of, "visitors", "before") == "250万人"
    assert _cell(of, "births", "before_status") == "▲ 悪化"
    assert "分子と分母が分かる場合は" in str(_cell(of, "share", "advice"))


def test_what_is_reported_already_stands_in_its_cells() -> None:
    there = replace(
        strategy(),
        observations=(
            seen("share", 2021, "52.5"),
            seen("births", 2021, 790),
            seen("opened", 2021, 1),
        ),
    )
    of = errand(there)
    assert _cell(of, "share", "value") == "52.5"
    assert _cell(of, "births", "value") == 790
    assert _cell(of, "opened", "value") == "済"
    assert _cell(of, "share", "status") == "確定値"


def test_words_of_the_year_before_are_in_view() -> None:
    of = errand(last={"births": {"happened": "減った", "next": "続ける"}})
    assert _cell(of, "births", "before_status") == "▲ 悪化\n状況と要因：減った\n今後の対応：続ける"


def test_columns_that_nobody_needs_are_not_there() -> None:
    few = replace(strategy(), indicators=strategy().indicators[:2])
    names = grids(review_sheet(errand(few)))[SHEET][2]
    assert "numerator" not in names
    assert "basis" not in names


def test_inputs_are_open_and_everything_else_is_locked() -> None:
    content = review_sheet(errand())
    sheet, styles = _xml(content, "xl/worksheets/sheet1.xml"), _xml(content, "xl/styles.xml")
    formats = re.findall(
        r"<xf [^>]*/>|<xf .*?</xf>", styles.split("<cellXfs")[1].split("</cellXfs>")[0]
    )
    is_open = ['locked="0"' in each for each in formats]
    grid = grids(content)[SHEET]
    opened = {
        cell
        for cell, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', sheet)
        if is_open[int(style)]
    }
    row, value = place(grid, "births", "value")
    assert f"{chr(65 + value)}{row + 1}" in opened
    _, numerator = place(grid, "births", "numerator")
    assert f"{chr(65 + numerator)}{row + 1}" not in opened
    assert f"B{row + 1}" not in opened
    assert "<sheetProtection " in sheet
    assert "password" not in sheet


def test_the_names_of_fields_and_rows_are_hidden_and_the_head_stays_in_view() -> None:
    sheet = _xml(review_sheet(errand()), "xl/worksheets/sheet1.xml")
    assert re.search(r'<row r="3"[^>]*hidden="1"', sheet)
    assert re.search(r'<col min="1" max="1"[^>]*hidden="1"', sheet)
    assert 'topLeftCell="C6"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert "<pageSetUpPr fitToPage" in sheet


def test_cells_warn_in_the_language_of_the_department() -> None:
    assert "一覧から選んでください。" in _xml(review_sheet(errand()), "xl/worksheets/sheet1.xml")
    english = _xml(review_sheet(errand(language="en")), "xl/worksheets/sheet1.xml")
    assert "Choose one of the list." in english
    assert not re.search("[ぁ-ん]", english)


def test_no_text_becomes_a_formula_or_a_link() -> None:
    stored = {"births": {"next": "=HYPERLINK(1)", "happened": "http://a.jp", "note": "+1"}}
    content = review_sheet(errand(stored=stored))
    sheet = _xml(content, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    grid = grids(content)[SHEET]
    row, column = place(grid, "births", "next")
    assert grid[row][column] == "=HYPERLINK(1)"


def test_the_stamp_is_hidden_and_says_what_was_written() -> None:
    content = review_sheet(errand())
    assert 'state="veryHidden"' in _xml(content, "xl/workbook.xml")
    stamp = Stamp.of(grids(content)["sosei"])
    assert stamp.head["version"] == "3"
    assert stamp.head["written_at"] == "2022-04-15T09:00:00+09:00"
    births = stamp.lines[0]
    assert births.typed["status"] == "final"
    assert births.noted["unit"] == "人"


@pytest.mark.parametrize(
    ("department", "name"),
    [
        ("こども課", "こども課"),
        ("企画/調整[係]", "企画 調整 係"),
        ("課" * 40, "課" * 31),
        ("書き方", "書き方 1"),
        ("", "1"),
    ],
)
def test_a_sheet_is_called_like_its_department(department: str, name: str) -> None:
    assert sheet_name(errand(department=Own(department))) == name


def test_a_text_too_long_to_come_back_is_told_before_it_goes_out() -> None:
    stored = {"births": {"next": "あ" * 20_001}}
    with pytest.raises(InputError) as refused:
        review_sheet(errand(stored=stored))
    assert [fault.kind for fault in refused.value.faults] == ["review_sheet_long"]
