"""日本の地域別将来推計人口, one municipality a sheet: ages down, years across. 未検証.

Files of a prefecture: beside each other (2023) or below each other (2018) stand 男女計, 男 and 女,
each with its own column of ages and its own row of years.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sosei.readers.block import Block
from sosei.readers.official import cells, ipss_projection
from sosei.readers.official.draft import Draft
from sosei.readers.official.ipss_projection import DERIVED, SEX_WORDS, TITLE
from sosei.readers.official.sheets import Sheet

CORNERS = {word: sex for word, sex in SEX_WORDS.items() if word != "総数"}
"""Word above a column of ages → sex."""

YEARS = 3
"""Years that stand beside the word, at least."""


class Panel(NamedTuple):
    """One sex: where its word stands, and the date of each column of figures."""

    row: int
    column: int
    sex: str
    dates: dict[int, str]


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: a code, and for each sex years beside its word and ages below it."""
    return {panel.sex for panel in _panels(sheet)} == set(CORNERS.values()) and (
        _place_of_code(sheet) is not None or _code_of_name(sheet) is not None
    )


def read_projection_town(sheet: Sheet) -> Block:
    """Read persons of one municipality, prefecture or ward by sex and five-year age."""
    draft = Draft(sheet)
    area = _area(draft)
    for panel in _panels(sheet):
        _read_panel(draft, panel, area)
    return ipss_projection.block(draft)


def _panels(sheet: Sheet) -> list[Panel]:
    panels = []
    for row, line in enumerate(sheet.rows[:200]):
        for column, cell in enumerate(line):
            if isinstance(cell, str) and (sex := CORNERS.get(sheet.text(row, column))):
                dates = _years(sheet, row, column + 1)
                if len(dates) >= YEARS and cells.age(sheet.text(row + 1, column) or "-"):
                    panels.append(Panel(row, column, sex, dates))
    return panels


def _years(sheet: Sheet, row: int, column: int) -> dict[int, str]:
    dates = {}
    while date := ipss_projection.day(sheet.text(row, column)):
        dates[column] = date
        column += 1
    return dates


def _read_panel(draft: Draft, panel: Panel, area: str) -> None:
    sheet = draft.sheet
    for row in range(panel.row + 1, len(sheet.rows)):
        text = sheet.text(row, panel.column)
        if not text:
            draft.stray(row, list(panel.dates))
            return
        age = cells.age(text)
        if cells.again(text) or any(word in text for word in DERIVED):
            draft.leave(row, panel.column, "再掲・割合")
            continue
        if age is None:
            draft.unreadable(row, panel.column)
            continue
        for column, date in panel.dates.items():
            draft.take(row, column, (area, date, panel.sex, age, "population"))


def _area(draft: Draft) -> str:
    sheet, place = draft.sheet, _place_of_code(draft.sheet)
    if place is not None:
        code = draft.area(*place, name=place[1] + 1)
        if code is not None:
            return code
    named = _code_of_name(sheet)
    if named is None:
        raise sheet.refuse("official_part_missing", 0, 0, table=TITLE, part="コード（01100）")
    code, name = named
    draft.named(code, name)
    return code


def _place_of_code(sheet: Sheet) -> tuple[int, int] | None:
    for row in range(min(4, len(sheet.rows))):
        if re.fullmatch(r"[0-9]{4,5}", sheet.text(row, 0)) and not cells.period(sheet.text(row, 1)):
            return row, 0
    return None


def _code_of_name(sheet: Sheet) -> tuple[str, str] | None:
    found = re.fullmatch(r"([0-9]{4,5})[_ ]?(.*)", sheet.name)
    code = cells.area(found[1]) if found else None
    return (code[0], found[2]) if found and code else None
