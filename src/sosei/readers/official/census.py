"""国勢調査, CSV of e-Stat by sex and age: both forms, the long one and the cross one (`estat_csv`).

The cross form was checked on an official file (令和2年, by single years); the long one is 未検証.
"""

from __future__ import annotations

from collections.abc import Callable, Set

from sosei.base.provenance import Source
from sosei.readers.block import Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft
from sosei.readers.official.estat_csv import BESIDE, Table, about, find_table, surveyed
from sosei.readers.official.sheets import Sheet, cell_text, headings
from sosei.readers.official.taken import Columns, Key

AXES = {
    "男女": "sex",
    "年齢": "age",
    "時間軸": "time",
    "地域": "area",
    "全国": "area",
    "都道府県": "area",
    "市区町村": "area",
    "表章項目": "measure",
    "表章事項": "measure",
    "国籍": "nation",
}
"""How the heading of an axis begins → what it is."""

NATIONS = headings(
    {
        "国籍総数": "population",
        "総数": "population",
        "総数（国籍）": "population",
        "うち日本人": "population_japanese",
        "日本人": "population_japanese",
    }
)
"""Whose nationality is counted → item."""

MEASURES = headings(
    dict.fromkeys(("人口", "人口【人】", "人口（人）", "人口総数", "総人口"), "persons")
)
"""What is counted, where the table has a word for it."""

NOT_COUNTS = ("人口性比", "人口構成比", "平均年齢", "年齢中位数", "年齢別割合", "人口増減", "割合")
NOT_AGES = ("平均年齢", "年齢中位数", "中位数年齢")
COMPLETED = "不詳補完"
FORMER = "(旧"
HALVES = ("市部", "郡部", "人口集中地区")
"""Names that end so are sums over towns that stand elsewhere in the table."""

TITLE = "国勢調査（e-Stat CSV）"


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: e-Stat's headings, with area, sex and age."""
    table = find_table(sheet)
    if table is None:
        return False
    axes = {_axis(heading) for heading, _ in table.headings()}
    long = "area_code" in sheet.line(table.body - 1)
    return {"area", "sex", "age"} <= axes and (long or "国勢調査" in about(sheet, table.body))


def _axis(heading: str) -> str | None:
    return next((name for start, name in AXES.items() if heading.startswith(start)), None)


def read_census(sheet: Sheet) -> Block:
    """Read persons by area, sex and age, five-year groups or single years."""
    table = find_table(sheet)
    assert table is not None  # noqa: S101 - it was recognised
    _check_headings(sheet, table)
    draft = Draft(sheet)
    reader = _Reader(draft, table)
    for row in range(table.body, len(sheet.rows)):
        reader.row(row)
    dates = draft.taken.said("date")
    edition = max(dates, default="")
    source = Source("国勢調査 男女・年齢別人口", "総務省統計局", edition)
    sums = Sums(frozenset({"population", "population_japanese", "population_completed"}))
    cross = "area_code" not in sheet.line(table.body - 1)
    return draft.block("census", edition, source, sums=sums, verified=cross)


def _check_headings(sheet: Sheet, table: Table) -> None:
    for heading, column in table.headings():
        if heading not in BESIDE and _axis(heading) is None:
            known = ", ".join(AXES)
            raise sheet.refuse(
                "official_heading",
                table.body - 1,
                column,
                value=heading,
                table=TITLE,
                known=known,
            )


def _date(words: str) -> str | None:
    year = cells.period(words)
    return cells.day(words) or (f"{year}-10-01" if year else None)


READ: dict[str, Callable[[str], str | None]] = {
    "sex": cells.SEXES.get,
    "age": cells.age,
    "time": _date,
    "nation": NATIONS.get,
    "measure": MEASURES.get,
}
"""What the words of an axis mean; the area is read from its code."""

UNSAID = {"nation": "総数", "measure": "人口"}
"""What is meant where a table has no such axis."""


