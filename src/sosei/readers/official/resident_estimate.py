"""現住人口（推計人口）, monthly tables of prefectures. 未検証: no official sample was at hand."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings, paths

FIGURES = headings(
    {
        "世帯数": ("households", "total"),
        "人口/総数": ("population", "total"),
        "人口/計": ("population", "total"),
        "人口/男": ("population", "male"),
        "人口/女": ("population", "female"),
        "総数": ("population", "total"),
        "人口": ("population", "total"),
        "男": ("population", "male"),
        "女": ("population", "female"),
    }
)
"""Heading → item and sex, at the date of the table."""

CODES = frozenset(
    headings(dict.fromkeys(("市町村コード", "市区町村コード", "団体コード", "コード")))
)
NAMES = frozenset(headings(dict.fromkeys(("市町村名", "市区町村名", "市区町村", "市町村"))))
WORDS = NAMES | {"備考"}
TITLE = "現住人口"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its title, and a column of codes."""
    top = sheet.top(4)
    return (
        ("現住人口" in top or "推計人口" in top)
        and "将来" not in top
        and _header(sheet) is not None
    )


def _header(sheet: Sheet) -> int | None:
    for row in range(min(8, len(sheet.rows))):
        if CODES & set(sheet.line(row)) and WORDS & set(sheet.line(row)):
            return row
    return None


def read_resident_estimate(sheet: Sheet) -> Block:
    """Read population and households of municipalities at the date of the title."""
    header = _header(sheet) or 0
    code = next(column for column, text in enumerate(sheet.line(header)) if text in CODES)
    name = next((column for column, text in enumerate(sheet.line(header)) if text in NAMES), None)
    two = not sheet.text(header + 1, code)
    date = cells.day(sheet.top(4))
    if date is None:
        part = "令和5年4月1日現在"
        raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part=part)
    keys: dict[int, tuple[str, str]] = {}
    for column, path in enumerate(paths(sheet, range(header, header + 1 + two))):
        if path in FIGURES:
            keys[column] = FIGURES[path]
        elif path and path not in CODES and path not in WORDS:
            known = ", ".join([*CODES, *WORDS, *FIGURES])
            raise sheet.refuse(
                "official_heading", header, column, value=path, table=TITLE, known=known
            )
    draft = Draft(sheet)
    for row in range(header + 1 + two, len(sheet.rows)):
        area = draft.area(row, code, name=name)
        if area is None:
            draft.stray(row, list(keys))
            continue
        for column, (item, sex) in keys.items():
            draft.take(row, column, (area, date, sex, "total", item))
    source = Source("現住人口（推計人口）", "都道府県", date)
    sums = Sums(frozenset({"population", "households"}))
    return draft.block("resident_estimate", date, source, sums=sums, verified=False)
