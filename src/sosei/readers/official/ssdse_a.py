"""SSDSE-A（教育用標準データセット 市区町村）: some 125 items of every municipality, 統計センター."""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import UNKNOWN, Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet
from sosei.readers.official.taken import Key

SEXED = {
    "A1101": ("A110101", "A110102"),
    "A1102": ("A110201", "A110202"),
    "A1301": ("A130101", "A130102"),
    "A1302": ("A130201", "A130202"),
    "A1303": ("A130301", "A130302"),
    "A1419": ("A141901", "A141902"),
}
"""Item → its men and women. Items keep their official codes: A1101 総人口, A4101 出生数 …"""

SIGNED = frozenset({"D2203", "D2211"})
"""経常収支比率 and 実質公債費比率: shares, of which the second may be below 0."""

TITLE = "SSDSE-A"
FIRST = re.compile(r"code|ssdse-a-[0-9]{4}", re.IGNORECASE)
"""First cell: ``code`` until 2020, ``SSDSE-A-2026`` since."""

CHECKED = frozenset({"code", "ssdse-a-2025", "ssdse-a-2026"})
"""First cells of official files that were at hand; editions between them are 未検証."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: three header rows, with item codes in the first."""
    first, *others = [text.lower() for text in sheet.line(0)[:3]] or [""]
    return (
        FIRST.fullmatch(first) is not None
        and others == ["prefecture", "municipality"]
        and sheet.text(1, 2) == "年度"
        and sheet.text(2, 0) == "地域コード"
    )


def read_ssdse_a(sheet: Sheet) -> Block:
    """Read the items under their official codes, each with the year of its column."""
    keys: dict[int, tuple[str, str]] = {}
    for column in range(3, len(sheet.rows[0])):
        item, year = sheet.text(0, column), cells.period(sheet.text(1, column))
        if not re.fullmatch(r"[A-Z][0-9]{3,7}", item) or year is None:
            known = "A1101 …, 2015 …"
            value = sheet.text(0 if year else 1, column)
            raise sheet.refuse("official_heading", 0, column, value=value, table=TITLE, known=known)
        keys[column] = (year, item)
    draft = Draft(sheet, dash=UNKNOWN, signed=SIGNED)
    columns = draft.taken.columns(
        {column: Key(date=year, item=item) for column, (year, item) in keys.items()}
    )
    for row in range(3, len(sheet.rows)):
        area = draft.area(row, 0, name=2)
        if area is None:
            draft.stray(row, list(keys))
            continue
        draft.take_row(row, columns, Key(area, sex="total", age="total"))
    parts = {item: ((1, men), (1, women)) for item, (men, women) in SEXED.items()}
    latest = max((year for year, _ in keys.values()), default="")
    source = Source(
        "SSDSE-A（教育用標準データセット 市区町村）", "独立行政法人統計センター", latest
    )
    sums = Sums(frozenset(), parts=parts)
    verified = sheet.text(0, 0).lower() in CHECKED
    return draft.block("ssdse_a", f"{latest} ({len(keys)})", source, sums=sums, verified=verified)
