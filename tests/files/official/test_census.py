"""国勢調査 as e-Stat gives it in CSV: the cross form and the long one, and what is left unread knowingly."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.files.official import made, made_tables
from tests.files.official.made import cell, only, refused, value

AGES = ["総数", "0～4歳", "5歳以上", "年齢「不詳」", "（再掲）15歳未満", "平均年齢"]
AIZU = ("07202", "会津若松市")


def town(sex: str = "男", nation: str = "国籍総数") -> tuple[str, str, str, str, list[object]]:
    """One row whose parts add up."""
    return nation, sex, *AIZU, ["1,234", "1,000", "200", "34", "1,100", "41.5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_cross_form_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = made.text(tmp_path / "a.csv", made_tables.cross(AGES, [town()]), encoding)
    block = only(path)
    assert (block.statistic, block.edition, block.verified) == ("census", "2020-10-01", True)
    found = cell(block, area="07202", date="2020-10-01", sex="male", age="5+")
    assert (found["value"], found["row"], found["column"]) == (200, 16, 16)
    assert value(block, sex="male", age="unknown") == 34
    assert ("07202", "会津若松市") in block.names


def test_ages_counted_again_and_means_are_left_and_told(tmp_path: Path) -> None:
    block = only(made.text(tmp_path / "a.csv", made_tables.cross(AGES, [town()])))
    assert set(block.frame["age"]) == {"total", "0-4", "5+", "unknown"}
    told = [finding.what.ja for finding in block.findings]
    assert told == ["読まなかった行・列：再掲（1件）", "読まなかった行・列：平均年齢（1件）"]


def test_japanese_are_an_item_of_their_own(tmp_path: Path) -> None:
    grid = made_tables.cross(AGES, [town(), town(nation="うち日本人")])
    block = only(made.text(tmp_path / "a.csv", grid))
    assert value(block, age="total", item="population_japanese") == 1234


def test_completed_figures_never_pass_for_counted_ones(tmp_path: Path) -> None:
    grid = made_tables.cross(AGES, [town()])
    grid[2][1] = f"{grid[2][1]}（不詳補完値）"
    assert set(only(made.text(tmp_path / "a.csv", grid)).frame["item"]) == {"population_completed"}


def test_former_municipalities_and_halves_of_a_prefecture_are_left(tmp_path: Path) -> None:
    figures: list[object] = ["9", "4", "5", "-", "3", "40"]
    rows = [
        town(),
        ("国籍総数", "男", "0720B", "（旧：会津若松市）", figures),
        ("国籍総数", "男", "07421", "（旧：河東町）", figures),
        ("国籍総数", "男", "07001", "福島県市部", figures),
    ]
    block = only(made.text(tmp_path / "a.csv", made_tables.cross(AGES, rows)))
    assert set(block.frame["area"]) == {"07202"}
    assert "読まなかった行・列：旧市区町村（2件）" in {f.what.ja for f in block.findings}


def test_a_dash_is_none_and_asterisks_are_withheld(tmp_path: Path) -> None:
    row = ("国籍総数", "女", *AIZU, ["***", "-", "x", "…", "", ""])
    block = only(made.text(tmp_path / "a.csv", made_tables.cross(AGES, [row])))
    read = dict(block.frame.select("age", "status").iter_rows())
    assert read == {"total": "withheld", "0-4": "figure", "5+": "withheld", "unknown": "unknown"}


def test_without_a_column_of_time_the_date_of_the_survey_is_taken(tmp_path: Path) -> None:
    grid = [
        row[3:] if at >= len(made_tables.ABOUT) else row
        for at, row in enumerate(made_tables.cross(AGES, [town()]))
    ]
    assert set(only(made.text(tmp_path / "a.csv", grid)).frame["date"]) == {"2020-10-01"}


@pytest.mark.parametrize(
    ("what", "row", "column", "wrong"),
    [
        ("an axis", 14, 5, "配偶関係"),
        ("a sex", 15, 8, "男児"),
        ("an age", 14, 14, "若者"),
        ("a nationality", 15, 5, "外国人"),
        ("a measure", 11, 13, "世帯数"),
        ("a year", 15, 2, "昨年"),
        ("a code", 15, 9, "7A"),
    ],
)
def test_words_that_are_not_known_stop_the_file(
    tmp_path: Path, what: str, row: int, column: int, wrong: str
) -> None:
    grid = made_tables.cross(AGES, [town()])
    grid[row][column] = wrong
    assert wrong in refused(made.text(tmp_path / "a.csv", grid)), what


def test_the_long_form_is_read_unverified(tmp_path: Path) -> None:
    rows = [("男", "0～4歳", *AIZU, "2,345"), ("男", "（再掲）15歳未満", *AIZU, "9")]
    block = only(made.text(tmp_path / "a.csv", made_tables.long(rows)))
    assert not block.verified
    assert value(block, area="07202", date="2020-10-01", sex="male", age="0-4") == 2345
    assert block.frame.height == 1


def test_a_workbook_of_the_census_is_read_unverified(tmp_path: Path) -> None:
    figures = [34, 20, 10, 4, 25, 45.5]
    rows = [
        ("0_国籍総数", "1_男", "2", *AIZU, figures),
        ("1_うち日本人", "1_男", "2", *AIZU, figures),
        ("0_国籍総数", "1_男", "9", "07421", "（旧：河東町）", figures),
        ("0_国籍総数", "1_男", "b", "07001", "福島県市部", figures),
    ]
    path = made.workbook(tmp_path / "a.xlsx", {"b02_07": made_tables.census_book(rows, 2025)})
    block = only(path)
    assert (block.edition, block.verified, block.names) == ("2025-10-01", False, (AIZU,))
    found = cell(block, area="07202", sex="male", age="5+", item="population")
    assert (found["value"], found["row"], found["column"]) == (10, 9, 12)
    assert block.frame.height == 8
    assert {finding.what.ja for finding in block.findings} == {
        "読まなかった行・列：旧市区町村（1件）",
        "読まなかった行・列：市部・郡部（1件）",
        "読まなかった行・列：再掲・平均年齢（2件）",
    }


@pytest.mark.parametrize(
    ("row", "column", "wrong"),
    [(7, 0, "配偶関係"), (4, 11, "05_若者"), (8, 1, "1_男児"), (8, 0, "2_外国人")],
)
def test_words_that_are_not_known_stop_a_workbook_of_the_census(
    tmp_path: Path, row: int, column: int, wrong: str
) -> None:
    rows = [("0_国籍総数", "1_男", "2", *AIZU, [34, 20, 10, 4, 25, 45.5])]
    grid = made_tables.census_book(rows)
    grid[row][column] = wrong
    assert wrong in refused(made.workbook(tmp_path / "a.xlsx", {"b02_07": grid}))
