"""日本の地域別将来推計人口 (2018, 2023): municipalities by sex and age. 未検証: no official sample was at hand."""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

COLUMNS = headings(
    {
        "コード": "area",
        "団体コード": "area",
        "市区町村コード": "area",
        "年": "year",
        "年次": "year",
        "男女": "sex",
        "男女別": "sex",
        "性別": "sex",
    }
)
"""Heading → what the column says; the other known ones are ages, from 総数 on."""

NAMES = frozenset(("市区町村", "市区町村名", "地域"))
WORDS = frozenset(
    headings(
        dict.fromkeys(
            ("市などの別", "都道府県", "都道府県名", "市区町村", "市区町村名", "地域", "番号")
        )
    )
)
TITLE = "日本の地域別将来推計人口"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its title, and code, year and ages in one header row."""
    return "地域別将来推計人口" in sheet.top(6) and _header(sheet) is not None


def _header(sheet: Sheet) -> int | None:
    for row in range(min(8, len(sheet.rows))):
        line = sheet.line(row)
        names = {COLUMNS.get(text) for text in line}
        if {"area", "year"} <= names and "0-4" in {cells.age(text) for text in line if text}:
            return row
    return None


def read_projection_municipal(sheet: Sheet) -> Block:
    """Read the projection of municipalities; sex stands in a column, above the ages, or in the title."""
    header = _header(sheet) or 0
    line = sheet.line(header)
    places = {COLUMNS[text]: column for column, text in enumerate(line) if text in COLUMNS}
    keys = _keys(sheet, header, "sex" in places)
    name = next((column for column, text in enumerate(line) if text in NAMES), None)
    draft = Draft(sheet)
    years: set[str] = set()
    for row in range(header + 1, len(sheet.rows)):
        area = draft.area(row, places["area"], name=name)
        year = cells.period(sheet.text(row, places["year"]))
        own = cells.SEXES.get(sheet.text(row, places["sex"])) if "sex" in places else ""
        if area is None or year is None or own is None:
            draft.stray(row, list(keys))
            continue
        years.add(year)
        for column, (sex, age) in keys.items():
            draft.take(row, column, (area, f"{year}-10-01", own or sex, age, "population"))
    found = re.search(r"((?:平成|令和)(?:[0-9]+|元)(?:\([0-9]{4}\))?年推計)", sheet.top(6))
    edition = found[1] if found else f"{min(years, default='')}-"
    span = f"{min(years, default='')}-{max(years, default='')}"
    source = Source(f"{TITLE} {edition}", "国立社会保障・人口問題研究所", span)
    sums = Sums(frozenset({"population"}), half_unit=0.5)
    return draft.block("projection_municipal", edition, source, sums=sums, verified=False)


def _keys(sheet: Sheet, header: int, by_row: bool) -> dict[int, tuple[str, str]]:  # noqa: FBT001
    keys: dict[int, tuple[str, str]] = {}
    title = cells.SEXES.get(
        next((word for word in ("男女計", "男", "女") if word == sheet.name), "")
    )
    sex = title or ""
    for column, text in enumerate(sheet.line(header)):
        above = sheet.text(header - 1, column) if header else ""
        sex = cells.SEXES.get(above, sex)
        age = cells.age(text) if text else None
        if age:
            if not sex and not by_row:
                raise sheet.refuse(
                    "official_part_missing", header, column, table=TITLE, part="男女計, 男, 女"
                )
            keys[column] = (sex, age)
        elif text and text not in COLUMNS and text not in WORDS:
            known = ", ".join([*COLUMNS, *WORDS])
            raise sheet.refuse(
                "official_heading", header, column, value=text, table=TITLE, known=known
            )
    return keys
