"""Between the page and the study file: typed texts ↔ plain content of `StudyForm`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sosei.base.errors import Fault
from sosei.base.messages import Both
from sosei.studies.study import StudyForm
from sosei.web.studies.shape import Field, Group, Kind, Part, Rows, tells
from sosei.web.studies.sheet import SHEET
from sosei.web.studies.typed import Typed

ONCE = Both("each of them once", "1つずつ（同じものが2回あります）")


@dataclass
class Content:
    """What the file would hold, and where on the page each of its keys was entered.

    Attributes
    ----------
    plain : dict
        As read from TOML.
    places : dict of str to str
        Field name by key of the file.
    faults : list of Fault
        What no file could hold, such as a year twice; columns are keys of the file.
    """

    plain: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def content_of(typed: Typed, parts: Sequence[Part] = SHEET) -> Content:
    """Return what was typed as the content of a study file."""
    content = Content()
    content.plain = _Reader(typed, content).table(parts, "", "")
    return content


class _Reader:
    """Goes through the page and gathers values; every key remembers its field."""

    def __init__(self, typed: Typed, content: Content) -> None:
        self.typed, self.content = typed, content

    def table(self, parts: Sequence[Part], name: str, key: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part in parts:
            place, column = _below(name, "-", part.key), _below(key, ".", part.key)
            self.content.places[column] = place
            if isinstance(part, Rows) and part.inline:
                found |= self.mapping(part, place, key)
                continue
            value = self.value(part, place, column)
            if value is not None:
                found[part.key] = value
        return found

    def value(self, part: Part, name: str, key: str) -> Any:
        if isinstance(part, Field):
            return read_field(part, self.typed, name)
        if isinstance(part, Group):
            if part.optional and not self.typed.says(name, tells(part)):
                return None
            return self.table(part.parts, name, key)
        return self.rows(part, name, key)

    def rows(self, part: Rows, name: str, key: str) -> Any:
        if part.form == "map":
            return self.mapping(part, name, key) or None
        if part.form == "keyed":
            return self.keyed(part, name, key)
        if part.form == "lists":
            only = part.first
            lists = {
                n: read_field(only, self.typed, f"{n}-{only.key}") for n in self.meant(part, name)
            }
            for number, row in enumerate(lists):
                self.content.places[f"{key}.{number}"] = f"{row}-{only.key}"
            return list(lists.values()) or None
        tables = []
        for number, row in enumerate(self.meant(part, name)):
            self.content.places[f"{key}.{number}"] = row
            tables.append(self.table(part.parts, row, f"{key}.{number}"))
        return tables or None

    def meant(self, part: Rows, name: str) -> list[str]:
        """Return the names of the rows in which something is entered."""
        keys = list(tells(part))
        return [
            f"{name}-{row}"
            for row in self.typed.rows(name)
            if self.typed.says(f"{name}-{row}", keys)
        ]

    def mapping(self, part: Rows, name: str, key: str) -> dict[str, Any]:
        """Read rows of two fields: from the first to the second."""
        first, second = (inner for inner in part.parts if isinstance(inner, Field))
        found: dict[str, Any] = {}
        for row in self.meant(part, name):
            of = _plain_text(self.typed.text(f"{row}-{first.key}"))
            column = f"{key}.{of}"
            self.once(of, column, f"{row}-{first.key}", found)
            self.content.places[column] = f"{row}-{second.key}"
            value = read_field(second, self.typed, f"{row}-{second.key}")
            if value is None:
                self.content.faults.append(Fault("field_empty", "", None, column))
            found[of] = value
        return found

    def keyed(self, part: Rows, name: str, key: str) -> dict[str, Any]:
        """Read tables that their first field names."""
        found: dict[str, Any] = {}
        for row in self.meant(part, name):
            of = key_of(self.typed, row, part)
            column = f"{key}.{of}"
            self.once(of, column, f"{row}-{part.first.key}", found)
            self.content.places[column] = row
            found[of] = self.table(part.parts[1:], row, column)
        return found

    def once(self, of: str, column: str, place: str, found: Mapping[str, Any]) -> None:
        """Report a key that is missing, or there already."""
        if of and of not in found:
            return
        here = f"{column}.[key]"
        self.content.places[here] = place
        kind = "value_faulty" if of else "field_empty"
        values = {"value": f"「{of}」", "expected": ONCE, "hint": ""} if of else {}
        self.content.faults.append(Fault(kind, "", None, here, values))


def key_of(typed: Typed, row: str, part: Rows) -> str:
    """Return the key of a table: the one it has, else its place on the page."""
    return typed.text(f"{row}-{part.first.key}") or row


def named(typed: Typed, part: Rows) -> Typed:
    """Return the page with the key of every row written down, so that it stays when rows go."""
    keys = {f"{row}-{part.first.key}": [key] for row, key in keys_of(typed, part).items()}
    return Typed({**typed.texts, **keys})


def keys_of(typed: Typed, part: Rows) -> dict[str, str]:
    """Return the key of every row by the row's name."""
    rows = (f"{part.key}-{row}" for row in typed.rows(part.key))
    return {row: key_of(typed, row, part) for row in rows if typed.says(row, tells(part))}


