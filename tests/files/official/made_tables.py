"""Tiny tables of e-Stat, IPSS and 厚生労働省: headings as published, figures made small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.files.official.made import Grid

FIVE_YEAR = [f"{low}～{low + 4}歳" for low in range(0, 95, 5)] + ["95歳～"]
BROAD = ["0～14歳", "15～64歳", "65歳以上", "65～74歳", "75歳以上"]
YEARS = [f"{year}年" for year in range(2020, 2055, 5)]

ABOUT: Grid = [
    ["統計名：", "令和２年国勢調査 人口等基本集計　（主な内容：男女・年齢・配偶関係）"],
    ["表番号：", "2-1-1"],
    ["表題：", "男女，年齢（5歳階級），国籍総数か日本人別人口－全国，都道府県，市区町村"],
    ["実施年月：", "2020年", "10月"],
    ["市区町村時点（年月日）：", "-"],
    [],
    ["***", "当該数値がないもの"],
    ["-", "当該数値がないもの"],
    [],
]
DOWN = ["時間軸（年次）", "国籍総数か日本人", "男女", "全国，都道府県，市区町村"]


def cross(ages: Sequence[str], rows: Sequence[tuple[str, str, str, str, Sequence[object]]]) -> Grid:
    """国勢調査 in e-Stat's cross form; each row is nationality, sex, code, name and figures."""
    indent = [""] * (3 * len(DOWN))
    grid: Grid = [
        *map(list, ABOUT),
        [*indent, "/表章事項 コード", *["2020_01"] * len(ages)],
        [*indent, "/表章事項 補助コード", *["-"] * len(ages)],
        [*indent, "/表章事項", *["人口【人】"] * len(ages)],
        [*indent, "/年齢5歳階級 コード", *[f"{at:03}" for at in range(len(ages))]],
        [*indent, "/年齢5歳階級 補助コード", *["-"] * len(ages)],
        [
            *(word for head in DOWN for word in (f"{head} コード", f"{head} 補助コード", head)),
            "/年齢5歳階級",
            *ages,
        ],
    ]
    for nation, sex, code, name, figures in rows:
        time = ["2020000000", "", "2020年"]
        grid.append([*time, "0", "", nation, "0", "", sex, code, "", name, "", *figures])
    return grid


def long(rows: Sequence[tuple[str, str, str, str, object]]) -> Grid:
    """国勢調査 in e-Stat's long form; each row is sex, age, code, name and the figure."""
    header = ["tab_code", "表章項目", "cat01_code", "男女", "cat02_code", "年齢(5歳階級)"]
    header += ["area_code", "地域", "time_code", "時間軸(調査年)", "unit", "value", "annotation"]
    grid: Grid = [[*header]]
    for sex, age, code, name, figure in rows:
        words = ["020", "人口", "1", sex, "01", age, code, name, "2020000000", "2020年", "人"]
        grid.append([*words, figure, ""])
    return grid


def census_book(
    rows: Sequence[tuple[str, str, str, str, str, Sequence[object]]], year: int = 2020
) -> Grid:
    """国勢調査 第2-7表; each row is nationality, sex, kind of area, code, name and figures."""
    items = [
        "00_総数",
        "01_0～4歳",
        "02_5歳以上",
        "22_年齢「不詳」",
        "R1_（再掲）15歳未満",
        "平均年齢",
    ]
    down = ["国籍総数か日本人", "男女", "地域識別コード", "2000年_都道府県", "2000年_地域コード"]
    down += ["2000年_地域(2000)", f"{year}年_都道府県", f"{year}年_地域コード", "地域名"]
    indent = [""] * len(down)
    grid: Grid = [
        [f"{year}年国勢調査 人口等基本集計 第2-7表"],
        [],
        [*indent, "人口", *[""] * 5],
        [*indent, "年齢", *[""] * 5],
        [*indent, *items],
        [*indent, *[1] * 6],
        [*indent, *["人"] * 5, "歳"],
        [*down, *[""] * 6],
    ]
    for nation, sex, kind, code, name, figures in rows:
        place = [f"{code[:2]}_県", code]
        grid.append([nation, sex, kind, *place, "2000", *place, f"{code}_{name}", *figures])
    return grid


Area = tuple[int, int | str, str, str]


