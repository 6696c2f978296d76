"""Sheets of a small review: written out, and changed as people change them in a spreadsheet program."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from sosei.publishing.review_sheet.content import Errand
from sosei.publishing.review_sheet.workbook import review_sheet
from sosei.publishing.strategy.names import Own
from sosei.strategy.indicator import Direction, Indicator, Nature
from sosei.strategy.package import Package
from sosei.strategy.plan import Tag, TagBasis
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.owners import Asked, asked
from sosei.strategy.review.sheet.comparing import Now
from sosei.strategy.review.sheet.fields import known_fields
from tests.reviews import BIRTHS, VISITORS, WAITING, package, seen

SHARE = Indicator(
    "share",
    "children",
    "満足度",
    Nature.RATIO,
    Direction.UP,
    unit="%",
    baseline=Decimal("50.0"),
    baseline_year=2019,
    target=Decimal(60),
    target_year=2024,
)
STARTED = Indicator(
    "started",
    "children",
    "創業",
    Nature.CUMULATIVE,
    Direction.UP,
    unit="社",
    baseline_applies=False,
    target=Decimal(10),
    target_year=2024,
    start_year=2020,
)
OPENED = Indicator(
    "opened",
    "children",
    "拠点の開設",
    Nature.MILESTONE,
    Direction.COMPLETE,
    target=Decimal(1),
    target_year=2024,
)
SHEET = "こども課"
Grids = dict[str, list[list[Any]]]


def strategy(**more: Any) -> Package:
    """Return a strategy in which one department has an indicator of every kind that has fields of its own."""
    of_every_kind = (BIRTHS, WAITING, VISITORS, SHARE, STARTED, OPENED)
    before = (seen("births", 2020, 797), seen("waiting", 2020, 3), seen("visitors", 2020, 2500000))
    plain = package(*before)
    tour = Tag("departments", "child", TagBasis.STATED, indicator="visitors")
    return replace(plain, indicators=of_every_kind, tags=(plain.tags[0], tour), **more)


def errand(of: Package | None = None, **more: Any) -> Errand:
    """Return the errand of the sheet of こども課 in 2021."""
    own = of or strategy()
    kind = more.get("kind", CycleKind.YEARLY)
    mine = whole(own, kind)
    plain = Errand(
        strategy="trial",
        name=Own("試験の戦略", "Trial strategy"),
        year=2021,
        kind=kind,
        asked=mine,
        department=Own(SHEET, "Children"),
        package=own,
        stored=known_fields(own, mine, 2021),
        deadline=date(2022, 5, 31),
        version="3",
        written_at="2022-04-15T09:00:00+09:00",
    )
    return replace(plain, **more)


def whole(of: Package, kind: CycleKind) -> Asked:
    """Return what こども課 is asked for."""
    return next(a for a in asked(of, final=kind is CycleKind.FINAL) if a.department == "child")


def now(of: Package | None = None, **more: Any) -> Now:
    """Return the review as it is when the sheet comes back."""
    own = of or strategy()
    kind = more.get("kind", CycleKind.YEARLY)
    stored = known_fields(own, whole(own, kind), 2021)
    plain = Now("trial", 2021, kind, "child", SHEET, own, stored)
    return replace(plain, **more)


@dataclass(frozen=True)
class Formula:
    """A formula, with the result that was stored with it; None if none was."""

    text: str
    result: Any


def grids(content: bytes) -> Grids:
    """Return the cells of a workbook, by sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def book(cells: Mapping[str, Sequence[Sequence[Any]]], merged: Sequence[str] = ()) -> bytes:
    """Return a workbook as another program would save it."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day = made.add_format({"num_format": "yyyy/m/d"})
    for name, grid in cells.items():
        sheet = made.add_worksheet(name)
        for row, line in enumerate(grid):
            for column, cell in enumerate(line):
                if isinstance(cell, Formula):
                    sheet.write_formula(row, column, cell.text, None, cell.result)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif cell != "":
                    sheet.write(row, column, cell)
        for cells_named in merged if name == SHEET else ():
            sheet.merge_range(cells_named, "")
    made.close()
    return stream.getvalue()


class Desk:
    """Where somebody fills a sheet in.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def written(self, of: Errand | None = None) -> Path:
        """Return the sheet as it was written out."""
        path = self.folder / "sheet.xlsx"
        path.write_bytes(review_sheet(of or errand()))
        return path

    def saved(
        self,
        change: Callable[[Grids], None],
        of: Errand | None = None,
        merged: Sequence[str] = (),
    ) -> Path:
        """Return the sheet as it was saved after a change of its cells."""
        cells = grids(self.written(of).read_bytes())
        change(cells)
        path = self.folder / "filled.xlsx"
        path.write_bytes(book(cells, merged))
        return path

    def typed(self, entries: Mapping[tuple[str, str], Any], of: Errand | None = None) -> Path:
        """Return the sheet with some cells filled in, by indicator and field."""
        return self.saved(lambda cells: fill(cells, entries), of)


def fill(cells: Grids, entries: Mapping[tuple[str, str], Any], sheet: str = SHEET) -> None:
    """Type something into cells, by id and field."""
    grid = cells[sheet]
    for (key, field), value in entries.items():
        row, column = place(grid, key, field)
        grid[row][column] = value


def place(grid: Sequence[Sequence[Any]], key: str, field: str) -> tuple[int, int]:
    """Return where a field of a row stands, from 0."""
    row = next(number for number, line in enumerate(grid) if line[0] == key)
    return row, list(grid[2]).index(field)
