"""What every page of a review does: find it, say what stood in the way, know the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, localtime

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.publishing.strategy import years
from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.package import Package
from sosei.web.faults import both_of
from sosei.web.plans import load as plans
from sosei.web.plans.author.page import change_of
from sosei.web.plans.reading.opened import label_of
from sosei.web.plans.store import StaleError
from sosei.web.reviews.models import INDICATOR, Report, ReviewCycle
from sosei.web.words import catalogue

REFUSED, CONFLICT = 422, 409
Told = Mapping[str, Any]


def today() -> date:
    """Return the day in the city."""
    return localdate()


class Opened:
    """A review with what its pages call things by."""

    def __init__(self, row: ReviewCycle) -> None:
        self.row = row
        self.package: Package = plans.package(row.strategy)
        self.names = Names(self.package)
        self.asked = list(row.requests.all())
        self.departments = {
            each.department: Own(each.name, each.english_name) for each in self.asked
        }

    def department(self, code: str) -> Own:
        """Return what a department is called; of what is nobody's, that."""
        nobody = catalogue()["reviews.nobody"]
        return self.departments.get(code, Own(code) if code else Own(nobody.ja, nobody.en))

    def name(self, report: Report) -> Own:
        """Return what a report is of."""
        return self.names.name(report.subject)

    def context(self) -> dict[str, Any]:
        """Return what the head of every page shows."""
        s, row = self.row.strategy, self.row
        left = (row.deadline - today()).days
        return {
            "cycle": row,
            "strategy": s,
            "title": Own(s.name, s.english_name),
            "label": label_of(s),
            "kind": word(f"of_kind_{row.kind}"),
            "year_words": years.fiscal(row.year),
            "deadline": years.day(row.deadline),
            "left": left,
            "late": -left,
        }


def found(cycle: int) -> Opened:
    """Return a review by its number, or answer that it is not there."""
    return Opened(get_object_or_404(ReviewCycle.objects.select_related("strategy"), pk=cycle))


def found_report(number: int) -> tuple[Opened, Report]:
    """Return a report by its number with its review, or answer that it is not there."""
    row = get_object_or_404(Report.objects.select_related("cycle__strategy"), pk=number)
    return Opened(row.cycle), row


def show(
    request: HttpRequest,
    template: str,
    context: Told,
    error: InputError | None = None,
    status: int = REFUSED,
) -> HttpResponse:
    """Show a page; after a refusal with its faults, or with what changed in the strategy meanwhile."""
    stale = error if isinstance(error, StaleError) else None
    told = {
        "faults": [] if stale else both_of(error),
        "since": [change_of(c) for edit in stale.edits for c in edit.changes] if stale else [],
    }
    code = CONFLICT if stale else status if error else 200
    return render(request, f"reviews/{template}.html", told | dict(context), status=code)


def when(at: Any) -> str:
    """Return a moment as pages show it."""
    return localtime(at).strftime("%Y-%m-%d %H:%M")


def word(key: str) -> Both:
    """Return words of a review."""
    return catalogue()[f"reviews.{key}"]


def of_indicator(report: Report) -> bool:
    """Whether a report is of an indicator."""
    return report.of == INDICATOR
