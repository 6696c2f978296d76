"""日本の地域別将来推計人口 結果表1 and 2: all municipalities, a column a year, one age group a table. 未検証."""

from __future__ import annotations

import re

from sosei.base.errors import InputError
from sosei.readers.block import Block
from sosei.readers.official import cells, ipss_projection
from sosei.readers.official.draft import Draft
from sosei.readers.official.ipss_projection import AREAS, DERIVED, TITLE
from sosei.readers.official.sheets import Sheet, normal

_GROUP = re.compile(r"(総人口|[0-9]+~[0-9]+歳人口|[0-9]+歳以上人口)")


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its title, the kind of municipality, years in the row below."""
    header = _header(sheet)
    return (
        header is not None
        and re.search(r"結果表[0-9]", sheet.top(3)) is not None
        and any(map(ipss_projection.day, sheet.line(header + 1)))
    )


def _header(sheet: Sheet) -> int | None:
    return sheet.find("コード", "市などの別", rows=8)


def read_projection_totals(sheet: Sheet) -> Block:
    """Read the persons of one age group; indices and shares beside them are left."""
    header = _header(sheet) or 0
    found = ipss_projection.places(sheet, header)
    draft = Draft(sheet)
    dates = _dates(draft, header)
    age = _age(sheet, header)
    for row in range(header + 2, len(sheet.rows)):
        area = ipss_projection.area(draft, row, found)
        if area is None:
            draft.stray(row, list(dates))
            continue
        for column, date in dates.items():
            draft.take(row, column, (area, date, "total", age, "population"))
    return ipss_projection.block(draft)


def _age(sheet: Sheet, header: int) -> str:
    """Return the age group: of the heading above the years, else of the title behind the number of the table."""
    title = re.sub(r"^\s*結果表\S+\s+", "", str(sheet.raw(0, 0)))
    for words in (*sheet.line(header), normal(title)):
        if found := _GROUP.match(words):
            group = "総人口" if found[1] == "総人口" else found[1].removesuffix("人口")
            if (age := cells.age(group)) is not None:
                return age
    part = "総人口, 0～14歳人口, 15～64歳人口, 65歳以上人口, 75歳以上人口"
    raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part=part)


def _dates(draft: Draft, header: int) -> dict[int, str]:
    """Return the year of each column of persons."""
    sheet, persons = draft.sheet, False
    dates: dict[int, str] = {}
    width = max(len(sheet.line(header)), len(sheet.line(header + 1)))
    for column in range(width):
        above, year = sheet.text(header, column), sheet.text(header + 1, column)
        if above in AREAS:
            continue
        if above:
            persons = _is_persons(draft, header, column, above)
        date = ipss_projection.day(year)
        if date and persons and date in dates.values():
            draft.leave(header + 1, column, "指数")
        elif date and persons:
            dates[column] = date
        elif year and not date:
            raise _unknown(sheet, header + 1, column, year)
    if not dates:
        raise sheet.refuse("official_part_missing", header, 0, table=TITLE, part="人口（人）")
    return dates


def _is_persons(draft: Draft, row: int, column: int, words: str) -> bool:
    if any(word in words for word in DERIVED):
        draft.leave(row, column, words)
        return False
    if "人口" not in words:
        raise _unknown(draft.sheet, row, column, words)
    return True


def _unknown(sheet: Sheet, row: int, column: int, value: str) -> InputError:
    known = ", ".join([*AREAS, "総人口（人）", "2020年", *DERIVED])
    return sheet.refuse("official_heading", row, column, value=value, table=TITLE, known=known)
