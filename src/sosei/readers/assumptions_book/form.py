"""What the sheet of assumptions is known by, and what its cells are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from sosei.base.messages import Both

FORMAT = "sosei-assumptions/1"

STAMP = "_sosei"
"""The hidden sheet that says what the sheet of assumptions was written with."""

CELLS = "cells"
"""The word after which the stamp lists cells."""

FIELDS: Mapping[str, tuple[Both, Both]] = {
    "tfr.year": (Both("Total fertility rate", "合計特殊出生率"), Both("Year", "年")),
    "tfr.value": (Both("Total fertility rate", "合計特殊出生率"), Both("Value", "値")),
    "tfr.at": (Both("Total fertility rate", "合計特殊出生率"), Both("Read at", "読む時点")),
    "migration.rule": (Both("Migration", "人口移動"), Both("How it changes", "変え方")),
    "migration.year": (Both("Migration", "人口移動"), Both("Year", "年")),
    "migration.value": (Both("Migration", "人口移動"), Both("Multiplier", "倍率")),
    "migration.at": (Both("Migration", "人口移動"), Both("Read at", "読む時点")),
    "migration.profile": (Both("Migration", "人口移動"), Both("Ages added", "加える人の年齢構成")),
    "arrivals.from": (Both("Arrivals", "転入の上乗せ"), Both("From the year", "開始年")),
    "arrivals.to": (Both("Arrivals", "転入の上乗せ"), Both("To the year", "終了年")),
    "arrivals.per_year": (Both("Arrivals", "転入の上乗せ"), Both("Persons a year", "1年の人数")),
    "arrivals.profile": (Both("Arrivals", "転入の上乗せ"), Both("Ages", "年齢構成")),
}  # fmt: skip
"""Rows of a scenario in their order: what they belong to, and what they hold."""

_AT = {
    "end": Both("end of the step", "期末"),
    "mid": Both("middle of the step", "期の中間"),
}

PROFILES = {
    "family": Both("family type", "家族世帯型"),
    "standard": Both("standard type", "標準型"),
}
"""Profiles that ship, in words."""

CHOICES: Mapping[str, Mapping[str, Both]] = {
    "tfr.at": {**_AT, "mean": Both("mean of the step", "期間の平均")},
    "migration.at": _AT,
    "migration.rule": {
        "scale": Both("rates times the multiplier", "純移動率に倍率をかける"),
        "offset": Both("arrivals added", "転入者を加える"),
    },
    "migration.profile": PROFILES,
    "arrivals.profile": PROFILES,
}
"""What is chosen from words; a profile may be the name of a file as well."""

SINGLE = ("tfr.at", "migration.rule", "migration.at", "migration.profile")
"""Rows that hold one cell."""


class Slot(NamedTuple):
    """A cell of the sheet as it was written.

    Attributes
    ----------
    place : str
        ``D14``.
    field : str
        ``vision|tfr.value|0`` of a cell that may be edited; empty for a locked one.
    number : bool
        Whether the text is a number's.
    text : str
        To full precision.
    """

    place: str
    field: str
    number: bool
    text: str


class Stamp(NamedTuple):
    """What a workbook was written with: its head, and every cell of the sheet of assumptions."""

    head: Mapping[str, str]
    slots: Sequence[Slot]

    def grid(self) -> Iterator[tuple[str, ...]]:
        """Yield the rows of the hidden sheet."""
        yield from self.head.items()
        yield (CELLS,)
        for slot in self.slots:
            yield slot.place, slot.field, "number" if slot.number else "text", slot.text

    @classmethod
    def of(cls, rows: Iterable[Sequence[str]]) -> Self:
        """Read the hidden sheet.

        Raises
        ------
        ValueError
            If it is damaged.
        """
        head: dict[str, str] = {}
        lines = iter(rows)
        for line in lines:
            if line[0] == CELLS:
                break
            head[line[0]] = line[1]
        slots = tuple(Slot(r[0], r[1], r[2] == "number", r[3]) for r in map(_four, lines))
        if not slots or not {"format", "area", "result", "base", "sheet"} <= head.keys():
            raise ValueError("stamp")
        return cls(head, slots)


def _four(row: Sequence[str]) -> Sequence[str]:
    if len(row) < 3:
        raise ValueError("stamp")
    return [*row, ""][:4]


def field_of(scenario: str, name: str, number: int) -> str:
    """Return what a cell that may be edited is known by."""
    return f"{scenario}|{name}|{number}"


def said(code: str, words: Mapping[str, Both]) -> tuple[str, ...]:
    """Return what may be typed for a code: its words in both languages, or itself."""
    return (words[code].ja, words[code].en, code)
