"""Every official layout as a tiny file: what is read of it, and from which cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.files.official import made, made_tables
from tests.files.official.made import cell, only, refused, six, value
from tests.files.official.samples import SAMPLES

from sosei.readers.official import read_official

MEN = list(range(10, 31))


def test_the_register_by_age_is_read_with_five_digit_codes(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "表.xlsx", {"総計": made.register({"07202": MEN})})
    block = only(path)
    assert (block.statistic, block.source.date, block.verified) == (
        "register_by_age",
        "2023-01-01",
        True,
    )
    assert block.findings == ()
    found = cell(block, area="07202", sex="female", age="100+")
    assert found["value"] == 31
    assert (found["row"], found["column"]) == (6, 26)
    assert value(block, sex="total", age="total") == 2 * sum(MEN) + 21


def test_a_layout_is_recognised_whatever_the_file_is_called(tmp_path: Path) -> None:
    grid = made.register({"07202": MEN})
    path = made.text(tmp_path / "SSDSE-A-2020.xls", grid, "cp932")
    assert only(path).statistic == "register_by_age"


def test_a_block_keeps_the_names_that_the_file_prints_for_codes(tmp_path: Path) -> None:
    grid = made.register({"07000": MEN, "07400": MEN, "07408": MEN})
    for row, printed in enumerate(["－", "耶麻郡", "耶麻郡　猪苗代町"]):
        for line in grid[3 + 3 * row : 6 + 3 * row]:
            line[2] = printed
    block = only(made.workbook(tmp_path / "a.xlsx", {"総計": grid}))
    assert block.names == (("07400", "耶麻郡"), ("07408", "耶麻郡猪苗代町"))


def test_footnotes_full_width_digits_signs_and_separators_are_understood(tmp_path: Path) -> None:
    grid = made.register({"07202": [1000] * 21})
    men = grid[4]
    men[5:10] = ["１，０００", "ｘ", "…", "－", ""]
    grid += [[], ["注１）　外国人住民を含む。"]]
    block = only(made.workbook(tmp_path / "a.xlsx", {"総計": grid}))
    read = [
        (cell(block, sex="male", age=age)["value"], cell(block, sex="male", age=age)["status"])
        for age in ("0-4", "5-9", "10-14", "15-19", "20-24")
    ]
    assert read == [
        (1000.0, "figure"),
        (None, "withheld"),
        (None, "unknown"),
        (0.0, "figure"),
        (None, "unknown"),
    ]
    assert any("空のセル" in finding.what.ja and finding.cell == "J5" for finding in block.findings)


def test_a_sum_that_differs_is_kept_with_the_figures(tmp_path: Path) -> None:
    grid = made.register({"07202": MEN})
    grid[3][4] = 9999
    block = only(made.workbook(tmp_path / "a.xlsx", {"総計": grid}))
    assert {finding.cell for finding in block.findings} == {"E4"}
    assert {finding.severity.value for finding in block.findings} == {"soft"}
    assert value(block, sex="total", age="total") == 9999


def test_municipalities_are_set_against_their_prefecture(tmp_path: Path) -> None:
    towns = {f"072{number:02}": MEN for number in range(1, 17)}
    whole = [16 * persons for persons in MEN]
    grid = made.register({"07000": whole, **towns})
    findings = only(made.workbook(tmp_path / "a.xlsx", {"総計": grid})).findings
    assert any("市区町村の計" in finding.what.ja for finding in findings)
    assert {finding.cell[1:] for finding in findings} <= {"4", "6", ""}


def test_wards_are_not_counted_beside_their_city(tmp_path: Path) -> None:
    zero = {f"012{number:02}": [0] * 21 for number in range(2, 17)}
    city, ward = [20] * 21, [10] * 21
    grid = made.register({"01100": city, "01101": ward, "01102": ward, **zero})
    for row in grid[3:]:
        if row[2] == "市" and row[3] == "女" and row[0] == six("01100"):
            row[5:] = [22] * 21
            row[4] = 22 * 21
        if row[3] == "計" and row[0] == six("01100"):
            row[5:] = [42] * 21
            row[4] = 42 * 21
    assert only(made.workbook(tmp_path / "a.xlsx", {"総計": grid})).findings == ()


@pytest.mark.parametrize(
    ("row", "column", "wrong", "what"),
    [
        (4, 0, "072029", "wrong check digit"),
        (4, 6, -3, "below 0"),
        (4, 6, "12人くらい", "neither a figure"),
        (4, 3, "計", "twice"),
        (4, 0, "", "not named"),
    ],
)
def test_what_cannot_be_trusted_stops_the_file(
    tmp_path: Path, row: int, column: int, wrong: object, what: str
) -> None:
    grid = made.register({"07202": MEN})
    grid[row][column] = wrong
    said = refused(made.workbook(tmp_path / "a.xlsx", {"総計": grid}))
    assert what in said
    assert "a.xlsx [総計]" in said


def test_dynamics_tell_the_stock_from_the_year_before_it(tmp_path: Path) -> None:
    block = only(made.text(tmp_path / "a.csv", made.dynamics([made.town("07202", "会津若松市")])))
    assert block.findings == ()
    assert value(block, item="population", date="2019-01-01", sex="female") == 2100
    assert value(block, item="births", date="2018") == 1000
    assert value(block, item="natural_change") == -100
    assert cell(block, item="births")["column"] == 11


def test_a_total_of_items_that_differs_is_found(tmp_path: Path) -> None:
    grid = made.dynamics([made.town("07202", "会津若松市", births="1,001")])
    cells = {finding.cell for finding in only(made.text(tmp_path / "a.csv", grid)).findings}
    assert cells == {"M5", "V5"}


def test_a_heading_that_is_not_known_is_refused(tmp_path: Path) -> None:
    grid = made.dynamics([made.town("07202", "会津若松市")])
    grid[3][10] = "出生届数"
    assert "出生届数" in refused(made.text(tmp_path / "a.csv", grid))


def test_ssdse_a_keeps_the_official_item_codes(tmp_path: Path) -> None:
    grid = [
        ["Code", "Prefecture", "Municipality", "A1101", "A110101", "A110102", "A4101"],
        ["Year", "年度", "年度", "2015", "2015", "2015", "2018"],
        ["地域コード", "都道府県", "市区町村", "人口総数", "（男）", "（女）", "出生数"],
        ["R07202", "福島県", "会津若松市", "30", "14", "16", "3"],
    ]
    block = only(made.text(tmp_path / "a.csv", grid, "cp932"))
    assert value(block, area="07202", item="A4101", date="2018") == 3
    assert block.findings == ()


def test_districts_stand_behind_a_dash(tmp_path: Path) -> None:
    header = [
        "全国地方公共団体コード",
        "地域コード",
        "都道府県名",
        "市区町村名",
        "調査年月日",
        "地域名",
    ]
    header += [
        "総人口",
        "男性",
        "女性",
        "0-4歳の男性",
        "0-4歳の女性",
        "5歳以上の男性",
        "5歳以上の女性",
    ]
    header += ["年齢不詳の男性", "年齢不詳の女性", "世帯数", "備考"]
    grid = [
        header,
        [
            *["072028", "001", "福島県", "会津若松市", "令和7年4月1日", "栄町"],
            *["12", "6", "6", "1", "2", "4", "4", "1", "0", "5", ""],
        ],
    ]
    block = only(made.text(tmp_path / "a.csv", grid))
    assert value(block, area="07202-001", date="2025-04-01", sex="male", age="unknown") == 1
    assert block.findings == ()


def test_death_rates_and_life_tables_are_the_nations(tmp_path: Path) -> None:
    rates = [
        ["Year at death", "Sex", "0~4Years", "5~9", "10~"],
        ["2018", "Male", "51.9", "7.9", "9"],
    ]
    block = only(made.text(tmp_path / "a.csv", rates))
    assert value(block, area="00000", date="2018", sex="male", age="10+") == 9
    table = [
        ["table", "year", "sex", "age", "qx", "lx_from_qx", "source_id"],
        ["第22回完全生命表", "2015", "female", "0", "0.002", "100000", "L1"],
    ]
    block = only(made.text(tmp_path / "b.csv", table))
    assert value(block, sex="female", age="0", item="survivors") == 100_000


def test_thousands_become_persons(tmp_path: Path) -> None:
    grid: made.Grid = [
        [],
        ["表1-9A(1) 男女年齢5歳階級別人口,年齢構造係数および性比(総人口)：出生中位(死亡中位)推計"],
        [],
        ["年齢階級", "人　口（1,000人）", "", "", "総人口に占める割合（％）", "", "", "性比1)"],
        ["", "総　数", "男", "女", "総　数", "男", "女", ""],
        ["(1)平成27(2015)年"],
        ["   総　数", 5.017, 2.561, 2.456, 100, 50, 50, 104],
        ["    0～ 4", 2.007, 1.561, 0.446, 40, 20, 20, 104],
        ["    5+", 3.01, 1, 2.01, 60, 30, 30, 104],
        [],
        ["各年10月1日現在の総人口."],
    ]
    block = only(made.workbook(tmp_path / "a.xlsx", {"表": grid, "Note": [["x"]]}))
    assert value(block, date="2015-10-01", sex="male", age="0-4") == 1561
    assert [finding.what.ja for finding in block.findings] == ["読まなかったシート：Note"]


def test_a_resident_estimate_is_read_unverified_and_strictly(tmp_path: Path) -> None:
    grid = [
        ["福島県の推計人口（現住人口）令和5年4月1日現在"],
        ["市町村コード", "市町村名", "世帯数", "人口", "", ""],
        ["", "", "", "総数", "男", "女"],
        ["07202", "会津若松市", "5", "9", "4", "5"],
    ]
    block = only(made.text(tmp_path / "a.csv", grid))
    assert value(block, sex="total", item="population", date="2023-04-01") == 9
    assert block.names == (("07202", "会津若松市"),)
    assert not block.verified
    grid[1][2] = "戸数"
    assert "戸数" in refused(made.text(tmp_path / "b.csv", grid))


def test_headings_above_the_title_take_no_ages_from_the_last_row(tmp_path: Path) -> None:
    title, ages, head, *rows = made.register({"07202": MEN})
    head = [*head[:4], *ages[4:]]
    path = made.workbook(tmp_path / "a.xlsx", {"総計": [head, title, *rows]})
    assert "令和5年1月1日" in refused(path)


def test_a_number_of_a_table_is_no_part_of_its_ages(tmp_path: Path) -> None:
    grid = made_tables.totals(
        "結果表2-1　0～14歳人口および指数", "人口（人）", {(7202, 2, "福島県", "会津若松市"): 20}
    )
    block = only(made.workbook(tmp_path / "a.xlsx", {"Sheet1": grid}))
    assert set(block.frame["age"]) == {"0-14"}


def test_merged_headings_are_the_headings_of_every_column_below(tmp_path: Path) -> None:
    grid = made.dynamics([made.town("07202", "会津若松市")])
    plain = made.workbook(tmp_path / "a.xlsx", {"表": grid})
    ranges = b"".join(b'<mergeCell ref="%s"/>' % place for place in (b"H2:Y2", b"D3:F3", b"H3:M3"))
    merges = b"<mergeCells>" + ranges + b"</mergeCells>"
    merged = made.rewritten(
        plain,
        tmp_path / "b.xlsx",
        lambda sheet: sheet.replace(b"</sheetData>", b"</sheetData>" + merges),
    )
    assert only(merged).frame.equals(only(plain).frame)


@pytest.mark.parametrize(
    ("whose", "level", "item"),
    [
        ("総人口", "出生中位", "population"),
        ("日本人人口", "出生中位", "population_japanese"),
        ("総人口", "出生低位", "population_fertility_low_mortality_medium"),
    ],
)
def test_whose_numbers_a_national_table_tells_is_its_item(
    tmp_path: Path, whose: str, level: str, item: str
) -> None:
    sample = SAMPLES["nation by five-year ages"]
    title = f"表1-9A 男女年齢5歳階級別人口,年齢構造係数および性比({whose})：{level}(死亡中位)推計"
    block = only(sample.written(tmp_path / "a.xlsx", sample.changed(title, (1, 0))))
    assert set(block.frame["item"]) == {item}
    assert block.edition == "平成29年推計"


@pytest.mark.parametrize(
    ("years", "editions"),
    [
        (("平成27(2015)年", "平成37(2025)年"), ["平成29年推計", "平成29年推計"]),
        (("平成37(2025)年", "平成82(2070)年"), ["令和5年推計", "令和5年推計"]),
        (("平成37(2025)年",), ["表1-9A"]),
        (
            ("平成27(2015)年", "平成37(2025)年", "令和2(2020)年"),
            ["平成29年推計", "表1-9A", "令和5年推計"],
        ),
    ],
)
def test_sheets_that_do_not_tell_their_edition_are_of_that_of_their_workbook(
    tmp_path: Path, years: tuple[str, ...], editions: list[str]
) -> None:
    sample = SAMPLES["nation by five-year ages"]
    sheets = {year: sample.changed(f"(1){year}", (5, 0)) for year in years}
    read = read_official(made.workbook(tmp_path / "a.xlsx", sheets))
    assert [block.edition for block in read] == editions
    assert all(block.edition in block.source.statistic for block in read)
