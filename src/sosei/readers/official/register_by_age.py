"""住民基本台帳年齢階級別人口（市区町村別）: the resident register by sex and age, 総務省."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings
from sosei.readers.official.taken import Key

ITEMS = {
    "総計": "population",
    "日本人住民": "population_japanese",
    "外国人住民": "population_foreign",
}
"""What the title counts → item."""

KEYS = ("団体コード", "性別")
TITLE = "住民基本台帳年齢階級別人口"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its title, and the headings of its rows."""
    return TITLE in sheet.top(3) and sheet.find(*KEYS) is not None


def read_register_by_age(sheet: Sheet) -> Block:
    """Read the register by sex and age."""
    header = sheet.find(*KEYS) or 0
    line = sheet.line(header)
    code, sex = line.index("団体コード"), line.index("性別")
    ages = {
        column: age
        for column in range(sex + 1, max(len(line), len(sheet.line(max(header - 1, 0)))))
        if (age := cells.age(_above(sheet, header, column) or sheet.text(header, column)))
    }
    title = sheet.title()
    date = cells.day(title)
    if date is None or "total" not in ages.values():
        part = "総数" if date else "令和5年1月1日"
        raise sheet.refuse("official_part_missing", header, sex, table=TITLE, part=part)
    items = headings(ITEMS)
    item = next((items[word] for word in items if word in title), "population")
    draft = Draft(sheet)
    columns = draft.taken.columns({column: Key(age=age) for column, age in ages.items()})
    for row in range(header + 1, len(sheet.rows)):
        whole = sheet.text(row, code + 1) in {"合計", "全国"}
        area = "00000" if whole else draft.area(row, code, digits=6, name=code + 2)
        group = cells.SEXES.get(sheet.text(row, sex))
        if area is None or group is None:
            draft.stray(row, list(ages))
            continue
        draft.take_row(row, columns, Key(area, date, group, None, item))
    source = Source("住民基本台帳に基づく人口 年齢階級別人口（市区町村別）", "総務省", date)
    return draft.block("register_by_age", f"{date} {item}", source, sums=Sums(frozenset({item})))


def _above(sheet: Sheet, header: int, column: int) -> str:
    return sheet.text(header - 1, column) if header else ""