class _Reader:
    """What the words of rows and columns mean, and the cells that are taken."""

    def __init__(self, draft: Draft, table: Table) -> None:
        self._draft, self._sheet, self._table = draft, draft.sheet, table
        self._places = {axis: at for head, at in table.down.items() if (axis := _axis(head))}
        codes = [at for head, at in table.codes.items() if _axis(head) == "area"]
        self._code = codes[0] if codes else self._places.get("area", 0)
        self._completed = COMPLETED in about(draft.sheet, table.body)
        self._unsaid = {**UNSAID, "time": surveyed(draft.sheet, table.body)}
        self._columns = self._known_columns()
        self._of_row = self._as_columns()

    def _as_columns(self) -> Columns | None:
        """Return the columns as they are taken by rows; None if they say more than sex, age and what is counted."""
        if {axis for words in self._columns.values() for axis in words} - {"sex", "age", "measure"}:
            return None
        return self._draft.taken.columns(
            {
                column: Key(
                    sex=cells.SEXES[words["sex"]] if "sex" in words else None,
                    age=cells.age(words["age"]) if "age" in words else None,
                )
                for column, words in self._columns.items()
            }
        )

    def _known_columns(self) -> dict[int, dict[str, str]]:
        """Return the words of each column of figures; those that count no persons once are left."""
        known, header = {}, self._table.body - 1
        for column, words in self._table.across.items():
            ours = {axis: word for head, word in words.items() if (axis := _axis(head))}
            if (left := _left(ours)) is not None:
                self._draft.leave(header, column, left)
                continue
            _check_words(self._sheet, header, column, ours)
            known[column] = ours
        return known

    def row(self, row: int) -> None:
        """Take the figures of one row."""
        sheet = self._sheet
        if not any(cell_text(cell) for cell in sheet.rows[row]):
            return
        words = {axis: sheet.text(row, column) for axis, column in self._places.items()}
        if (left := _left(words)) is not None:
            self._draft.leave(row, self._code, left)
            return
        area = self._draft.area(row, self._code, name=self._places.get("area"))
        if area is None:
            self._draft.unreadable(row, self._code)
        elif self._of_row is not None:
            self._take_row(row, area, words)
        else:
            self._take_cells(row, area, words)

    def _take_row(self, row: int, area: str, words: dict[str, str]) -> None:
        """Take a row whose columns say sex and age alone, or one of them."""
        assert self._of_row is not None  # noqa: S101 - for the type checker
        across = {axis for key in self._columns.values() for axis in key}
        found = self._read(row, {**self._unsaid, **words}, READ.keys() - across)
        if found is not None:
            key = Key(area, found["time"], found.get("sex"), found.get("age"), found["nation"])
            self._draft.take_row(row, self._of_row, key)

    def _take_cells(self, row: int, area: str, words: dict[str, str]) -> None:
        for column, ours in self._columns.items():
            found = self._read(row, {**self._unsaid, **words, **ours}, READ.keys())
            if found is None:
                return
            key = (area, found["time"], found["sex"], found["age"], found["nation"])
            self._draft.take(row, column, key)

    def _read(self, row: int, words: dict[str, str], axes: Set[str]) -> dict[str, str] | None:
        """Return our word of each axis, the item under `nation`; None if any is not known."""
        found = {axis: READ[axis](words.get(axis, "")) for axis in READ if axis in axes}
        for axis, word in found.items():
            if word is None:
                self._draft.unreadable(row, self._places.get(axis, self._code))
        known = {axis: word for axis, word in found.items() if word is not None}
        if len(known) < len(found):
            return None
        if known["nation"] == "population" and (self._completed or COMPLETED in words["time"]):
            known["nation"] = "population_completed"
        return known


def _check_words(sheet: Sheet, header: int, column: int, words: dict[str, str]) -> None:
    for axis, word in words.items():
        if axis in READ and READ[axis](word) is None:
            known = "総数, 男, 女, 0～4歳, 年齢「不詳」, 人口【人】, 国籍総数, うち日本人, 2020年"
            raise sheet.refuse(
                "official_heading", header, column, value=word, table=TITLE, known=known
            )


def _left(words: dict[str, str]) -> str | None:
    """Return why a row or column is left unread; None if it counts persons once."""
    age, area, measure = (words.get(axis, "") for axis in ("age", "area", "measure"))
    if cells.again(age):
        return "再掲"
    if age.startswith(NOT_AGES):
        return age
    if area.startswith(FORMER):
        return "旧市区町村"
    if area.endswith(HALVES):
        return area
    return measure if measure.startswith(NOT_COUNTS) else None
