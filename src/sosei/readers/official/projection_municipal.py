"""日本の地域別将来推計人口, all municipalities by sex and five-year age, a row a year. 未検証.

The sheet of 男女・年齢（5歳）階級別 results (2018, 2023): two header rows, the sexes above the ages;
behind them indices, broader ages and shares, which are left.
"""

from __future__ import annotations

from sosei.readers.block import Block
from sosei.readers.official import cells, ipss_projection
from sosei.readers.official.draft import Draft
from sosei.readers.official.ipss_projection import AREAS, DERIVED, SEX_WORDS, TITLE
from sosei.readers.official.sheets import Sheet
from sosei.readers.official.taken import Key

BROAD = frozenset({"0-14", "15-64", "65+", "65-74", "75+"})
"""Ages that sum up five-year ones, behind the last sex."""

ABOVE = 2
"""Rows above the ages in which a sex may stand."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: code, kind of municipality, year and five-year ages in one row."""
    return _header(sheet) is not None


def _header(sheet: Sheet) -> int | None:
    for row in range(min(8, len(sheet.rows))):
        found = ipss_projection.places(sheet, row)
        ages = {cells.age(text) for text in sheet.line(row) if text}
        if {"area", "kind", "year"} <= set(found) and {"0-4", "5-9"} <= ages:
            return row
    return None


def read_projection_municipal(sheet: Sheet) -> Block:
    """Read the projection of all municipalities, prefectures and wards."""
    header = _header(sheet) or 0
    found = ipss_projection.places(sheet, header)
    draft = Draft(sheet)
    keys = _keys(draft, header)
    columns = draft.taken.columns(
        {column: Key(sex=sex, age=age) for column, (sex, age) in keys.items()}
    )
    for row in range(header + 1, len(sheet.rows)):
        area = ipss_projection.area(draft, row, found)
        date = ipss_projection.day(sheet.text(row, found["year"]))
        if area is None or date is None:
            draft.stray(row, list(keys))
            continue
        draft.take_row(row, columns, Key(area, date, item="population"))
    return ipss_projection.block(draft)


def _keys(draft: Draft, header: int) -> dict[int, tuple[str, str]]:
    """Return sex and age of each column. A sex lasts until a column without heading, or an age once more."""
    sheet, sex = draft.sheet, None
    keys: dict[int, tuple[str, str]] = {}
    for column, text in enumerate(sheet.line(header)):
        if text in AREAS:
            continue
        age = cells.age(text) if text else None
        above = [sheet.text(row, column) for row in range(max(0, header - ABOVE), header)]
        new = next((SEX_WORDS[word] for word in above if word in SEX_WORDS), None)
        if new:
            sex = new
        elif not text or (sex, age) in keys.values():
            sex = None
        if sex and age:
            keys[column] = (sex, age)
        elif text:
            _check_derived(draft, header, column, [text, *above])
    if {sex for sex, _ in keys.values()} != {"total", "male", "female"}:
        part = "男女計, 男, 女"
        raise sheet.refuse("official_part_missing", header, 0, table=TITLE, part=part)
    return keys


def _check_derived(draft: Draft, row: int, column: int, words: list[str]) -> None:
    """Leave a column of what follows from the others; refuse one that is not known."""
    if cells.age(words[0]) in BROAD or any(word in text for text in words for word in DERIVED):
        draft.leave(row, column, "再掲・指数・割合")
        return
    known, value = ", ".join([*AREAS, *SEX_WORDS, *DERIVED]), words[0]
    raise draft.sheet.refuse("official_heading", row, column, value=value, table=TITLE, known=known)
