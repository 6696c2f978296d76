"""地域・年齢別人口（自治体標準オープンデータセット）: a municipality or its districts by sex and age."""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

CODES = headings({"都道府県コード又は市区町村コード": "area", "全国地方公共団体コード": "area"})
DISTRICT = headings({"地域コード": "district", "町字ID": "district"})

FIGURES = headings(
    {
        "総人口": ("population", "total"),
        "男性": ("population", "male"),
        "女性": ("population", "female"),
        "世帯数": ("households", "total"),
    }
)
"""Heading → item and sex; those by age read 0-4歳の男性."""

TOWNS = ("市区町村名", "地方公共団体名")
"""Headings of the name: until 2022, and in the standard of today."""

WORDS = frozenset(
    headings(dict.fromkeys((*TOWNS, "都道府県名", "調査年月日", "地域名", "備考", "KEY_CODE")))
)
TITLE = "地域・年齢別人口"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its headings."""
    line = set(sheet.line(0))
    return {"調査年月日", "総人口", "0-4歳の男性"} <= line and bool(line & set(CODES))


def read_area_age_population(sheet: Sheet) -> Block:
    """Read population by sex and age of districts, or of the whole where no district is named."""
    line = sheet.line(0)
    code = next(column for column, text in enumerate(line) if text in CODES)
    district = next((column for column, text in enumerate(line) if text in DISTRICT), None)
    name = line.index("地域名") if "地域名" in line else None
    town = next((column for column, text in enumerate(line) if text in TOWNS), None)
    when = line.index("調査年月日")
    keys = _keys(sheet, line)
    draft = Draft(sheet)
    dates: set[str] = set()
    for row in range(1, len(sheet.rows)):
        area = draft.area(row, code, digits=6, name=town)
        date = cells.day(sheet.text(row, when))
        if area is None or date is None:
            draft.stray(row, list(keys))
            continue
        part = (sheet.text(row, district) if district is not None else "") or (
            sheet.text(row, name) if name is not None else ""
        )
        dates.add(date)
        for column, (sex, age, item) in keys.items():
            draft.take(row, column, (f"{area}-{part}" if part else area, date, sex, age, item))
    latest = max(dates, default="")
    publisher = sheet.text(1, town) if town is not None else ""
    source = Source("地域・年齢別人口（自治体標準オープンデータセット）", publisher, latest)
    sums = Sums(frozenset({"population", "households"}))
    return draft.block("area_age_population", latest, source, sums=sums)


def _keys(sheet: Sheet, line: list[str]) -> dict[int, tuple[str, str, str]]:
    keys: dict[int, tuple[str, str, str]] = {}
    for column, text in enumerate(line):
        by_age = re.fullmatch(r"(.+?)者?の(男性|女性)", text)
        age = cells.age(by_age[1]) if by_age else None
        if text in FIGURES:
            item, sex = FIGURES[text]
            keys[column] = (sex, "total", item)
        elif by_age and age:
            keys[column] = (cells.SEXES[by_age[2]], age, "population")
        elif text and text not in WORDS and text not in CODES and text not in DISTRICT:
            known = ", ".join([*CODES, *DISTRICT, *WORDS, *FIGURES])
            raise sheet.refuse("official_heading", 0, column, value=text, table=TITLE, known=known)
    return keys
