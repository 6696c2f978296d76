"""A sheet that is looked at: every row beside its report, with what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.readers.review_sheet.reading import read_review_sheet
from sosei.strategy.review.merging import Side
from sosei.strategy.review.sheet.asking import doubts, lacks
from sosei.strategy.review.sheet.comparing import Compared, compare
from sosei.strategy.review.sheet.difference import Row, entered
from sosei.strategy.review.stages import Stage
from sosei.web.data.names import named_faults
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages import fields
from sosei.web.reviews.pages.page import Opened
from sosei.web.reviews.reporting import Said, value_key
from sosei.web.reviews.sheet.outgoing import now, rows_of
from sosei.web.reviews.sheet.uploads import Kept

OWED = frozenset({Stage.REQUESTED, Stage.RETURNED})
Sides = Mapping[str, Side]


@dataclass(frozen=True)
class Beside:
    """One row of a sheet beside its report.

    Attributes
    ----------
    report : Report
    row : Row
    sides : mapping of str to Side
        What was chosen in its conflicts.
    lacks : tuple of Fault
        What it lacks as a report.
    doubts : tuple of Both
    """

    report: Report
    row: Row
    sides: Sides = field(default_factory=dict)
    lacks: tuple[Fault, ...] = ()
    doubts: tuple[Both, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the report is approved: what the sheet changes must be returned first."""
        return self.report.stage == Stage.APPROVED

    @property
    def owed(self) -> bool:
        """Whether the sheet says as much as is stored, and that was not sent yet."""
        unsent = self.report.stage in OWED and not self.row.changes
        return unsent and entered(self.row.stored)

    @property
    def open(self) -> bool:
        """Whether a conflict has no choice yet."""
        return self.row.open(self.sides)

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of reporting it."""
        return not (self.lacks or self.doubts or self.open or self.closed)

    def typed(self) -> dict[str, str]:
        """Return what is to be reported, as it would be typed."""
        return self.row.taken(self.sides)

    def said(self, page: Opened, confirmed: str = "") -> Said:
        """Return what is to be reported."""
        return fields.said(page, self.report, self.typed(), confirmed)

    def key(self, page: Opened) -> str:
        """Return what tells its value from another one, for the doubts that were confirmed."""
        return "" if self.open else value_key(self.said(page).observation)


@dataclass(frozen=True)
class Looked:
    """A sheet that is looked at.

    Attributes
    ----------
    compared : Compared
    rows : tuple of Beside
    unread : tuple of str
        Sheets of the workbook that are none of it.
    version : str
        Of the strategy, when the sheet was written out.
    """

    compared: Compared
    rows: tuple[Beside, ...]
    unread: tuple[str, ...]
    version: str


def look(page: Opened, department: str, sheet: Kept, sides: Mapping[int, Sides]) -> Looked:
    """Read a sheet and hold it against the reports as they are now.

    Parameters
    ----------
    page : Opened
    department : str
        Code.
    sheet : Kept
    sides : mapping of int to mapping
        What was chosen in conflicts, by report and field.

    Raises
    ------
    InputError
        If it is another sheet, or a cell cannot be read.
    """
    own = rows_of(page, department)
    try:
        filled = read_review_sheet(sheet.path)
        compared = compare(filled, now(page, department, own))
    except InputError as error:
        raise InputError(named_faults(error.faults, sheet.path.name, sheet.name)) from None
    reports = {report.subject: report for report in own}
    rows = (_beside(page, reports[row.subject], row, sides) for row in compared.rows)
    version = filled.stamp.head.get("version", "")
    return Looked(compared, tuple(rows), filled.unread, version)


def _beside(page: Opened, report: Report, row: Row, sides: Mapping[int, Sides]) -> Beside:
    chosen = sides.get(report.pk, {})
    plain = Beside(report, row, chosen)
    if not row.changes and not plain.owed:
        return plain
    year = page.row.year
    return Beside(
        report,
        row,
        chosen,
        lacks(row, page.package, year, chosen),
        doubts(row, page.package, year, chosen),
    )
