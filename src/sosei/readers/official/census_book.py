"""国勢調査, workbooks of e-Stat by sex and age (令和2年, 令和7年, 第2-7表 and its like). 未検証.

What runs down the rows has its headings in the lowest header row (地域識別コード, 2020年_地域コード, 地域名,
男女), the ages stand some rows above it; all words bear a code: ``01_0～4歳``, ``1_男``.
"""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.census import COMPLETED, HALVES, NATIONS, NOT_AGES, TITLE
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet
from sosei.readers.official.taken import Columns, Key

KIND, NAME, SEX, NATION = "地域識別コード", "地域名", "男女", "国籍総数か日本人"
_CODE = re.compile(r"([0-9]{4})年_地域コード")
_OF_A_YEAR = re.compile(r"[0-9]{4}年.*")
_PREFIX = re.compile(r"^(?:[A-Z]?[0-9]+[A-Z]?|[A-Z]+)_")

LEFT_KINDS = {"9": "旧市区町村", "b": "市部・郡部", "c": "人口集中地区"}
"""Kinds of areas that are counted elsewhere in the table."""

ABOVE = 6
"""Rows above the lowest one in which the ages must stand."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: kind, code and name of areas and sex in one row, ages above."""
    header = _header(sheet)
    return header is not None and _ages_row(sheet, header) is not None


def _header(sheet: Sheet) -> int | None:
    for row in range(min(30, len(sheet.rows))):
        line = sheet.line(row)
        if {KIND, NAME, SEX} <= set(line) and any(map(_CODE.fullmatch, line)):
            return row
    return None


def _ages_row(sheet: Sheet, header: int) -> int | None:
    for row in range(header - 1, max(-1, header - ABOVE), -1):
        if len({age for text in sheet.line(row) if (age := cells.age(_word(text)))}) > 2:
            return row
    return None


def _word(text: str) -> str:
    """Return a word without its code."""
    return _PREFIX.sub("", text)


def read_census_book(sheet: Sheet) -> Block:
    """Read persons by area, sex and age."""
    header = _header(sheet) or 0
    places, code, year = _places(sheet, header)
    draft = Draft(sheet)
    columns = _columns(draft, header)
    completed = COMPLETED in sheet.top(header)
    for row in range(header + 1, len(sheet.rows)):
        kind, name = sheet.text(row, places[KIND]), _word(sheet.text(row, places[NAME]))
        left = "市部・郡部" if name.endswith(HALVES) else LEFT_KINDS.get(kind)
        if left:
            draft.leave(row, places[KIND], left)
            continue
        area = draft.area(row, code)
        if area is None:
            draft.stray(row, list(columns.places))
            continue
        draft.named(area, name)
        _take(draft, row, columns, places, (area, f"{year}-10-01"), completed=completed)
    edition = f"{year}-10-01"
    source = Source("国勢調査 男女・年齢別人口", "総務省統計局", edition)
    sums = Sums(frozenset({"population", "population_japanese", "population_completed"}))
    return draft.block("census", edition, source, sums=sums, verified=False)


def _take(
    draft: Draft,
    row: int,
    columns: Columns,
    places: dict[str, int],
    of: tuple[str, str],
    *,
    completed: bool,
) -> None:
    sheet = draft.sheet
    sex = cells.SEXES.get(_word(sheet.text(row, places[SEX])))
    nation = _word(sheet.text(row, places[NATION])) if NATION in places else "総数"
    item = NATIONS.get(nation)
    if sex is None:
        draft.unreadable(row, places[SEX])
    if item is None:
        draft.unreadable(row, places[NATION])
    if sex and item:
        item = "population_completed" if completed and item == "population" else item
        draft.take_row(row, columns, Key(*of, sex, None, item))


def _places(sheet: Sheet, header: int) -> tuple[dict[str, int], int, str]:
    """Return the columns of what runs down the rows, the newest code and its year."""
    places: dict[str, int] = {}
    codes: dict[str, int] = {}
    for column, text in enumerate(sheet.line(header)):
        if found := _CODE.fullmatch(text):
            codes[found[1]] = column
        elif text in {KIND, NAME, SEX, NATION}:
            places[text] = column
        elif text and not _OF_A_YEAR.fullmatch(text):
            known = ", ".join((NATION, SEX, KIND, "2020年_地域コード", NAME))
            raise sheet.refuse(
                "official_heading", header, column, value=text, table=TITLE, known=known
            )
    year = max(codes)
    return places, codes[year], year


def _columns(draft: Draft, header: int) -> Columns:
    """Return the columns of ages; those counted again, and means, are left."""
    sheet = draft.sheet
    row = _ages_row(sheet, header) or 0
    keys: dict[int, Key] = {}
    for column, text in enumerate(sheet.line(row)):
        word = _word(text)
        if not word or sheet.text(header, column):
            continue
        age = cells.age(word)
        if cells.again(word) or word.startswith(NOT_AGES):
            draft.leave(row, column, "再掲・平均年齢")
        elif age is not None and Key(age=age) not in keys.values():
            keys[column] = Key(age=age)
        else:
            known = "00_総数, 01_0～4歳 …, R1_（再掲）15歳未満"
            raise sheet.refuse(
                "official_heading", row, column, value=text, table=TITLE, known=known
            )
    return draft.taken.columns(keys)
