"""日本の将来推計人口: the nation by sex and age, in thousands, 国立社会保障・人口問題研究所."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings, paths

STATISTIC = "projection_national"

LEVELS = {"中位": "medium", "高位": "high", "低位": "low"}
"""Level of an assumption → our word; the item of medium fertility and mortality is ``population``."""

GROUPED = headings(
    {
        "人口（1,000人）/総数": "total",
        "人口（1,000人）/男": "male",
        "人口（1,000人）/女": "female",
    }
)
"""表1-9A: heading → sex. Shares (％) and the sex ratio follow from them and are not read."""

EDITIONS = {
    "2010": "平成24年推計",
    "2015": "平成29年推計",
    "2065": "平成29年推計",
    "2066": "平成29年推計",
    "2020": "令和5年推計",
    "2070": "令和5年推計",
    "2071": "令和5年推計",
}
"""First year of a table (a census; of reference tables, the last year of the others or the one after) → edition:
most tables do not name theirs."""

NUMBERED = re.compile(r"表[0-9]+-[0-9]+[A-Z]?")
"""The number of a table: what an edition is called until another sheet of the workbook tells it."""

DERIVED = ("総人口に占める割合", "性比")
UNITS = ("千人", "1,000人")
THOUSAND = 1000
HALF_UNIT = 0.5
"""Printed to a person (thousands with three decimals), and rounded to it."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is one of these tables: its title, thousands, and its headings."""
    return any(unit in sheet.top(6) for unit in UNITS) and _form(sheet) is not None


def _form(sheet: Sheet) -> str | None:
    top = sheet.top(6)
    if "人口ピラミッドデータ" in top and "将来推計人口" in top:
        return "single" if sheet.text(2, 0) in cells.SEXES else None
    if re.search(r"男女年齢(5歳階級|各歳)別人口", top) and "推計" in top:
        return "grouped" if sheet.find("年齢階級", rows=6) is not None else None
    if "総人口" in top and "各推計値" in top and sheet.find("死亡中位仮定", rows=6) is not None:
        return "variants"
    return None


def read_projection_national(sheet: Sheet) -> Block:
    """Read one sheet of the national projection: single years, five-year groups, or variants."""
    draft = Draft(sheet)
    {"single": _single, "grouped": _grouped, "variants": _variants}[_form(sheet) or ""](draft)
    years = sorted({date[:4] for date in draft.taken.said("date")})
    edition = _edition(sheet, years[0] if years else "")
    span = f"{years[0]}-{years[-1]}" if years else ""
    items = frozenset(draft.taken.said("item"))
    source = _source(edition, span)
    return draft.block(STATISTIC, edition, source, sums=Sums(items, HALF_UNIT))


def _source(edition: str, span: str) -> Source:
    return Source(f"日本の将来推計人口 {edition}", "国立社会保障・人口問題研究所", span)


def of_one_edition(blocks: Sequence[Block]) -> list[Block]:
    """Give sheets that do not tell their edition that of the others: a workbook is of one.

    Parameters
    ----------
    blocks : sequence of Block
        Of one file, whatever they are.

    Returns
    -------
    list of Block
        The same where no sheet tells an edition, or two tell different ones.
    """
    own = [block.edition for block in blocks if block.statistic == STATISTIC]
    told = {edition for edition in own if not NUMBERED.fullmatch(edition)}
    return [_as_told(block, *told) if len(told) == 1 else block for block in blocks]


def _as_told(block: Block, edition: str) -> Block:
    if block.statistic != STATISTIC:
        return block
    return replace(block, edition=edition, source=_source(edition, block.source.date))


def _edition(sheet: Sheet, first: str) -> str:
    """Return the edition: that of the title, else that of the census the table starts from."""
    title = sheet.title()
    found = re.search(r"((?:平成|令和)(?:[0-9]+|元)年推計)", title)
    table = NUMBERED.match(title)
    return found[1] if found else EDITIONS.get(first) or (table[0] if table else title[:20])


def _single(draft: Draft) -> None:
    sheet = draft.sheet
    sex = cells.SEXES[sheet.text(2, 0)]
    years = {
        column: f"{year}-10-01"
        for column in range(1, len(sheet.rows[2]))
        if (year := cells.period(sheet.text(2, column)))
    }
    for row in range(3, len(sheet.rows)):
        age = cells.age(sheet.text(row, 0))
        if age is None:
            draft.stray(row, list(years))
            continue
        for column, date in years.items():
            draft.take(row, column, ("00000", date, sex, age, "population"), THOUSAND)


def _grouped(draft: Draft) -> None:
    sheet = draft.sheet
    header = sheet.find("年齢階級", rows=6) or 0
    sexes: dict[int, str] = {}
    for column, path in enumerate(paths(sheet, range(header, header + 2))):
        if path in GROUPED:
            sexes[column] = GROUPED[path]
        elif path and path != "年齢階級" and not path.startswith(DERIVED):
            known = ", ".join(GROUPED)
            raise sheet.refuse(
                "official_heading", header, column, value=path, table="表1-9A", known=known
            )
    date, item = None, _item(sheet.title())
    for row in range(header + 2, len(sheet.rows)):
        first = sheet.text(row, 0)
        if found := re.fullmatch(r"\([0-9]+\)(.+年)", first):
            date = cells.period(found[1])
            continue
        age = cells.age(first)
        if age is None or date is None:
            draft.stray(row, list(sexes))
            continue
        for column, sex in sexes.items():
            draft.take(row, column, ("00000", f"{date}-10-01", sex, age, item), THOUSAND)


def _variants(draft: Draft) -> None:
    sheet = draft.sheet
    header = sheet.find("死亡中位仮定", rows=6) or 0
    items = {
        column: _item(path)
        for column, path in enumerate(paths(sheet, range(header, header + 2)))
        if "出生" in path and "死亡" in path
    }
    for row in range(header + 2, len(sheet.rows)):
        year = cells.period(sheet.text(row, 1))
        if year is None:
            draft.stray(row, list(items))
            continue
        for column, item in items.items():
            key = ("00000", f"{year}-10-01", "total", "total", item)
            draft.take(row, column, key, THOUSAND)


def _item(words: str) -> str:
    """Return what a table or column counts: whose, and with which levels of fertility and mortality."""
    whose = "population_japanese" if "日本人" in words else "population"
    fertility = re.search(r"出生(中位|高位|低位)", words)
    mortality = re.search(r"死亡(中位|高位|低位)", words)
    levels = [LEVELS[found[1]] if found else "medium" for found in (fertility, mortality)]
    if levels == ["medium", "medium"]:
        return whose
    return f"{whose}_fertility_{levels[0]}_mortality_{levels[1]}"
