"""Life tables of 厚生労働省: whole years of age are read, weeks and months are left."""

from __future__ import annotations

from pathlib import Path

from tests.files.official import made, made_tables
from tests.files.official.made import only, refused, value

from sosei.readers.official import read_official


def test_an_abridged_life_table_has_men_and_women_on_two_sheets(tmp_path: Path) -> None:
    men = made_tables.abridged_life_table("令和6年簡易生命表（男）")
    sheets = {"男": men, "女": made_tables.abridged_life_table()}
    first, second = read_official(made.workbook(tmp_path / "a.xlsx", sheets))
    assert (first.statistic, first.edition, first.verified) == (
        "life_table",
        "令和6年簡易生命表",
        False,
    )
    assert value(second, sex="female", age="0", item="death_probability", date="2024") == 0.00167
    assert value(second, sex="female", age="2", item="survivors") == 99813
    assert set(first.frame["sex"]) == {"male"}
    assert [finding.what.ja for finding in first.findings] == ["読まなかった行・列：週・月（3件）"]


def test_a_complete_life_table_is_of_the_year_of_its_census(tmp_path: Path) -> None:
    grid = made_tables.complete_life_table()
    block = only(made.workbook(tmp_path / "a.xlsx", {"1": grid}))
    assert value(block, date="2020", sex="male", age="1", item="survivors") == 99811
    assert block.frame.height == 4


def test_a_life_table_without_sex_year_or_known_headings_is_refused(tmp_path: Path) -> None:
    nobody = made_tables.abridged_life_table("令和6年簡易生命表")
    assert "男, 女" in refused(made.workbook(tmp_path / "a.xlsx", {"1": nobody}))
    undated = made_tables.abridged_life_table("簡易生命表（女）")
    assert "第23回" in refused(made.workbook(tmp_path / "b.xlsx", {"1": undated}))
    other = made_tables.abridged_life_table()
    other[2][4] = "死亡者"
    assert "死亡者" in refused(made.workbook(tmp_path / "c.xlsx", {"1": other}))
