"""The history of municipalities (e-Stat 統計LOD 標準地域コード, as JSON) → a block, and its changes.

The file is the user's: none ships. It holds ``changes``, each with ``date``, ``reason`` (such as ``absorption``),
``old`` and ``new``, both with ``code`` and ``name``. It names only areas whose code changed, so names of the others
come from elsewhere: from any official file, or from the boundaries of 国土数値情報 行政区域.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import polars as pl

from sosei.base.areas import Change, five_digits
from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source
from sosei.readers.block import CHANGES, Block
from sosei.readers.json_file import JsonFile

STATISTIC = "municipal_changes"

SHOWN = 20
"""Faulty changes that are told one by one."""


def recognise(file: JsonFile) -> bool:
    """Whether the file is this history: it has changes."""
    return "changes" in file.content


def read_municipal_changes(file: JsonFile) -> Block:
    """Read the history as a block, one row a change; `row` counts the changes from 1.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    rows = file.content.get("changes")
    if not isinstance(rows, list) or not rows:
        found = Both("no list of changes", "変更の一覧がありません")
        raise InputError([_faulty(file, None, found)])
    frame = pl.DataFrame(_whole_rows(file, rows), schema=CHANGES, orient="row")
    edition = _edition(file)
    source = Source("統計LOD 標準地域コード 変更履歴", "総務省統計局（e-Stat）", edition)
    return Block(
        STATISTIC, edition, source, file.name, "", file.file_hash, frame.sort("date", "row")
    )


def changes_of(frame: pl.DataFrame) -> tuple[Change, ...]:
    """Return the changes of a block, by day."""
    columns = ("date", "reason", "old", "old_name", "area", "new_name")
    return tuple(
        Change(date.fromisoformat(day), *rest) for day, *rest in frame.select(columns).iter_rows()
    )


def _edition(file: JsonFile) -> str:
    """Return the day on which the history was fetched, where the file tells one."""
    told = str(file.content.get("fetched_at", ""))
    return told if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told) else ""


def _whole_rows(file: JsonFile, rows: list[Any]) -> list[tuple[object, ...]]:
    """Return every change as a row; raise with the faults of those that are not whole, so many and no more."""
    faults = Faults()
    read = []
    more = 0
    for number, row in enumerate(rows, 1):
        try:
            read.append(_row(number, row))
        except (KeyError, TypeError, ValueError, InputError) as error:
            if number - len(read) > SHOWN:
                more += 1
            else:
                faults.extend(_faults(file, number, error))
    if more:
        found = Both(f"{more:,} more of this kind", f"同じ種類がほかに{more:,}件")
        faults.add(_faulty(file, None, found))
    faults.raise_if_any()
    return read


def _faults(file: JsonFile, number: int, error: Exception) -> tuple[Fault, ...]:
    if isinstance(error, InputError):
        return error.faults
    what = re.sub(r"\s+", " ", repr(error))
    found = Both(f"a change that is not whole ({what})", f"不完全な変更（{what}）")
    return (_faulty(file, number, found),)


def _faulty(file: JsonFile, row: int | None, found: Both) -> Fault:
    return Fault("history_faulty", file.name, row, values={"found": found})


def _row(number: int, row: Any) -> tuple[object, ...]:
    """Return one change as a row."""
    old, new = row["old"], row["new"]
    return (
        five_digits(new["code"]),
        date.fromisoformat(row["date"]).isoformat(),
        str(row["reason"]),
        five_digits(old["code"]),
        str(old["name"]),
        str(new["name"]),
        number,
    )
