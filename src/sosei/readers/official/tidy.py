"""Plain tidy CSV with the columns of a block, and of the statistic that its rows are from (docs/formats.md)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from sosei.base.errors import Faults, InputError, nearest
from sosei.base.provenance import Source
from sosei.readers.block import FIGURE, UNKNOWN, WITHHELD, Block
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums
from sosei.readers.official.draft import Draft, address
from sosei.readers.official.sheets import Sheet
from sosei.readers.statistics import ANY, STATISTICS

NEEDED = ("area", "date", "sex", "age", "item", "value")
CELLS = ("status", "row", "column")
ORIGIN = ("statistic", "edition", "table", "publisher")
COLUMNS = (*NEEDED, *CELLS, *ORIGIN, "name")
"""Headings; those after the first six may be left out. `name` is the area's."""

TIDY = "tidy"
"""Statistic of rows that name none: no study uses them."""

_AREA = re.compile(r"[0-9]{5}(-.+)?")


class _Key(NamedTuple):
    """What a row's figure is of."""

    area: str
    date: str
    sex: str
    age: str
    item: str


class _Name(NamedTuple):
    """What the block of a row is called."""

    statistic: str
    edition: str


@dataclass
class _Part:
    """The rows of one statistic and edition, while they are read."""

    draft: Draft
    origin: dict[str, str]
    dates: set[str] = field(default_factory=set)


def recognise(sheet: Sheet) -> bool:
    """Whether the sheet is this table: its headings."""
    return set(NEEDED) <= set(sheet.line(0))


def read_tidy(sheet: Sheet) -> tuple[Block, ...]:
    """Read tidy rows, a block for each statistic and edition; sums of counts of persons are checked."""
    places = _places(sheet)
    signed = _signed(sheet, places["item"])
    odd = Draft(sheet)
    parts: dict[_Name, _Part] = {}
    for row in range(1, len(sheet.rows)):
        if not any(sheet.line(row)):
            continue
        name, key = _name(odd, row, places), _key(odd, row, places)
        if name is None or key is None:
            continue
        if name not in parts:
            _check_named_alike(odd, row, places, name, parts)
            parts[name] = _Part(Draft(sheet, signed=signed), _origin(odd, row, places, name))
        _take(odd, parts[name], row, places, key)
    return _blocks(odd, parts)


def _places(sheet: Sheet) -> dict[str, int]:
    line = sheet.line(0)
    for column, text in enumerate(line):
        if text not in COLUMNS or line.index(text) != column:
            known = ", ".join(COLUMNS)
            raise sheet.refuse("official_heading", 0, column, value=text, table="CSV", known=known)
    return {text: column for column, text in enumerate(line)}


def _blocks(odd: Draft, parts: dict[_Name, _Part]) -> tuple[Block, ...]:
    """Return a block for each part, or raise what stops the file: of all parts at once."""
    faults = Faults()
    blocks = []
    named = [*parts.items()]
    if odd.findings or not parts:
        named.insert(0, (_Name("", ""), _Part(odd, {})))
    for name, part in named:
        try:
            blocks.append(_block(name, part))
        except InputError as error:
            faults.extend(error.faults)
    faults.raise_if_any()
    return tuple(blocks)


def _block(name: _Name, part: _Part) -> Block:
    last = max(part.dates, default="")
    span = " – ".join(dict.fromkeys((min(part.dates, default=""), last)))
    table = part.origin.get("table") or part.draft.sheet.file
    source = Source(table, part.origin.get("publisher", ""), span)
    items = part.draft.taken.said("item")
    counts = frozenset(item for item in items if item.startswith("population"))
    return part.draft.block(name.statistic or TIDY, name.edition or last, source, sums=Sums(counts))


def _take(odd: Draft, part: _Part, row: int, places: dict[str, int], key: _Key) -> None:
    part.dates.add(key.date)
    part.draft.take(row, places["value"], key)
    if "status" in places:
        _check_status(part.draft, row, places["status"])
    for column, word in part.origin.items():
        found = _text(odd.sheet, row, places, column)
        if word and found != word:
            cell = address(row, places[column])
            odd.note("origin_differs", cell, column=column, value=found, other=word)
    if "name" in places and len(key.area) == 5:
        part.draft.names.setdefault(key.area, _text(odd.sheet, row, places, "name"))


