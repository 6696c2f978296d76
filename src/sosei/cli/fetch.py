"""``sosei data fetch``: tables of e-Stat searched, described, and taken into the library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sosei.base.areas import five_digits
from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both, language
from sosei.library import Library
from sosei.readers import estat
from sosei.readers.block import Block
from sosei.readers.estat_rows import Axis, TableInfo

ANSWERS = "estat"
"""Folder in the library that keeps e-Stat's answers: what is there is not asked for again."""

SHOWN = 30
"""Codes of an axis that are listed unless the axis is named."""

TABLE = re.compile(r"[0-9]{10}")
FILTER = re.compile(r"((?:cd|lv)(?:Tab|Time|Area|Cat(?:0[1-9]|1[0-5]))(?:From|To)?)=(\S+)")
FORMS = Both(
    "search WORDS… | describe TABLE [AXIS] | TABLE, the ten digits of a table",
    "search 語… | describe 表 [軸] | 表（統計表ID、10桁）",
)
MORE = Both("  … and {count} more: sosei data fetch describe {table} {axis}",
            "  … ほか{count}件：sosei data fetch describe {table} {axis}")  # fmt: skip

new_client: Callable[[], estat.Client] = estat.Client
"""Makes the client that asks e-Stat."""


def answer(
    words: Sequence[str], areas: Sequence[str], filters: Sequence[str], library: Library
) -> Iterator[str] | tuple[Block, ...]:
    """Do what the words ask: lines to be printed of a search or description, blocks of a table.

    Parameters
    ----------
    words : sequence of str
        ``search WORDS…``, ``describe TABLE [AXIS]`` or ``TABLE``.
    areas : sequence of str
        Names or codes: only these, of a table.
    filters : sequence of str
        Parameters of getStatsData, such as ``cdCat01=0``, of a table.
    library : Library

    Raises
    ------
    InputError
        If the words are none of these.
    EstatError
        If e-Stat gives no data.
    """
    verb, rest = words[0], words[1:]
    if verb == "search" and rest:
        return _search(" ".join(rest), _folder(library))
    if verb == "describe" and 1 <= len(rest) <= 2 and TABLE.fullmatch(rest[0]):
        return _describe(rest[0], rest[1:], _folder(library))
    if TABLE.fullmatch(verb) and not rest:
        params = _params(areas, filters, library)
        return estat.fetch(verb, _folder(library), new_client(), params)
    raise _faulty(" ".join(words), FORMS)


def _folder(library: Library) -> Path:
    return library.folder / ANSWERS


def _faulty(value: str, expected: Both | str) -> InputError:
    values = {"value": value, "expected": expected, "hint": ""}
    return InputError([Fault("value_faulty", "sosei data fetch", values=values)])


def _params(areas: Sequence[str], filters: Sequence[str], library: Library) -> dict[str, str]:
    """Return the parameters of a request, and tell every one that is none."""
    faults = Faults()
    params: dict[str, str] = {}
    codes = []
    for words in areas:
        try:
            codes.append(five_digits(words) if words.isdigit() else library.area(words))
        except InputError as error:
            faults.extend(error.faults)
    for words in filters:
        if match := FILTER.fullmatch(words):
            params[match[1]] = match[2]
        else:
            faults.extend(_faulty(words, "cdCat01=…, cdTime=…, cdArea=…, lvArea=…").faults)
    faults.raise_if_any()
    return {**params, "cdArea": ",".join(codes)} if codes else params


def _search(words: str, folder: Path) -> Iterator[str]:
    for table in estat.search(words, folder, new_client()):
        yield _table_line(table)


def _table_line(table: TableInfo) -> str:
    parts = (table.statistic, table.title, table.publisher, table.surveyed)
    return "  ".join([table.table_id, *filter(None, parts), f"{table.figures:,}"])


def _describe(table: str, axis: Sequence[str], folder: Path) -> Iterator[str]:
    axes = estat.metadata(table, folder, new_client())
    named = [one for one in axes if not axis or one.axis_id == axis[0]]
    if not named:
        raise _faulty(axis[0], ", ".join(one.axis_id for one in axes))
    for one in named:
        yield from _axis_lines(table, one, None if axis else SHOWN)


def _axis_lines(table: str, axis: Axis, most: int | None) -> Iterator[str]:
    yield f"{axis.axis_id}  {axis.name}  cd{axis.axis_id.capitalize()}=…"
    labels = list(axis.labels.items())
    for code, label in labels[:most]:
        yield f"  {code}  {label}"
    if most is not None and len(labels) > most:
        count = len(labels) - most
        yield MORE.text(language()).format(count=count, table=table, axis=axis.axis_id)