def municipal_projection(
    rows: Sequence[tuple[Area, str, Sequence[int], Sequence[int]]], ages: Sequence[str] = FIVE_YEAR
) -> Grid:
    """男女・年齢（5歳）階級別: each row is code, kind, prefecture and name; year; men and women by age."""
    above: list[object] = [""] * 5
    head: list[object] = ["コード", "市などの別", "都道府県", "市区町村", "年"]
    for sex in ("男女計", "男", "女"):
        above += [sex, *[""] * (len(ages) + 1)]
        head += ["総数", *ages, ""]
    above += ["総人口指数", "", "（再掲）", *[""] * 5, "割合（％）", *[""] * 4]
    head += ["(2020年=100)", "", *BROAD, "", *BROAD]
    grid: Grid = [
        ["男女5歳階級別将来推計人口（各年10月1日時点の推計人口：2020年は国勢調査による実績値）"],
        [
            "市などの別：a＝都道府県，0＝政令市の区，1＝政令市，2＝その他の市，3＝町村，9＝浜通り地域"
        ],
        [],
        above,
        head,
    ]
    for area, year, men, women in rows:
        both = [a + b for a, b in zip(men, women, strict=True)]
        persons = [cell for part in (both, men, women) for cell in (sum(part), *part, "")]
        grid.append([*area, year, *persons, 100, "", *[7] * 5, "", *[12.5] * 5])
    return grid


def even_projection(areas: Mapping[Area, int]) -> Grid:
    """The same with as many men and women in each group and year."""
    return municipal_projection(
        [(area, year, [men] * 20, [men] * 20) for area, men in areas.items() for year in YEARS]
    )


def totals(title: str, group: str, areas: Mapping[Area, int]) -> Grid:
    """結果表1, 2: code, kind, prefecture and name → persons of every year."""
    head = ["コード", "市などの別", "都道府県", "市区町村", group, *[""] * 6]
    head += ["指数（2020年＝100）", *[""] * 6]
    grid: Grid = [[title], [], [], [*head], [*[""] * 4, *YEARS, *YEARS]]
    for area, persons in areas.items():
        grid.append([*area, *[persons] * 7, *[100] * 7])
    return grid


def town_beside(code: object, name: str, men: int) -> Grid:
    """One municipality a sheet, the sexes beside each other (2023)."""
    grid: Grid = [["将来の男女5歳階級別人口（2020年は国勢調査による実績値）"], [code, name], []]
    grid.append([*["男女計", *YEARS, ""], *["男", *YEARS, ""], *["女", *YEARS]])
    rows = [
        ("総数", 20),
        *((age, 1) for age in FIVE_YEAR),
        *((f"（再掲）{age}", 3) for age in BROAD),
    ]
    for label, times in rows:
        both, one = [2 * men * times] * 7, [men * times] * 7
        grid.append([label, *both, "", label, *one, "", label, *one])
    grid.append([])
    grid.append(["年齢別割合（65歳以上：％）", *[30.5] * 7])
    return grid


def town_below(men: int) -> Grid:
    """One municipality a sheet, the sexes below each other (2018); its code stands in the name of the sheet."""
    ages = [*FIVE_YEAR[:18], "90歳以上"]
    years = [f"{year}年" for year in range(2015, 2050, 5)]
    grid: Grid = [["将来の男女5歳階級別人口（2015年は国勢調査による実績値）"]]
    for sex, times in (("男女計", 2), ("男", 1), ("女", 1)):
        grid += [[sex, *years], ["総数", *[men * times * 19] * 7]]
        grid += [[age, *[men * times] * 7] for age in ages]
        grid += [[]]
    return grid


def abridged_life_table(title: str = "令和6年簡易生命表（女）") -> Grid:
    """簡易生命表: q before survivors; weeks and months stand first."""
    head: list[object] = ["年齢", "", "死亡率", "生存数", "死亡数", "定常人口", "", "平均余命"]
    symbols: list[object] = ["x", "", "nqx", "lx", "ndx", "nLx", "Tx", "ex"]
    rows: Grid = [
        [0, "(週)", 0.00067, "100 000", 67, 1917, 8713000, 87.13],
        [1, "", 0.0001, 99933, 10, 1916, 8711083, 87.19],
        [2, "(月)", 0.0002, 99923, 20, 8320, 8709167, 87.2],
        [0, "(年)", 0.00167, "100 000", 167, 99860, 8713000, 87.13],
        [1, "", 0.0002, 99833, 20, 99823, 8613140, 86.28],
        [2, "", 0.00015, 99813, 15, 99805, 8513317, 85.3],
    ]
    return [[title], [], head, symbols, *rows]


def complete_life_table(title: str = "第23回生命表（男）") -> Grid:
    """完全生命表: survivors first, with the force of mortality."""
    head: list[object] = [
        "年齢",
        "生存数",
        "死亡数",
        "生存率",
        "死亡率",
        "死 力",
        "平均余命",
        "定常人口",
        "",
    ]
    rows: Grid = [
        ["0週", 100000, 80, 0.9992, 0.0008, 0.08, 81.56, 1917, 8156000],
        ["0年", 100000, 189, 0.99811, 0.00189, 0.08, 81.56, 99850, 8156000],
        ["1", 99811, 25, 0.99975, 0.00025, 0.0004, 80.72, 99797, 8056150],
    ]
    return [[title], head, ["x", "lx", "ndx", "npx", "nqx", "μx", "ex", "nLx", "Tx"], *rows]
