"""A tiny file of every layout, and the place of one figure in it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.files.official import made, made_tables, old_books
from tests.files.official.made import Grid


class Sample(NamedTuple):
    """A sheet of one layout.

    Attributes
    ----------
    statistic : str
    grid : list of list
    place : tuple of int
        Row and column of a figure, from 0.
    sheet : str
        Name of the sheet in a workbook.
    dash : str
        What － stands for.
    scale : int
        Persons in a unit of the table.
    """

    statistic: str
    grid: Grid
    place: tuple[int, int]
    sheet: str = "表"
    dash: str = "figure"
    scale: int = 1

    def changed(self, value: object, place: tuple[int, int] | None = None) -> Grid:
        """Return the grid with another cell; short rows are filled up."""
        row, column = place or self.place
        grid = [list(cells) for cells in self.grid]
        grid += [[] for _ in range(row + 1 - len(grid))]
        grid[row] += [""] * (column + 1 - len(grid[row]))
        grid[row][column] = value
        return grid

    def written(self, path: Path, grid: Grid | None = None) -> Path:
        """Write it as CSV, as an old workbook or as one of today: as the path says."""
        grid = self.grid if grid is None else grid
        if path.suffix == ".csv":
            return made.text(path, grid)
        write = old_books.workbook if path.suffix == ".xls" else made.workbook
        return write(path, {self.sheet: grid})


AIZU: made_tables.Area = (7202, 2, "福島県", "会津若松市")
CENSUS_AGES = ["総数", "0～4歳", "5歳以上", "年齢「不詳」", "（再掲）15歳未満"]

SAMPLES: dict[str, Sample] = {
    "tidy": Sample(
        "tidy",
        [
            ["area", "date", "sex", "age", "item", "value"],
            ["07202", "2018", "total", "total", "births", "839"],
            ["07202", "2019", "total", "total", "births", "812"],
        ],
        (1, 5),
    ),
    "register by age": Sample(
        "register_by_age", made.register({"07202": [30] * 21, "07203": [4] * 21}), (4, 6)
    ),
    "register dynamics": Sample(
        "register_dynamics",
        made.dynamics(
            [["", "合計", "", *made.town("07202", "-")[3:]], made.town("07202", "会津若松市")]
        ),
        (5, 4),
    ),
    "SSDSE-A of 2020": Sample(
        "ssdse_a",
        [
            ["code", "prefecture", "municipality", "A1101", "A110101", "A110102", "A4101"],
            ["year", "年度", "年度", "2015", "2015", "2015", "2018"],
            [
                "地域コード",
                "都道府県",
                "市区町村",
                "総人口",
                "総人口（男）",
                "総人口（女）",
                "出生数",
            ],
            ["R07202", "福島県", "会津若松市", "30", "14", "16", "3"],
        ],
        (3, 6),
        dash="unknown",
    ),
    "SSDSE-A of today": Sample(
        "ssdse_a",
        [
            ["SSDSE-A-2026", "Prefecture", "Municipality", "A1101", "A4101"],
            ["", "", "年度", "2020", "2023"],
            ["地域コード", "都道府県", "市区町村", "総人口", "出生数"],
            ["R07202", "福島県", "会津若松市", "30", "3"],
        ],
        (3, 4),
        dash="unknown",
    ),
    "districts by age": Sample(
        "area_age_population",
        [
            [
                *["全国地方公共団体コード", "地域コード", "地方公共団体名", "調査年月日", "地域名"],
                *["総人口", "男性", "女性", "0-4歳の男性", "0-4歳の女性", "85歳以上の男性"],
                *["85歳以上の女性", "不詳者の男性", "不詳者の女性", "世帯数", "備考"],
            ],
            [
                *["072028", "001", "福島県会津若松市", "令和7年4月1日", "栄町"],
                *["12", "6", "6", "1", "2", "4", "4", "1", "0", "5", ""],
            ],
        ],
        (1, 8),
    ),
    "death rates": Sample(
        "death_rates",
        [
            ["Year at death", "Sex", "0~4Years", "5~9", "10~"],
            ["2018", "Male", "51.9", "7.9", "9"],
        ],
        (1, 3),
    ),
    "life table": Sample(
        "life_table",
        [
            ["table", "year", "sex", "age", "qx", "lx_from_qx", "source_id"],
            ["第22回完全生命表", "2015", "female", "0", "0.002", "100000", "L1"],
        ],
        (1, 5),
    ),
    "abridged life table": Sample("life_table", made_tables.abridged_life_table(), (8, 3)),
    "complete life table": Sample("life_table", made_tables.complete_life_table(), (4, 1)),
    "nation by five-year ages": Sample(
        "projection_national",
        [
            [],
            ["表1-9A(1) 男女年齢5歳階級別人口,年齢構造係数および性比：出生中位(死亡中位)推計"],
            [],
            ["年齢階級", "人　口（1,000人）", "", "", "総人口に占める割合（％）", "", "", "性比1)"],
            ["", "総　数", "男", "女", "総　数", "男", "女", ""],
            ["(1)平成27(2015)年"],
            ["   総　数", 5.017, 2.561, 2.456, 100, 50, 50, 104],
            ["    0～ 4", 2.007, 1.561, 0.446, 40, 20, 20, 104],
            ["    5+", 3.01, 1, 2.01, 60, 30, 30, 104],
        ],
        (7, 2),
        scale=1000,
    ),
    "census across": Sample(
        "census",
        made_tables.cross(
            CENSUS_AGES,
            [
                ("国籍総数", "男", "07202", "会津若松市", ["34", "20", "10", "4", "25"]),
                ("国籍総数", "男", "0720B", "（旧：会津若松市）", ["30", "18", "9", "3", "22"]),
            ],
        ),
        (15, 14),
    ),
    "census down": Sample(
        "census",
        made_tables.long(
            [
                ("男", "0～4歳", "07202", "会津若松市", "23"),
                ("女", "0～4歳", "07202", "会津若松市", "22"),
            ]
        ),
        (1, 11),
    ),
    "census book": Sample(
        "census",
        made_tables.census_book(
            [
                ("0_国籍総数", "1_男", "2", "07202", "会津若松市", [34, 20, 10, 4, 25, 45.5]),
                ("0_国籍総数", "1_男", "9", "07421", "（旧：河東町）", [4, 2, 1, 1, 3, 45.5]),
            ]
        ),
        (8, 10),
    ),
    "municipal projection": Sample(
        "projection_municipal", made_tables.even_projection({AIZU: 5}), (6, 30)
    ),
    "municipal totals": Sample(
        "projection_municipal",
        made_tables.totals("結果表1　総人口および指数", "総人口（人）", {AIZU: 20}),
        (5, 5),
    ),
    "municipality beside": Sample(
        "projection_municipal", made_tables.town_beside(7202, "会津若松市", 4), (5, 10)
    ),
    "municipality below": Sample(
        "projection_municipal", made_tables.town_below(3), (5, 3), sheet="7202_会津若松市"
    ),
    "monthly residents": Sample(
        "resident_estimate",
        [
            ["福島県の推計人口（現住人口）令和5年4月1日現在"],
            ["市町村コード", "市町村名", "世帯数", "人口", "", ""],
            ["", "", "", "総数", "男", "女"],
            ["07202", "会津若松市", "5", "9", "4", "5"],
        ],
        (3, 4),
    ),
}
"""By name."""
