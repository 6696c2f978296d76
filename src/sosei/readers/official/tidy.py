"""Plain tidy CSV with the columns of a block (docs/formats.md)."""

from __future__ import annotations

import re

from sosei.base.provenance import Source
from sosei.readers.block import FIGURE, UNKNOWN, WITHHELD, Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet

COLUMNS = {
    "area": "area",
    "date": "date",
    "sex": "sex",
    "age": "age",
    "item": "item",
    "value": "value",
    "status": "status",
    "row": "row",
    "column": "column",
}
"""Heading → column of a block; the last three may be left out."""

NEEDED = tuple(COLUMNS)[:6]
_AREA = re.compile(r"[0-9]{5}(-.+)?")
_DATE = re.compile(r"[0-9]{4}(-FY|-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?")


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its headings."""
    return set(NEEDED) <= set(sheet.line(0))


def read_tidy(sheet: Sheet) -> Block:
    """Read tidy rows; sums of `population` are checked."""
    line = sheet.line(0)
    for column, text in enumerate(line):
        if text not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise sheet.refuse("official_heading", 0, column, value=text, table="CSV", known=known)
    place = {text: column for column, text in enumerate(line)}
    draft = Draft(sheet, signed=_signed(sheet, place["item"]))
    dates: set[str] = set()
    for row in range(1, len(sheet.rows)):
        if not any(sheet.line(row)):
            continue
        key = _key(draft, row, place)
        if key is None:
            continue
        dates.add(key[1])
        draft.take(row, place["value"], key)
        if "status" in place:
            _check_status(draft, row, place["status"])
    edition = max(dates, default="")
    source = Source(sheet.file, "", edition)
    return draft.block("tidy", edition, source, sums=Sums(frozenset({"population"})))


def _key(draft: Draft, row: int, place: dict[str, int]) -> tuple[str, str, str, str, str] | None:
    sheet = draft.sheet
    area, date, sex, age, item = (sheet.text(row, place[name]) for name in NEEDED[:5])
    area = area.zfill(5) if area.isdigit() else area
    words = {
        "area": bool(_AREA.fullmatch(area)),
        "date": bool(_DATE.fullmatch(date)),
        "sex": sex in {"male", "female", "total"},
        "age": cells.age(age) is not None,
        "item": bool(item),
    }
    for name, good in words.items():
        if not good:
            draft.unreadable(row, place[name])
    return (area, date, sex, cells.age(age) or "", item) if all(words.values()) else None


def _check_status(draft: Draft, row: int, column: int) -> None:
    status = draft.sheet.text(row, column)
    value, read = draft.rows[-1][5:7] if draft.rows else (None, "")
    fits = {
        FIGURE: value is not None,
        WITHHELD: value is None,
        UNKNOWN: value is None,
        "": True,
    }
    if not fits.get(status, False):
        draft.unreadable(row, column)
    elif status in {WITHHELD, UNKNOWN} and status != read:
        draft.restate(status)


def _signed(sheet: Sheet, column: int) -> frozenset[str]:
    """Items that may be below 0: those named a change, a net figure, a balance or a rate."""
    items = {sheet.text(row, column) for row in range(1, len(sheet.rows))}
    return frozenset(item for item in items if re.search(r"change|net|balance|rate", item))
