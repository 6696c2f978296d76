"""Blocks of the library as templates show them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime

from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.web.data.words import SAY, sex, statistic

if TYPE_CHECKING:
    from sosei.library import Cell, Entry

FACTS = ("area", "date", "sex", "age", "item")
"""What a figure is of."""

FEW = 6
"""Areas and dates that are listed one by one."""


def entry(of: Entry) -> dict[str, Any]:
    """Return a block of the index."""
    return {
        "id": of.id,
        "statistic": statistic(of.statistic),
        "edition": of.edition,
        "areas": listed(of.areas),
        "dates": span(of.dates),
        "rows": f"{of.rows:,}",
        "file": of.file,
        "file_hash": of.identity.file_hash,
        "sheet": of.identity.sheet,
        "source": str(of.source),
        "via": of.source.via,
        "added_at": when(of.added_at),
        "findings": of.findings,
        "verified": of.verified,
    }


def rows(of: Sequence[Mapping[str, Any]]) -> tuple[list[Both], list[list[Both]]]:
    """Return heads and rows of a block: figures with their cell in the file, other blocks as they are."""
    if of and "item" not in of[0]:
        return [_plain(key) for key in of[0]], [
            [_plain(text) for text in row.values()] for row in of
        ]
    heads = [SAY[f"data.{key}"] for key in ("row_cell", *FACTS, "value")]
    return heads, [_figure(row) for row in of]


def _figure(row: Mapping[str, Any]) -> list[Both]:
    cell = f"{column_name(row['column'])}{row['row']}"
    facts = [sex(row[key]) if key == "sex" else _plain(row[key]) for key in FACTS]
    return [_plain(cell), *facts, value(row["value"], row["status"])]


def _plain(text: object) -> Both:
    return Both(str(text), str(text))


def cell(of: Cell) -> dict[str, Any]:
    """Return a cell that a figure stood in."""
    return {
        "value": value(of.value, of.status),
        "name": of.name,
        "block": of.entry.id,
        "file": of.entry.file,
        "sheet": of.entry.identity.sheet,
        "edition": of.entry.edition,
        "hash": of.entry.identity.file_hash,
        "in_force": of.in_force,
    }


def value(number: float | None, status: str) -> Both:
    """Return a figure in full, or why there is none."""
    if number is None:
        return SAY["data.withheld" if status == "withheld" else "data.unknown"]
    words = f"{number:,.15g}"
    return Both(words, words)


def listed(areas: Sequence[str]) -> str:
    """Return a few areas by code, or the first and how many more."""
    few = ", ".join(areas[:FEW])
    return few if len(areas) <= FEW else f"{few} … ({len(areas):,})"


def span(dates: Sequence[str]) -> Both:
    """Return the first and the last date."""
    ends = dict.fromkeys((dates[0], dates[-1])) if dates else ()
    return Both(" – ".join(ends), "～".join(ends))


def when(moment: str) -> str:
    """Return a moment as a clock here shows it."""
    parsed = parse_datetime(moment)
    return localtime(parsed).strftime("%Y-%m-%d %H:%M") if parsed else moment


def without_gone(file: Mapping[str, Any], held: Collection[str]) -> dict[str, Any]:
    """Return a dropped file whose blocks name no page that is gone."""
    blocks = [
        {**block, "id": block["id"] if block["id"] in held else ""} for block in file["blocks"]
    ]
    return {**file, "blocks": blocks}