def _text(sheet: Sheet, row: int, places: dict[str, int], name: str) -> str:
    """Return the words of a cell as they are printed, without spaces at their ends; none if it has no column."""
    return str(sheet.raw(row, places[name])).strip() if name in places else ""


# ── the statistic ─────────────────────────────────────────────────────────────


def _name(odd: Draft, row: int, places: dict[str, int]) -> _Name | None:
    """Return statistic and edition of a row; None, and its finding, for a statistic that is not known."""
    name = _Name(*(_text(odd.sheet, row, places, column) for column in ORIGIN[:2]))
    if name.statistic not in {"", *STATISTICS}:
        _unknown_word(odd, row, places["statistic"], "statistic", STATISTICS)
        return None
    return name


def _origin(odd: Draft, row: int, places: dict[str, int], name: _Name) -> dict[str, str]:
    """Return table and publisher of a block: who names its statistic names them too."""
    words = {column: _text(odd.sheet, row, places, column) for column in ORIGIN[2:]}
    for column, word in words.items():
        if name.statistic and not word:
            odd.note("origin_missing", address(row, places.get(column, 0)), column=column)
    return {column: word for column, word in words.items() if column in places}


def _check_named_alike(
    odd: Draft, row: int, places: dict[str, int], name: _Name, parts: Collection[_Name]
) -> None:
    """Note an edition that only some rows of a statistic name: it could not be told which they are of."""
    others = [other for other in parts if other.statistic == name.statistic]
    if others and not (name.edition and all(other.edition for other in others)):
        cell = address(row, places["edition"])
        values = {"column": "edition", "value": name.edition, "other": others[0].edition}
        odd.note("origin_differs", cell, **values)


def _unknown_word(odd: Draft, row: int, column: int, name: str, known: Collection[str]) -> None:
    value = odd.sheet.text(row, column)
    words = {"column": name, "value": value, "known": ", ".join(known)}
    odd.note("unknown_word", address(row, column), **words, hint=nearest(value, known))


# ── the figure ────────────────────────────────────────────────────────────────


def _key(odd: Draft, row: int, places: dict[str, int]) -> _Key | None:
    """Return what the figure of a row is of; None, and a finding for each word that is none."""
    sheet = odd.sheet
    area, date, sex, age, item = (sheet.text(row, places[name]) for name in NEEDED[:5])
    area = area.zfill(5) if area.isdigit() else area
    statistic = STATISTICS.get(_text(sheet, row, places, "statistic"))
    dates = statistic.dates if statistic else ANY
    words = {
        "area": bool(_AREA.fullmatch(area)),
        "date": bool(dates.fullmatch(date)),
        "sex": sex in {"male", "female", "total"},
        "age": cells.age(age) is not None,
        "item": bool(item),
    }
    for name, good in words.items():
        if not good:
            odd.unreadable(row, places[name])
    if statistic and item and not statistic.counts(item):
        _unknown_word(odd, row, places["item"], "item", statistic.words())
    return _Key(area, date, sex, cells.age(age) or "", item) if all(words.values()) else None


def _check_status(draft: Draft, row: int, column: int) -> None:
    status = draft.sheet.text(row, column)
    value, read = draft.taken.last if draft.taken else (None, "")
    fits = {
        FIGURE: value is not None,
        WITHHELD: value is None,
        UNKNOWN: value is None,
        "": True,
    }
    if not fits.get(status, False):
        draft.unreadable(row, column)
    elif status in {WITHHELD, UNKNOWN} and status != read:
        draft.taken.restate(status)


def _signed(sheet: Sheet, column: int) -> frozenset[str]:
    """Items that may be below 0: those named a change, a net figure, a balance or a rate."""
    items = {sheet.text(row, column) for row in range(1, len(sheet.rows))}
    return frozenset(item for item in items if re.search(r"change|net|balance|rate", item))
