"""国勢調査, e-Stat CSV by sex and five-year age. 未検証: no official sample was at hand."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

COLUMNS = headings(
    {
        "area_code": "area",
        "地域（2020） コード": "area",
        "地域（2015） コード": "area",
        "time_code": "time",
        "時間軸（年次） コード": "time",
        "value": "value",
    }
)
"""Heading → what the column says."""

DIMENSIONS = {"男女": "sex", "年齢": "age", "時間軸": "date", "地域": "name", "全国": "name"}
"""How the heading of a dimension begins → what it is."""

KNOWN_STARTS = (
    "tab_code",
    "cat0",
    "表章項目",
    "地域",
    "全国",
    "unit",
    "annotation",
    "国籍",
    "単位",
)
TITLE = "国勢調査（e-Stat CSV）"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: e-Stat's columns, with sex and age."""
    header = _header(sheet)
    return header is not None and {"sex", "age", "date"} <= set(_places(sheet, header))


def _header(sheet: Sheet) -> int | None:
    return sheet.find("area_code", "value", rows=40)


def _places(sheet: Sheet, header: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for column, text in enumerate(sheet.line(header)):
        names = [name for start, name in DIMENSIONS.items() if text.startswith(start)]
        name = COLUMNS.get(text) or (names[0] if names and "コード" not in text else None)
        if name:
            places[name] = column
    return places


def read_census(sheet: Sheet) -> Block:
    """Read e-Stat's long CSV of a census by sex and age."""
    header = _header(sheet) or 0
    places = _places(sheet, header)
    for column, text in enumerate(sheet.line(header)):
        if text and column not in places.values() and not text.startswith(KNOWN_STARTS):
            known = ", ".join([*COLUMNS, *DIMENSIONS])
            raise sheet.refuse(
                "official_heading", header, column, value=text, table=TITLE, known=known
            )
    draft = Draft(sheet)
    dates: set[str] = set()
    for row in range(header + 1, len(sheet.rows)):
        if not any(sheet.line(row)):
            continue
        key = _key(draft, row, places)
        if key is not None:
            dates.add(key[1])
            draft.take(row, places["value"], key)
    edition = max(dates, default="")
    source = Source("国勢調査 男女・年齢（5歳階級）別人口", "総務省統計局", edition)
    sums = Sums(frozenset({"population"}))
    return draft.block("census", edition, source, sums=sums, verified=False)


def _key(draft: Draft, row: int, places: dict[str, int]) -> tuple[str, str, str, str, str] | None:
    sheet = draft.sheet
    area = draft.area(row, places["area"], name=places.get("name"))
    sex = cells.SEXES.get(sheet.text(row, places["sex"]))
    age = cells.age(sheet.text(row, places["age"]))
    when = sheet.text(row, places["date"])
    date, year = cells.day(when), cells.period(when)
    found = {"area": area, "sex": sex, "age": age, "date": date or year}
    for name, word in found.items():
        if word is None:
            draft.unreadable(row, places[name])
    if area is None or sex is None or age is None or year is None:
        return None
    return area, date or f"{year}-10-01", sex, age, "population"
