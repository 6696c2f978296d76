"""What is asked of me: the reports of my departments, and those that wait for my approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.language import language
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.plans.kept import printed
from sosei.web.reviews.models import Report, ReviewCycle
from sosei.web.reviews.pages.page import Opened, show, today
from sosei.web.reviews.pages.shown import line_of
from sosei.web.reviews.reporting import Chosen, approve_all

OWED = frozenset({Stage.REQUESTED, Stage.RETURNED})


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """List the reports of my departments, review by review; those that are owed first."""
    return _page(request)


def _page(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    by, spoken = actor(request), language(request)
    cycles = ReviewCycle.objects.select_related("strategy").prefetch_related("requests")
    groups = [_group(Opened(row), by, spoken) for row in cycles.order_by("deadline", "-year")]
    context = {
        "groups": [group for group in groups if group["lines"]],
        "everywhere": may(by, "report.write"),
        "owed": sum(group["owed"] for group in groups),
        "forget": request.GET.get("sent", ""),
    }
    return show(request, "mine", context, error)


def _group(page: Opened, by: Actor, spoken: Language) -> dict[str, Any]:
    own = _own(page, by)
    approves = {code for code in page.departments if may(by, "report.approve", code)}
    owed = [row for row in own if row.stage in OWED]
    overdue = bool(owed) and page.row.deadline < today()
    waiting = {row.pk for row in own if row.stage == Stage.REPORTED and row.department in approves}
    codes = dict.fromkeys(row.department for row in own)
    own.sort(key=lambda row: row.stage not in OWED)
    return page.context() | {
        "lines": [
            _line(page, row, spoken, approving=row.pk in waiting, late=overdue) for row in own
        ],
        "sheets": [(code, page.department(code)) for code in codes],
        "owed": len(owed),
        "overdue": overdue,
        "approving": bool(waiting),
    }


def _own(page: Opened, by: Actor) -> list[Report]:
    """Return what somebody reports or approves."""
    codes = [
        code
        for code in page.departments
        if any(may(by, verb, code) for verb in ("report.write", "report.approve"))
    ]
    return list(page.row.reports.filter(department__in=codes)) if codes else []


def _line(
    page: Opened, row: Report, spoken: Language, *, approving: bool, late: bool
) -> SafeString:
    owed, department = row.stage in OWED, page.department(row.department)
    first = owed and late

    def made() -> dict[str, Any]:
        line = {
            "row": row,
            "name": page.name(row),
            "department": department,
            "stage": STAGES[Stage(row.stage)],
            "approving": approving,
            "line": None if owed else line_of(page, row),
        }
        return {"line": line, "late": first, "strategy": page.row.strategy}

    cells = None if row.cells is None else tuple(sorted(row.cells.items()))
    shown = (row.pk, row.subject, row.version, row.stage, cells, department, approving, first)
    return printed(page.row.strategy, "reviews/_mine_printed.html", spoken, made, *shown)


@never_cache
@require_POST
def approved(request: HttpRequest) -> HttpResponse:
    """Approve the chosen reports, each for itself; what could not be is said, the others stand."""
    chosen = list(_chosen(request.POST.getlist("report")))
    try:
        faults = approve_all(chosen=chosen, by=actor(request))
    except InputError as error:
        faults = error.faults
    if faults:
        return _page(request, InputError(faults))
    return redirect("reviews-mine")


def _chosen(values: Iterable[str]) -> Iterator[Chosen]:
    """Yield reports with their version and that of the strategy, as the page showed them."""
    told = {}
    for value in values:
        parts = value.split("-")
        if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
            told[int(parts[0])] = (int(parts[1]), int(parts[2]))
    for row in Report.objects.filter(pk__in=told):
        yield Chosen(row, *told[row.pk])
