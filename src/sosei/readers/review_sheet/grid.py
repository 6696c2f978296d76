"""One sheet that was filled in: its fields by name, its rows by id, wherever they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sosei.base.errors import Fault, Faults
from sosei.base.filled import FilledRow, Line
from sosei.base.messages import Both
from sosei.base.provenance import column_name
from sosei.readers.official.sheets import Sheet
from sosei.readers.review_sheet import cells
from sosei.readers.review_sheet.form import ABOVE, ID

EMPTY = Both("(empty)", "（空欄）")

TOP = 30
"""Rows among which the names of the fields are looked for."""


class Grid:
    """One sheet.

    Parameters
    ----------
    sheet : Sheet
    lines : sequence of Line
        Its rows as they were written.
    faults : Faults
        Collects everything that is not as it was written, and every cell that cannot be read.
    """

    def __init__(self, sheet: Sheet, lines: Sequence[Line], faults: Faults) -> None:
        self.sheet, self.faults = sheet, faults
        self.lines = {line.id: line for line in lines}
        self.fields = tuple(dict.fromkeys([ID, *(f for line in lines for f in line.fields)]))
        self.top = self._top()
        self.columns: Mapping[str, int] = {}

    def rows(self) -> tuple[FilledRow, ...]:
        """Return the rows in the order in which they were written."""
        if self.top is None:
            self._fault("review_sheet_names", None, None)
            return ()
        if not self._columns(self.top):
            return ()
        found = dict(self._found(self.top + ABOVE + 1))
        for key, line in self.lines.items():
            if key not in found:
                name = next(iter(line.shown.values()), key)
                self._fault("review_sheet_row_gone", None, None, name=name)
        return tuple(found[key] for key in self.lines if key in found)

    def _top(self) -> int | None:
        """Return the row that names the fields, from 0."""
        for row in range(min(TOP, len(self.sheet.rows))):
            words = {cells.text(cell) for cell in self.sheet.rows[row]}
            if ID in words and len(words & {*self.fields}) > len(self.fields) / 2:
                return row
        return None

    def _columns(self, top: int) -> bool:
        """Find where every field stands; report those that are missing or twice there."""
        own = Faults()
        names = [cells.text(cell) for cell in self.sheet.rows[top]]
        for field in self.fields:
            places = [place for place, name in enumerate(names) if name == field]
            if len(places) > 1:
                second = f"{column_name(places[1] + 1)}{top + 1}"
                own.add(self._of("review_sheet_column_twice", None, second, name=field))
            if not places:
                own.add(self._of("review_sheet_column_gone", None, None, name=field))
        self.columns = {field: names.index(field) for field in self.fields if field in names}
        self.faults.extend(own)
        return not own

    def _found(self, first: int) -> Iterator[tuple[str, FilledRow]]:
        seen: dict[str, int] = {}
        for row in range(first, len(self.sheet.rows)):
            key = cells.text(self.sheet.raw(row, self.columns[ID]))
            self._beside(row)
            if key in self.lines and key not in seen:
                seen[key] = row + 1
                yield key, self._row(self.lines[key], row, first - 1)
            elif key in seen:
                self._fault("review_sheet_row_twice", row + 1, None, first=seen[key])
            elif filled := self._first_filled(row):
                self._fault("review_sheet_row_added", None, filled)

    def _beside(self, row: int) -> None:
        """Report cells in columns that are no field."""
        known = {*self.columns.values()}
        for column, cell in enumerate(self.sheet.rows[row]):
            if column not in known and (words := cells.text(cell)):
                place = f"{column_name(column + 1)}{row + 1}"
                self._fault("review_sheet_column_added", None, place, found=_short(words))

    def _first_filled(self, row: int) -> str:
        for column, cell in enumerate(self.sheet.rows[row]):
            if cells.text(cell) and column in self.columns.values():
                return f"{column_name(column + 1)}{row + 1}"
        return ""

    def _row(self, line: Line, row: int, headings: int) -> FilledRow:
        found = FilledRow(
            line=line,
            place=self.sheet.place,
            number=row + 1,
            columns={field: self.columns[field] + 1 for field in line.fields},
            headings={f: cells.text(self.sheet.raw(headings, c)) for f, c in self.columns.items()},
            typed={f: cells.text(self.sheet.raw(row, self.columns[f])) for f in line.typed},
        )
        self.faults.extend(self._locked(found))
        self.faults.extend(self._typed(found))
        return found

    def _locked(self, found: FilledRow) -> Iterator[Fault]:
        """Yield every locked cell that does not read as it was written."""
        for field, written in found.line.shown.items():
            now = cells.text(self.sheet.raw(found.number - 1, self.columns[field]))
            if now != cells.text(written):
                words = {"found": _short(now) or EMPTY, "written": _short(written) or EMPTY}
                yield found.fault("review_sheet_locked", field, **words)

    def _typed(self, found: FilledRow) -> Iterator[Fault]:
        """Yield every cell that no text can be taken from, unless it was written so."""
        for field, text in found.typed.items():
            cell = self.sheet.raw(found.number - 1, self.columns[field])
            kind = cells.trouble(cell)
            if kind and text != found.line.typed[field]:
                yield found.fault(kind, field, found=_short(text))

    def _fault(self, kind: str, row: int | None, column: str | None, **values: object) -> None:
        self.faults.add(self._of(kind, row, column, **values))

    def _of(self, kind: str, row: int | None, column: str | None, **values: object) -> Fault:
        return Fault(kind, self.sheet.place, row, column, values)


def _short(words: str) -> str:
    """Return a text as a message quotes it."""
    plain = " ".join(words.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"
