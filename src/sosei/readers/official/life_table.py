"""完全生命表: complete life tables by sex and single years of age, 厚生労働省."""

from __future__ import annotations

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.draft import Draft
from sosei.readers.official.sheets import Sheet, headings

KEYS = ("table", "year", "sex", "age", "qx")
ITEMS = headings(
    {
        "qx": "death_probability",
        "lx": "survivors",
        "lx_from_qx": "survivors",
    }
)
"""Heading → item: q of an age, and survivors of 100,000 births at it."""


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its headings."""
    return set(KEYS) <= set(sheet.line(0))


def read_life_table(sheet: Sheet) -> Block:
    """Read complete life tables."""
    line = sheet.line(0)
    year, sex, age = (line.index(word) for word in ("year", "sex", "age"))
    items = {column: ITEMS[text] for column, text in enumerate(line) if text in ITEMS}
    draft = Draft(sheet)
    tables: dict[str, str] = {}
    for row in range(1, len(sheet.rows)):
        when, at = cells.period(sheet.text(row, year)), cells.age(sheet.text(row, age))
        group = cells.SEXES.get(sheet.text(row, sex))
        if when is None or at is None or group is None:
            draft.stray(row, list(items))
            continue
        tables[sheet.text(row, line.index("table"))] = when
        for column, item in items.items():
            draft.take(row, column, ("00000", when, group, at, item))
    edition = ", ".join(tables)
    source = Source(f"完全生命表（{edition}）", "厚生労働省", ", ".join(tables.values()))
    return draft.block("life_table", edition, source)