def read_field(part: Field, typed: Typed, name: str) -> Any:
    """Return the value of a field, None if it is empty; what is no number stays text, for the form to refuse."""
    if part.kind is Kind.CHOICES:
        return [number(text) if part.number else text for text in typed.many(name)] or None
    if part.kind is Kind.FLAG:
        return bool(typed.many(name)) or None
    text = part.value if part.kind is Kind.CONSTANT and part.value else typed.text(name)
    if part.kind is Kind.NUMBERS:
        return [number(word) for word in _listed(text)] or None
    if part.kind is Kind.WORDS:
        return _listed(text) or None
    is_number = part.number or part.kind is Kind.NUMBER
    return (number(text) if is_number else text) if text else None


def number(text: str) -> int | float | str:
    """Read a number as people type it: full-width digits, thousands separators, true minus; else the text."""
    plain = _plain_text(text).replace(",", "").replace("−", "-").replace("△", "-").replace("▲", "-")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return text


def _listed(text: str) -> list[str]:
    return _plain_text(text).replace("、", ",").replace(",", " ").split()


def _plain_text(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _below(name: str, between: str, key: str) -> str:
    return f"{name}{between}{key}" if name else key


# ── from the file to the page ─────────────────────────────────────────────────


def typed_of(form: StudyForm) -> Typed:
    """Return a study as it would have been typed."""
    texts: dict[str, list[str]] = {}
    _write_table(SHEET, form.model_dump(by_alias=True, exclude_none=True), "", texts)
    return Typed(texts)


def with_row_of(typed: Typed, part: Rows, table: Mapping[str, Any]) -> Typed:
    """Return a page with one more row, filled in; nothing else on it changes.

    Parameters
    ----------
    typed : Typed
    part : Rows
    table : mapping
        What the row holds, by the keys of its fields.
    """
    texts: dict[str, list[str]] = {}
    row = max(typed.rows(part.key), default=-1) + 1
    _write_table(part.parts, table, f"{part.key}-{row}", texts)
    return Typed({**typed.texts, **texts})


def _write_table(
    parts: Sequence[Part], plain: Mapping[str, Any], name: str, texts: dict[str, list[str]]
) -> None:
    for part in parts:
        place = _below(name, "-", part.key)
        value = plain.get(part.inline if isinstance(part, Rows) and part.inline else part.key)
        if value is None:
            continue
        if isinstance(part, Field):
            _write_field(part, value, place, texts)
        elif isinstance(part, Group):
            _write_table(part.parts, value, place, texts)
        else:
            _write_rows(part, value, place, texts)


def _write_rows(part: Rows, value: Any, name: str, texts: dict[str, list[str]]) -> None:
    first, *rest = part.parts
    if part.form == "list":
        tables = list(value)
    elif part.form == "lists":
        tables = [{first.key: item} for item in value]
    elif part.form == "map":
        tables = [{first.key: key, rest[0].key: item} for key, item in value.items()]
    else:
        tables = [{first.key: key, **item} for key, item in value.items()]
    for row, table in zip(_numbers(part, tables), tables, strict=True):
        _write_table(part.parts, table, f"{name}-{row}", texts)


def _numbers(part: Rows, tables: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """Number rows in order; a key that was once made of a row's number keeps it, so that no later row gets it."""
    following = 0
    for table in tables:
        own = re.fullmatch(rf"{part.key}-([0-9]{{1,4}})", str(table.get(part.first.key, "")))
        number = max(following, int(own[1])) if own else following
        yield number
        following = number + 1


def _write_field(part: Field, value: Any, name: str, texts: dict[str, list[str]]) -> None:
    if part.kind is Kind.FLAG:
        texts[name] = ["on"] if value else []
    elif part.kind is Kind.CHOICES:
        texts[name] = [_text(item) for item in value]
    elif part.kind in {Kind.NUMBERS, Kind.WORDS}:
        texts[name] = [", ".join(_text(item) for item in value)]
    else:
        texts[name] = [_text(value)]


def _text(value: Any) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
