"""What changed between two editions of a review: figures, verdicts, words, answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sosei.strategy.columns import TABLES
from sosei.strategy.review.edition import Edition


class What(StrEnum):
    """Which part of an edition changed."""

    TABLE = "table"
    JUDGEMENT = "judgement"
    MARK = "mark"
    REPORT = "report"
    OPINION = "opinion"
    DEPARTMENT = "department"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that reads differently.

    Attributes
    ----------
    what : What
    table : str
        Of a row of the package; else empty.
    key : tuple of str
        What tells it from the others of its kind: the row's key, the indicator, the subject, the number.
    column : str
        Empty where the whole is new or gone.
    before, after : str
        Empty where there is none.
    """

    what: What
    table: str
    key: tuple[str, ...]
    column: str
    before: str
    after: str


Rows = Mapping[tuple[str, ...], Mapping[str, str]]

HEAD = ("strategy", "cycle", "grades")
"""Parts that are compared key by key."""


def changed(before: Edition, after: Edition) -> tuple[Changed, ...]:
    """Return what reads differently in the later edition, in the order of an edition.

    Parameters
    ----------
    before, after : Edition
        Of one review.
    """
    return tuple(_all(before.plain, after.plain))


def _all(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Changed]:
    for part in HEAD:
        yield from _rows(What.HEAD, part, {(): _text(before[part])}, {(): _text(after[part])})
    for table in TABLES:
        old, new = (_of_grid(each["tables"].get(table, [[]]), table) for each in (before, after))
        yield from _rows(What.TABLE, table, old, new)
    judgements = (_keyed(each["judgement"], ("indicator",)) for each in (before, after))
    yield from _rows(What.JUDGEMENT, "", *judgements)
    for what, part, key in LISTS:
        yield from _rows(what, "", *(_listed(each[part], key) for each in (before, after)))


LISTS = (
    (What.MARK, "marks", "indicator"),
    (What.DEPARTMENT, "departments", "code"),
    (What.REPORT, "reports", "subject"),
    (What.OPINION, "opinions", "number"),
)
"""Lists of an edition, and what tells their entries apart."""


def _listed(entries: list[dict[str, Any]], key: str) -> Rows:
    return {(str(entry[key]),): _text(entry) for entry in entries}


def _of_grid(grid: list[list[str]], table: str) -> Rows:
    return _keyed(grid, TABLES[table].key)


def _keyed(grid: list[list[str]], key: tuple[str, ...]) -> Rows:
    rows = (dict(zip(grid[0], row, strict=True)) for row in grid[1:])
    return {tuple(row.get(column, "") for column in key): row for row in rows}


def _rows(what: What, table: str, before: Rows, after: Rows) -> Iterator[Changed]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            yield Changed(what, table, key, "", _line(old), _line(new))
            continue
        for column in dict.fromkeys([*old, *new]):
            was, now = old.get(column, ""), new.get(column, "")
            if was != now:
                yield Changed(what, table, key, column, was, now)


def _line(row: Mapping[str, str] | None) -> str:
    return "" if row is None else " · ".join(cell for cell in row.values() if cell)


def _text(entry: Mapping[str, Any]) -> dict[str, str]:
    """Return an entry with its parts as text; what is nested gets the names of its parts."""
    found: dict[str, str] = {}
    for name, value in entry.items():
        if isinstance(value, Mapping):
            found |= {f"{name}.{part}": text for part, text in _text(value).items()}
        elif isinstance(value, list):
            found[name] = "、".join(_item(each) for each in value)
        else:
            found[name] = "" if value is None else str(value)
    return found


def _item(value: Any) -> str:
    return _line(_text(value)) if isinstance(value, Mapping) else str(value)
