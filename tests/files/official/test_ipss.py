"""日本の地域別将来推計人口 in its three layouts: all municipalities, one age group, one municipality a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.files.official import made, made_tables
from tests.files.official.made import cell, only, refused, value

from sosei.readers.official import read_official

FUKUSHIMA = (7000, "a", "福島県", "")
AIZU = (7202, 2, "福島県", "会津若松市")
HAMADORI = (7999, 9, "福島県", "浜通り地域")
R5 = "令和5(2023)年推計"


def test_all_municipalities_by_sex_and_age(tmp_path: Path) -> None:
    grid = made_tables.even_projection({FUKUSHIMA: 5, AIZU: 2, HAMADORI: 3})
    block = only(made.workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))
    assert (block.edition, block.verified) == (R5, False)
    assert set(block.frame["area"]) == {"07000", "07202", "07999"}
    found = cell(block, area="07999", date="2050-10-01", sex="female", age="95+")
    assert (found["value"], found["row"], found["column"]) == (3, 26, 70)
    assert block.frame.height == 3 * 7 * 3 * 21
    assert dict(block.names) == {"07000": "福島県", "07202": "会津若松市", "07999": "浜通り地域"}
    assert [finding.what.ja for finding in block.findings] == [
        "読まなかった行・列：再掲・指数・割合（11件）"
    ]


def test_the_same_in_csv_and_in_the_edition_of_2018(tmp_path: Path) -> None:
    grid = made_tables.even_projection({AIZU: 2})
    for at, row in enumerate(grid[5:]):
        row[4] = f"{2015 + 5 * at}年"
    block = only(made.text(tmp_path / "a.csv", grid, "cp932"))
    assert block.edition == "平成30(2018)年推計"
    assert value(block, date="2045-10-01", sex="total", age="total") == 80


def test_wards_add_up_to_their_city(tmp_path: Path) -> None:
    areas: dict[made_tables.Area, int] = {
        (1100, 1, "北海道", "札幌市"): 9,
        (1101, 0, "北海道", "札幌市　中央区"): 2,
        (1102, 0, "北海道", "札幌市　北区"): 2,
    }
    grid = made_tables.even_projection(areas)
    block = only(made.workbook(tmp_path / "a.xlsx", {"1": grid}))
    assert any("区または郡内町村の計" in finding.what.ja for finding in block.findings)
    assert ("01101", "札幌市中央区") in block.names


@pytest.mark.parametrize(
    ("row", "column", "wrong"), [(4, 1, "区分"), (4, 75, "世帯"), (3, 27, "若者"), (3, 5, "")]
)
def test_headings_that_are_not_known_are_refused(
    tmp_path: Path, row: int, column: int, wrong: str
) -> None:
    grid = made_tables.even_projection({AIZU: 2})
    grid[row][column] = wrong
    assert refused(made.workbook(tmp_path / "a.xlsx", {"1": grid}))


def test_an_edition_of_no_known_census_is_refused(tmp_path: Path) -> None:
    grid = made_tables.even_projection({AIZU: 2})
    for row in grid[5:]:
        row[4] = row[4] if row[4] != "2020年" else "2055年"
    assert "2020年" in refused(made.workbook(tmp_path / "a.xlsx", {"1": grid}))


@pytest.mark.parametrize(
    ("title", "group", "age"),
    [
        ("結果表1　総人口および指数", "総人口（人）", "total"),
        ("結果表2-1　0～14歳人口および指数", "0～14歳人口（人）", "0-14"),
        ("結果表2-4　75歳以上人口および指数", "75歳以上人口（人）", "75+"),
    ],
)
def test_one_age_group_of_all_municipalities(
    tmp_path: Path, title: str, group: str, age: str
) -> None:
    grid = made_tables.totals(title, group, {FUKUSHIMA: 50, AIZU: 20})
    block = only(made.workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))
    assert value(block, area="07202", date="2050-10-01", sex="total", age=age) == 20
    assert (block.frame.height, block.edition) == (14, R5)


def test_a_table_of_shares_is_refused(tmp_path: Path) -> None:
    grid = made_tables.totals("結果表3-3　65歳以上人口割合", "65歳以上人口割合（％）", {AIZU: 30})
    assert "人口（人）" in refused(made.workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))


def test_one_municipality_a_sheet(tmp_path: Path) -> None:
    sheets = {
        "1000_北海道": made_tables.town_beside(1000, "北海道", 9),
        "1100_札幌市": made_tables.town_beside(1100, "札幌市", 4),
    }
    whole, city = read_official(made.workbook(tmp_path / "01.xlsx", sheets))
    assert (whole.edition, city.sheet) == (R5, "1100_札幌市")
    found = cell(city, area="01100", date="2050-10-01", sex="male", age="95+")
    assert (found["value"], found["row"], found["column"]) == (4, 25, 17)
    assert (city.frame.height, city.names) == (3 * 7 * 21, (("01100", "札幌市"),))
    assert [finding.what.ja for finding in city.findings] == [
        "読まなかった行・列：再掲・割合（15件）"
    ]


def test_sexes_below_each_other_and_the_code_in_the_name_of_the_sheet(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "a.xlsx", {"7202_会津若松市": made_tables.town_below(3)})
    block = only(path)
    assert block.edition == "平成30(2018)年推計"
    assert value(block, area="07202", date="2045-10-01", sex="female", age="90+") == 3
    assert block.findings == ()


def test_an_age_that_is_not_known_stops_the_sheet(tmp_path: Path) -> None:
    grid = made_tables.town_below(3)
    grid[4][0] = "若者"
    assert "若者" in refused(made.workbook(tmp_path / "a.xlsx", {"7202_会津若松市": grid}))
