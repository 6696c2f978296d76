"""A block while it is written: cells are taken one by one, and what is odd is noted."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sosei.base.areas import PREFECTURES
from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.base.provenance import Source, column_name
from sosei.readers.block import FIGURE, UNKNOWN, Block, Finding, Severity
from sosei.readers.official import cells
from sosei.readers.official.checks import Sums, check_sums
from sosei.readers.official.sheets import Cell, Sheet, cell_text
from sosei.readers.official.taken import Columns, Key, Taken
from sosei.readers.official.words import HARD, SAID

SHOWN = 20
"""Findings of one kind that are told one by one; of the rest, how many they are."""

NAME_ENDS = (
    "都",
    "道",
    "府",
    "県",
    "市",
    "区",
    "町",
    "村",
    "郡",
    "支庁",
    "島しょ",
    "全国",
    "特別区部",
    "地域",
)
"""How the name of an area ends: － and other signs in its column are none."""


@dataclass
class Draft:
    """Rows and findings of one sheet.

    Attributes
    ----------
    sheet : Sheet
    dash : str
        What － stands for: a figure (0) or ``unknown``.
    signed : frozenset of str
        Items that may be below 0.
    """

    sheet: Sheet
    dash: str = FIGURE
    signed: frozenset[str] = frozenset()
    taken: Taken = field(default_factory=Taken)
    findings: list[Finding] = field(default_factory=list)
    counties: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)
    _left: dict[str, tuple[str, int]] = field(default_factory=dict)
    _seen: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, cell: str, **values: object) -> None:
        """Remember a finding.

        Parameters
        ----------
        kind : str
            Entry of `words.SAID`.
        cell : str
            As a person names it.
        values : object
            What fills the braces of the entry.
        """
        self._seen[kind] += 1
        if self._seen[kind] > SHOWN:
            return
        what, mend = SAID[kind]
        severity = Severity.HARD if kind in HARD else Severity.SOFT
        said = Both(what.en.format(**values), what.ja.format(**values))
        self.findings.append(Finding(severity, self.sheet.file, self.sheet.name, cell, said, mend))

    def area(self, row: int, column: int, digits: int = 5, name: int | None = None) -> str | None:
        """Return the area code of a cell; None if there is none. A wrong check digit is noted.

        Parameters
        ----------
        row, column : int
            Place of the code, from 0.
        digits : int
            Digits of the codes in this table.
        name : int or None
            Column of the name of the municipality, which the block keeps. A row named 郡 or 支庁 sums up its towns
            and villages.
        """
        found = cells.area(self.sheet.raw(row, column), digits)
        if found is None:
            return None
        code, right = found
        if not right:
            value = self.sheet.text(row, column)
            self.note("check_digit", address(row, column), value=value, code=code)
        if name is not None:
            self.named(code, self.sheet.text(row, name))
        return code

    def named(self, code: str, name: str) -> None:
        """Keep the name of an area, as the file prints it.

        Parameters
        ----------
        code : str
            Five digits.
        name : str
            What stands beside it; signs are no names.
        """
        if not name.endswith(NAME_ENDS):
            return
        self.names.setdefault(code, name.removeprefix(PREFECTURES.get(code[:2], "")) or name)
        if name.endswith(("郡", "支庁", "島しょ")):
            self.counties.add(code)

    def take(
        self, row: int, column: int, key: tuple[str, str, str, str, str], scale: float = 1
    ) -> None:
        """Take one cell.

        Parameters
        ----------
        row, column : int
            Its place, from 0.
        key : tuple of str
            area, date, sex, age, item.
        scale : float
            Persons in a unit of the table: 1000 where it counts thousands.
        """
        read = self._read(row, column, key[4], scale)
        if read is not None:
            self.taken.add(key, *read, row, column)

    def take_row(self, row: int, columns: Columns, key: Key, scale: float = 1) -> None:
        """Take the cells of a row.

        Parameters
        ----------
        row : int
            From 0.
        columns : Columns
            Of `Taken.columns`.
        key : Key
            What the row says; the columns say the rest.
        scale : float
            As in `take`.
        """
        if scale == 1 and (values := _plain(self.sheet.rows[row], columns.places)) is not None:
            self.taken.add_row(row, columns, key, values)
            return
        read = [
            self._read(row, column, own.item or key.item or "", scale)
            for column, own in zip(columns.places, columns.keys, strict=True)
        ]
        self.taken.add_read(row, columns, key, read)

    def _read(
        self, row: int, column: int, item: str, scale: float
    ) -> tuple[float | None, str] | None:
        """Return value and status of a cell; what is odd is noted."""
        cell = self.sheet.raw(row, column)
        read = cells.figure(cell, self.dash)
        if read is None:
            self.unreadable(row, column)
            return None
        value, status = read
        if value is not None and scale != 1:
            value = round(value * scale, 6)
        if value is not None and value < 0 and item not in self.signed:
            self.note("negative", address(row, column), value=cell)
        if status == UNKNOWN and cell_text(cell) == "":
            self.note("missing", address(row, column))
        return value, status

    def unreadable(self, row: int, column: int) -> None:
        """Note a cell that is none of the words its column allows."""
        value = str(self.sheet.raw(row, column))[:40]
        kind = "formula" if value.startswith(("=", "#")) else "unreadable"
        self.note(kind, address(row, column), value=value)

    def leave(self, row: int, column: int, what: str) -> None:
        """Leave a row or column unread, knowingly; the block tells how many there are of a kind.

        Parameters
        ----------
        row, column : int
            Place of its heading.
        what : str
            Its kind, in the words of the table: ``再掲``.
        """
        first, count = self._left.get(what, (address(row, column), 0))
        self._left[what] = (first, count + 1)

    def stray(self, row: int, columns: list[int]) -> None:
        """Note a row that names no area or age and yet has figures; a footnote has none."""
        figures = [
            column
            for column in columns
            if (read := cells.figure(self.sheet.raw(row, column))) and read[0] is not None
        ]
        if len(figures) > 1:
            self.note("stray", address(row, figures[0]))

    def block(
        self,
        statistic: str,
        edition: str,
        source: Source,
        *,
        sums: Sums | None = None,
        verified: bool = True,
    ) -> Block:
        """Return the block, its sums checked; raise what stops the file.

        Parameters
        ----------
        statistic, edition : str
        source : Source
        sums : Sums or None
            Which items add up, and how exactly; nothing is added where None.
        verified : bool
            Whether the layout was checked on an official sample.
        """
        if not self.taken and not self.findings:
            raise InputError([Fault("official_no_figures", self.sheet.place)])
        frame = self.taken.frame()
        for row, column, key_words in self.taken.repeated():
            self.note("twice", address(row - 1, column - 1), key=key_words)
        if sums is not None:
            for cell, values in check_sums(frame, replace(sums, counties=frozenset(self.counties))):
                self.note("sum", cell, **values)
        for what, (cell, count) in self._left.items():
            self.note("left", cell, value=what, count=count)
        self._count_the_rest()
        stop = [finding for finding in self.findings if finding.severity is Severity.HARD]
        if stop:
            raise InputError(_fault(self.sheet, finding) for finding in stop)
        sheet, found = self.sheet, tuple(self.findings)
        return Block(
            statistic,
            edition,
            source,
            sheet.file,
            sheet.name,
            sheet.file_hash,
            frame,
            found,
            verified,
            tuple(self.names.items()),
        )

    def _count_the_rest(self) -> None:
        for kind, count in list(self._seen.items()):
            if count > SHOWN:
                more = Both(
                    f"{count - SHOWN} more of this kind", f"同じ種類がほかに{count - SHOWN}件"
                )
                hard = Severity.HARD if kind in HARD else Severity.SOFT
                file, name = self.sheet.file, self.sheet.name
                what = Both(f"{SAID[kind].name.en}: {more.en}", f"{SAID[kind].name.ja}：{more.ja}")
                self.findings.append(Finding(hard, file, name, "", what, SAID[kind].mend))


def _plain(cells_of_row: list[Cell], places: tuple[int, ...]) -> list[float] | None:
    """Return the figures of a row of nothing else: numbers, or digits; None if any cell wants a closer look."""
    if not places or max(places) >= len(cells_of_row):
        return None
    picked = [cells_of_row[place] for place in places]
    kinds = set(map(type, picked))
    if kinds == {str}:
        if not all(map(cells.is_digits, picked)):
            return None
        picked = list(map(float, picked))  # type: ignore[arg-type] # they are digits
    elif kinds != {float}:
        return None
    values: list[float] = picked  # type: ignore[assignment] # of one kind
    return values if min(values) >= 0 and math.isfinite(sum(values)) else None


def address(row: int, column: int) -> str:
    """Return a cell as a spreadsheet names it, from its place counted from 0."""
    return f"{column_name(column + 1)}{row + 1}"


def _fault(sheet: Sheet, finding: Finding) -> Fault:
    values: Mapping[str, object] = {"what": finding.what, "mend": finding.mend}
    place = f"{sheet.place} {finding.cell}".strip()
    return Fault("official_finding", place, None, None, values)
