"""Reports of a department as its sheet has them: what is asked, what is stored, what was written last time."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localtime

from sosei.base.messages import Language
from sosei.publishing.review_sheet.content import Errand
from sosei.publishing.strategy.names import Own
from sosei.strategy.indicator import Indicator
from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.owners import Asked
from sosei.strategy.review.sheet.comparing import Now
from sosei.strategy.review.sheet.fields import fields_of
from sosei.web.reviews.load import Subjects
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages import fields
from sosei.web.reviews.pages.page import Opened, of_indicator


def rows_of(page: Opened, department: str) -> list[Report]:
    """Return the reports that a department owes or has sent, of what the strategy still has."""
    subjects = Subjects(page.package)
    reports = page.row.reports.filter(department=department)
    return [row for row in reports if subjects.get(row.of, row.subject)]


def errand(page: Opened, department: str, language: Language) -> Errand:
    """Return the errand of a department's sheet.

    Parameters
    ----------
    page : Opened
    department : str
        Code.
    language : Language
    """
    strategy, rows = page.row.strategy, rows_of(page, department)
    return Errand(
        strategy=strategy.slug,
        name=Own(strategy.name, strategy.english_name),
        year=page.row.year,
        kind=CycleKind(page.row.kind),
        asked=Asked(
            department,
            tuple(row.subject for row in rows if of_indicator(row)),
            tuple(row.subject for row in rows if not of_indicator(row)),
        ),
        department=page.department(department),
        package=page.package,
        stored=_stored(page, rows),
        last=_last(page, rows),
        deadline=page.row.deadline,
        version=str(strategy.version),
        written_at=localtime().isoformat(timespec="seconds"),
        language=language,
    )


def now(page: Opened, department: str, rows: Sequence[Report]) -> Now:
    """Return what a sheet that came back is held against.

    Parameters
    ----------
    page : Opened
    department : str
        Code.
    rows : sequence of Report
        Of the department.
    """
    return Now(
        page.row.strategy.slug,
        page.row.year,
        CycleKind(page.row.kind),
        department,
        page.department(department).ja,
        page.package,
        _stored(page, rows),
    )


def _stored(page: Opened, rows: Sequence[Report]) -> dict[str, dict[str, str]]:
    """Return reports as their forms offer them."""
    found = {}
    for row in rows:
        offered = fields.offered(page, row)
        found[row.subject] = {n: offered.get(n, "") for n in fields_of(_indicator(page, row))}
    return found


def _indicator(page: Opened, row: Report) -> Indicator | None:
    return page.package.records[row.subject].indicator if of_indicator(row) else None


def _last(page: Opened, rows: Sequence[Report]) -> dict[str, dict[str, str]]:
    """Return what was written in the newest earlier review of the same kind, by subject."""
    earlier = Report.objects.filter(
        cycle__strategy=page.row.strategy_id,
        cycle__kind=page.row.kind,
        cycle__year__lt=page.row.year,
        subject__in=[row.subject for row in rows],
    )
    told = earlier.exclude(texts={}).order_by("cycle__year").values_list("subject", "texts")
    return dict(told)
