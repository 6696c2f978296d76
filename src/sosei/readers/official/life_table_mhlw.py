"""完全生命表 and 簡易生命表 as 厚生労働省 publishes them: men and women on sheets of their own. 未検証.

The two have the same columns in another order. Ages below one year stand first, in weeks (週) and
months (月), and are counted again in the first year: they are left.
"""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

ITEMS = headings({"死亡率": "death_probability", "生存数": "survivors"})
"""Heading → item: q of an age, and survivors of 100,000 births at it."""

LEFT = frozenset(headings(dict.fromkeys(("死亡数", "生存率", "死力", "定常人口", "平均余命"))))
AGE = "年齢"
UNITS = {"週": False, "月": False, "年": True}
"""Unit of the ages from a row on → whether they are whole years."""

NATION = "00000"
_TITLE = re.compile(
    r"(?:第(?P<number>[0-9]+)回(?:完全)?生命表|(?P<year>(?:平成|令和)(?:[0-9]+|元)年)(?:簡易|完全)?生命表)"
)
TITLE = "生命表"

EDITIONS = {20: "2005", 21: "2010", 22: "2015", 23: "2020"}
"""Number of a complete life table → year of its census."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: a life table by its title, with ages, q and survivors."""
    return "生命表" in sheet.top(3) and _header(sheet) is not None


def _header(sheet: Sheet) -> int | None:
    return sheet.find(AGE, *ITEMS, rows=8)


def read_life_table_mhlw(sheet: Sheet) -> Block:
    """Read q and survivors by single years of age."""
    header = _header(sheet) or 0
    year, edition = _edition(sheet)
    sex = _sex(sheet)
    draft = Draft(sheet)
    ages, items = _columns(sheet, header)
    whole_years = True
    for row in range(header + 1, len(sheet.rows)):
        words = "".join(sheet.text(row, column) for column in ages)
        whole_years = _unit(words, whole_years)
        age = cells.age(re.sub(r"[()週月年]", "", words)) if words else None
        if age is None:
            draft.stray(row, list(items))
            continue
        if not whole_years:
            draft.leave(row, ages[0], "週・月")
            continue
        for column, item in items.items():
            draft.take(row, column, (NATION, year, sex, age, item))
    source = Source(edition, "厚生労働省", year)
    return draft.block("life_table", edition, source, verified=False)


def _columns(sheet: Sheet, header: int) -> tuple[list[int], dict[int, str]]:
    """Return the columns of ages (their unit may stand in the second), and those that are read."""
    line = sheet.line(header)
    items = {column: ITEMS[text] for column, text in enumerate(line) if text in ITEMS}
    for column, text in enumerate(line):
        if text and text != AGE and text not in ITEMS and text not in LEFT:
            known = ", ".join([AGE, *ITEMS, *LEFT])
            raise sheet.refuse(
                "official_heading", header, column, value=text, table=TITLE, known=known
            )
    start = line.index(AGE)
    after = next((column for column in range(start + 1, len(line)) if line[column]), start + 1)
    return list(range(start, after)), items


def _unit(words: str, before: bool) -> bool:  # noqa: FBT001 - carried from row to row
    """Return whether ages are whole years from this row on."""
    return next((years for unit, years in UNITS.items() if unit in words), before)


def _edition(sheet: Sheet) -> tuple[str, str]:
    """Return the year of the table, and its name."""
    found = _TITLE.search(sheet.top(3))
    year = None
    if found and found["number"]:
        year = EDITIONS.get(int(found["number"]))
    elif found:
        year = cells.period(found["year"])
    if found is None or year is None:
        part = "令和6年簡易生命表, 第23回生命表"
        raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part=part)
    return year, found[0]


def _sex(sheet: Sheet) -> str:
    """Return the sex that the title or the name of the sheet says."""
    found = re.search(r"[(]?(男|女)[)]?(?:$|[|\s])", sheet.top(3)) or re.search(
        "(男|女)", sheet.name
    )
    if found is None:
        raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part="男, 女")
    return cells.SEXES[found[1]]
