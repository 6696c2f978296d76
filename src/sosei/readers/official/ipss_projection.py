"""What the tables of 日本の地域別将来推計人口 have in common, whatever their layout."""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

TITLE = "日本の地域別将来推計人口"
STATISTIC = "projection_municipal"

EDITIONS = {
    "2010": "平成25(2013)年推計",
    "2015": "平成30(2018)年推計",
    "2020": "令和5(2023)年推計",
}
"""First year of a table, a census → edition: the tables themselves do not name theirs."""

AREAS = headings(
    {
        "コード": "area",
        "市などの別": "kind",
        "都道府県": "prefecture",
        "市区町村": "name",
        "年": "year",
    }
)
"""Heading → what the column says, in the tables of all municipalities."""

SEX_WORDS = {"男女計": "total", "総数": "total", "男": "male", "女": "female"}
DERIVED = ("指数", "割合", "%", "再掲", "性比")
"""Words of headings whose figures follow from the others."""

HALF_UNIT = 0.5
"""Printed to a person, and rounded to it."""


def edition(draft: Draft) -> str:
    """Return the edition: its words above the table, else that of the census it starts from."""
    sheet = draft.sheet
    found = re.search(r"((?:平成|令和)(?:[0-9]+|元)(?:\([0-9]{4}\))?年推計)", sheet.top(6))
    first = min(draft.taken.said("date"), default="")[:4]
    known = found[1] if found else EDITIONS.get(first)
    if known is None:
        part = ", ".join(f"{year}年（{name}）" for year, name in EDITIONS.items())
        raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part=part)
    return known


def block(draft: Draft, *, sums: bool = True) -> Block:
    """Return the block of a table. 未検証: no official file was at hand, only what others read of it."""
    if not draft.taken:
        return draft.block(STATISTIC, "", Source(TITLE, "", ""), verified=False)
    words = edition(draft)
    years = sorted(date[:4] for date in draft.taken.said("date"))
    span = f"{years[0]}-{years[-1]}"
    source = Source(f"{TITLE} {words}", "国立社会保障・人口問題研究所", span)
    checked = Sums(frozenset({"population"}), half_unit=HALF_UNIT) if sums else None
    return draft.block(STATISTIC, words, source, sums=checked, verified=False)


def places(sheet: Sheet, header: int) -> dict[str, int]:
    """Return the columns that say which municipality a row is about."""
    return {AREAS[text]: at for at, text in enumerate(sheet.line(header)) if text in AREAS}


def area(draft: Draft, row: int, found: dict[str, int]) -> str | None:
    """Return the code of a row; prefectures have their name in a column of their own."""
    own = found.get("name")
    name = own if own is not None and draft.sheet.text(row, own) else found.get("prefecture")
    return draft.area(row, found["area"], name=name)


def day(text: str) -> str | None:
    """Return 1 October of the year of a heading."""
    year = cells.period(text)
    return f"{year}-10-01" if year else None
