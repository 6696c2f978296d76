"""A table as e-Stat's web page gives it in CSV: which column says what, in both of its forms.

The cross form has lines about the table, then several header rows: what runs down the rows stands in
pairs or threes (``男女 コード``, ``男女 補助コード``, ``男女``), what runs across them begins with a
slash (``/年齢``) and is repeated for each level. The long form has one header row with ``area_code``,
``男女`` … and one figure a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sosei.readers.official.sheets import Sheet

CODE, SPARE_CODE = "コード", "補助コード"
LOOKED_AT = 40
"""Rows in which the headings must stand."""

LONG = re.compile(r"(?:tab|cat[0-9]{2}|area|time)_code")
BESIDE = frozenset({"unit", "単位", "annotation", "注釈"})
"""Headings of the long form that say nothing of what is counted."""


@dataclass(frozen=True)
class Table:
    """Where the words and figures of a table stand, rows and columns from 0.

    Attributes
    ----------
    body : int
        First row of figures.
    down : mapping
        Heading of what runs down the rows → its column.
    codes : mapping
        The same → the column of its codes.
    across : mapping
        Column of figures → heading → word.
    """

    body: int
    down: Mapping[str, int]
    codes: Mapping[str, int]
    across: Mapping[int, Mapping[str, str]]

    def headings(self) -> Iterator[tuple[str, int]]:
        """Return every heading with its column."""
        yield from self.down.items()
        for column, words in self.across.items():
            yield from ((heading, column) for heading in words)


@dataclass
class _Header:
    down: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    axis: int | None = None
    value: int | None = None


def find_table(sheet: Sheet) -> Table | None:
    """Return where the table stands; None if the sheet has no headings of e-Stat."""
    for row in range(min(LOOKED_AT, len(sheet.rows))):
        line = sheet.line(row)
        if "value" in line and any(map(LONG.fullmatch, line)):
            found = _long(line)
            across: dict[int, dict[str, str]] = {} if found.value is None else {found.value: {}}
            return Table(row + 1, found.down, found.codes, across)
        if _is_cross(line):
            found = _cross(line)
            across = _across(sheet, row, found.axis or 0)
            return Table(row + 1, found.down, found.codes, across)
    return None


def surveyed(sheet: Sheet, body: int) -> str:
    """Return what the lines above the table say of the time of the survey: ``2020年10月``."""
    for row in range(min(body, len(sheet.rows))):
        line = sheet.line(row)
        if line and line[0].startswith(("実施年月", "調査年月")):
            return "".join(line[1:3])
    return ""


def about(sheet: Sheet, body: int) -> str:
    """Return the words above the table."""
    return " ".join("|".join(sheet.line(row)) for row in range(min(body, len(sheet.rows))))


def _is_cross(line: list[str]) -> bool:
    codes = [text for text in line if text.endswith(CODE) and not text.startswith("/")]
    return bool(codes) and any(text.startswith("/") for text in line)


def _long(line: list[str]) -> _Header:
    found = _Header()
    for column, text in enumerate(line):
        if text == "value":
            found.value = column
        elif LONG.fullmatch(text) and column + 1 < len(line):
            found.codes[line[column + 1]] = column
        elif text and text not in BESIDE:
            found.down[text] = column
    return found


def _cross(line: list[str]) -> _Header:
    found = _Header()
    for column, text in enumerate(line):
        if text.startswith("/"):
            found.axis = column
            break
        if text.endswith(CODE):
            if not text.endswith(SPARE_CODE):
                found.codes[text.removesuffix(CODE)] = column
        elif text:
            found.down[text] = column
    return found


def _across(sheet: Sheet, header: int, axis: int) -> dict[int, dict[str, str]]:
    levels = {
        sheet.text(row, axis)[1:]: row
        for row in range(header + 1)
        if sheet.text(row, axis).startswith("/") and not sheet.text(row, axis).endswith(CODE)
    }
    return {
        column: {heading: sheet.text(row, column) for heading, row in levels.items()}
        for column in range(axis + 1, len(sheet.rows[header]))
        if sheet.text(header, column)
    }
