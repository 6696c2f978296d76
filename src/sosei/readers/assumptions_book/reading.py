"""The sheet of assumptions read back: all its faults at once, or its scenarios and what was changed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.readers.assumptions_book.form import FIELDS, FORMAT, STAMP, Slot, Stamp
from sosei.readers.assumptions_book.scenario import Open, forms
from sosei.readers.official.opening import opened_as
from sosei.readers.official.sheets import Cell, Sheet
from sosei.readers.review_sheet import cells
from sosei.readers.scenario_file import ScenarioForm

OTHER = "assumptions_other"

SAID = {
    "official_not_a_table": OTHER,
    "official_encoding": OTHER,
    "official_no_figures": OTHER,
    "official_missing": "assumptions_missing",
}
"""What the door for official files says, and what is said of a workbook instead."""

TROUBLES = {
    "review_sheet_date": "assumptions_date",
    "review_sheet_formula": "assumptions_formula",
    "review_sheet_error": "assumptions_error",
}
"""What a cell's trouble is on the sheet of a department, and here."""

KEPT = 1e-13
"""Relative difference below which a number is the one that was written: programs keep 15 to 17 digits."""

MOST = 20
"""Locked cells that are told one by one: more have been moved."""

EMPTY = Both("(empty)", "（空欄）")


@dataclass(frozen=True)
class Change:
    """One cell that was edited.

    Attributes
    ----------
    place : str
        ``D14``.
    scenario, field : str
    year : str
        Of a value that has one; empty otherwise.
    before, after : str
        Empty where nothing stands.
    """

    place: str
    scenario: str
    field: str
    year: str
    before: str
    after: str

    def words(self) -> Both:
        """Return what the cell holds."""
        of, holds = FIELDS[self.field]
        en = f"{of.en}, {holds.en.lower()}" + (f" ({self.year})" if self.year else "")
        return Both(en, f"{of.ja}・{holds.ja}" + (f"（{self.year}年）" if self.year else ""))


@dataclass(frozen=True)
class AssumptionsBook:
    """A workbook of assumptions that was read.

    Attributes
    ----------
    file : str
        Name of the file and its sheet.
    head : mapping
        What it was written with: ``area``, ``result``, ``base``.
    written, edited : mapping of str to ScenarioForm
        Its scenarios by name, as they were written and as they are now.
    changes : tuple of Change
        Cell by cell.
    """

    file: str
    head: Mapping[str, str]
    written: Mapping[str, ScenarioForm]
    edited: Mapping[str, ScenarioForm]
    changes: tuple[Change, ...]

    @property
    def changed(self) -> dict[str, ScenarioForm]:
        """Scenarios in which something was edited."""
        names = {change.scenario for change in self.changes}
        return {name: form for name, form in self.edited.items() if name in names}


def read_assumptions(path: Path) -> AssumptionsBook:
    """Read the assumptions of a workbook that was edited.

    Parameters
    ----------
    path : Path

    Raises
    ------
    InputError
        With every fault: another file, locked cells that were changed, values that no scenario can have.
    """
    sheets = opened_as(path, SAID)
    stamp = _stamp(sheets)
    sheet = next((each for each in sheets if each.name == stamp.head["sheet"]), None)
    if sheet is None:
        raise InputError([Fault("assumptions_gone", path.name, None, stamp.head["sheet"])])
    faults = Faults()
    faults.extend(_locked(sheet, stamp.slots))
    opened = list(_open(sheet, stamp.slots, faults))
    base = int(stamp.head["base"])
    edited = forms(opened, base, path, sheet.place, faults)
    faults.raise_if_any()
    written = forms([each.as_written() for each in opened], base, path, sheet.place, faults)
    faults.raise_if_any()
    return AssumptionsBook(sheet.place, stamp.head, written, edited, tuple(_changes(opened)))


def _stamp(sheets: Sequence[Sheet]) -> Stamp:
    file = sheets[0].file
    sheet = next((each for each in sheets if each.name == STAMP), None)
    if sheet is None:
        raise InputError([Fault(OTHER, file)])
    grid = [[cells.text(cell) for cell in row] for row in sheet.rows]
    found = grid[0][1] if grid and grid[0][:1] == ["format"] else "—"
    if found != FORMAT:
        values = {"found": found, "expected": FORMAT}
        raise InputError([Fault("assumptions_format", file, values=values)])
    try:
        return Stamp.of(grid)
    except (ValueError, IndexError):
        raise InputError([Fault("assumptions_stamp", file)]) from None


def _locked(sheet: Sheet, slots: Sequence[Slot]) -> list[Fault]:
    """Return every cell that is locked and does not read as it was written, or has been added."""
    written = {slot.place: slot for slot in slots}
    found = [
        *(_changed(sheet, slot) for slot in slots if not slot.field),
        *(_added(sheet, place, cell) for place, cell in _all(sheet) if place not in written),
    ]
    faults = [fault for fault in found if fault is not None]
    if len(faults) > MOST:
        return [Fault("assumptions_moved", sheet.place, values={"count": len(faults)})]
    return faults


def _all(sheet: Sheet) -> Iterator[tuple[str, Cell]]:
    for row, line in enumerate(sheet.rows, 1):
        for column, cell in enumerate(line, 1):
            yield f"{column_name(column)}{row}", cell


def _changed(sheet: Sheet, slot: Slot) -> Fault | None:
    cell = _at(sheet, slot.place)
    if _same(cell, slot):
        return None
    values = {"found": cells.text(cell) or EMPTY, "written": slot.text or EMPTY}
    return Fault("assumptions_locked", sheet.place, None, slot.place, values)


def _added(sheet: Sheet, place: str, cell: Cell) -> Fault | None:
    words = cells.text(cell)
    return Fault("assumptions_added", sheet.place, None, place, {"found": words}) if words else None


def _same(cell: Cell, slot: Slot) -> bool:
    """Whether a cell reads as it was written: numbers as far as spreadsheet programs keep their digits."""
    if slot.number and isinstance(cell, (int, float)):
        return math.isclose(cell, float(slot.text), rel_tol=KEPT, abs_tol=0)
    return cells.text(cell) == cells.text(slot.text)


def _open(sheet: Sheet, slots: Sequence[Slot], faults: Faults) -> Iterator[Open]:
    """Yield every cell that may be edited; what is left as it was keeps its full precision."""
    for slot in slots:
        if not slot.field:
            continue
        cell = _at(sheet, slot.place)
        kind = cells.trouble(cell)
        if kind:
            values = {"found": cells.text(cell)}
            faults.add(Fault(TROUBLES[kind], sheet.place, None, slot.place, values))
        scenario, field, number = slot.field.rsplit("|", 2)
        same = bool(kind) or _same(cell, slot)
        texts = (slot.text, slot.text if same else cells.text(cell))
        yield Open(slot.place, scenario, field, int(number), *texts)


def _at(sheet: Sheet, place: str) -> Cell:
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", place).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return sheet.raw(int(digits) - 1, column - 1)


def _changes(opened: Sequence[Open]) -> Iterator[Change]:
    years = {
        (each.scenario, each.field.split(".")[0], each.number): each.text
        for each in opened
        if each.field.endswith(".year")
    }
    for each in opened:
        if each.text != each.written:
            of = (each.scenario, each.field.split(".")[0], each.number)
            year = years.get(of, "") if each.field.endswith(".value") else ""
            yield Change(each.place, each.scenario, each.field, year, each.written, each.text)
