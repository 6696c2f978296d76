"""A form that goes out as a workbook and comes back filled in: what it was written with, and what stands in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from sosei.base.errors import Fault
from sosei.base.provenance import column_name

HASH = "sha256"
HEADINGS = ("sheet", "id", "field", "kind", "text")
SHOWN, TYPED, NOTED = "shown", "typed", "noted"
"""Kinds of texts: in cells to be read, in cells to be filled in, and in none."""


@dataclass(frozen=True)
class Line:
    """One row of a form as it was written.

    Attributes
    ----------
    sheet : str
        Name of its sheet.
    id : str
        Of what the row is of.
    shown : mapping of str to str
        By field: cells that are locked.
    typed : mapping of str to str
        By field: cells that are filled in, as they stood.
    noted : mapping of str to str
        What its cells do not say, but whoever reads it back must know.
    """

    sheet: str
    id: str
    shown: Mapping[str, str]
    typed: Mapping[str, str]
    noted: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> tuple[str, ...]:
        """Its fields."""
        return (*self.shown, *self.typed)


@dataclass(frozen=True)
class Stamp:
    """What a form was written with.

    Attributes
    ----------
    head : mapping of str to str
    lines : tuple of Line
        Those of a sheet stand together.
    """

    head: Mapping[str, str]
    lines: tuple[Line, ...]

    @cached_property
    def sha256(self) -> str:
        """Hash of everything it says."""
        return hashlib.sha256(
            json.dumps([dict(self.head), list(self._rows())], ensure_ascii=False).encode()
        ).hexdigest()

    def grid(self) -> list[list[str]]:
        """Return it as the rows of a sheet."""
        head = [[name, text] for name, text in self.head.items()]
        return [*head, [HASH, self.sha256], [], list(HEADINGS), *self._rows()]

    def _rows(self) -> Iterator[list[str]]:
        for line in self.lines:
            kinds = ((SHOWN, line.shown), (TYPED, line.typed), (NOTED, line.noted))
            for kind, texts in kinds:
                for name, text in texts.items():
                    yield [line.sheet, line.id, name, kind, text]

    @classmethod
    def of(cls, grid: Sequence[Sequence[str]]) -> Stamp:
        """Read the rows of a sheet.

        Raises
        ------
        ValueError
            If they are no stamp, or it was damaged.
        """
        rows = [[*row] for row in grid]
        start = next((n for n, row in enumerate(rows) if tuple(row[:5]) == HEADINGS), None)
        if start is None:
            raise ValueError("no headings")
        head = {row[0]: row[1] for row in rows[:start] if len(row) > 1 and row[0]}
        stated = head.pop(HASH, "")
        found = cls(head, tuple(_lines(row[:5] for row in rows[start + 1 :] if any(row))))
        if found.sha256 != stated:
            raise ValueError("another hash")
        return found


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    for (sheet, key), cells in groupby(rows, key=lambda row: tuple(row[:2])):
        own: dict[str, dict[str, str]] = {SHOWN: {}, TYPED: {}, NOTED: {}}
        for _, _, name, kind, text in cells:
            own.setdefault(kind, {})[name] = text
        yield Line(sheet, key, own[SHOWN], own[TYPED], own[NOTED])


@dataclass(frozen=True)
class FilledRow:
    """One row of a form that came back.

    Attributes
    ----------
    line : Line
        As it was written.
    place : str
        File and sheet, as messages name them.
    number : int
        Row of the sheet, from 1.
    columns : mapping of str to int
        Where each field stands, from 1.
    headings : mapping of str to str
        What stands above it.
    typed : mapping of str to str
        What was filled in, by field.
    """

    line: Line
    place: str
    number: int
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    typed: Mapping[str, str]

    def address(self, field: str) -> str:
        """Return a cell as a person names it, with its heading: ``G12 Value of 2021``."""
        name = f"{column_name(self.columns[field])}{self.number}"
        return f"{name} {self.headings.get(field, '')}".strip()

    def fault(self, kind: str, field: str, **values: object) -> Fault:
        """Return a fault at a cell."""
        return Fault(kind, self.place, None, self.address(field), values)

    def at(self, fault: Fault) -> Fault:
        """Return a fault of a field at its cell; of what is no field here, at the row."""
        if fault.column is not None and fault.column in self.columns:
            return replace(fault, file=self.place, row=None, column=self.address(fault.column))
        return replace(fault, file=self.place, row=self.number)


@dataclass(frozen=True)
class Filled:
    """A form that came back.

    Attributes
    ----------
    file : str
        As its owner calls it.
    stamp : Stamp
    rows : tuple of FilledRow
        In the order in which they were written.
    unread : tuple of str
        Sheets that are none of it.
    """

    file: str
    stamp: Stamp
    rows: tuple[FilledRow, ...]
    unread: tuple[str, ...] = ()
