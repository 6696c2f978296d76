"""What is asked of me: the reports of my departments, and those that wait for my approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sosei.base.errors import InputError
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
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
    by = actor(request)
    cycles = ReviewCycle.objects.select_related("strategy").prefetch_related("requests")
    groups = [_group(Opened(row), by) for row in cycles.order_by("deadline", "-year")]
    context = {
        "groups": [group for group in groups if group["lines"]],
        "everywhere": may(by, "report.write"),
        "owed": sum(group["owed"] for group in groups),
        "forget": request.GET.get("sent", ""),
    }
    return show(request, "mine", context, error)


def _group(page: Opened, by: Actor) -> dict[str, Any]:
    own = list(_own(page.row.reports.all(), by))
    lines = [_line(page, each, by) for each in own]
    lines.sort(key=lambda line: not line["owed"])
    owed = [line for line in lines if line["owed"]]
    codes = dict.fromkeys(row.department for row in own)
    return page.context() | {
        "lines": lines,
        "sheets": [(code, page.department(code)) for code in codes],
        "owed": len(owed),
        "overdue": bool(owed) and page.row.deadline < today(),
        "approving": any(line["approving"] for line in lines),
    }


def _own(rows: QuerySet[Report], by: Actor) -> Iterator[Report]:
    """Yield what somebody reports or approves."""
    for row in rows:
        if row.department and any(
            may(by, verb, row.department) for verb in ("report.write", "report.approve")
        ):
            yield row


def _line(page: Opened, row: Report, by: Actor) -> dict[str, Any]:
    waits = row.stage == Stage.REPORTED and may(by, "report.approve", row.department)
    return {
        "row": row,
        "name": page.name(row),
        "department": page.department(row.department),
        "stage": STAGES[Stage(row.stage)],
        "owed": row.stage in OWED,
        "approving": waits,
        "line": line_of(page, row) if row.stage not in OWED else None,
    }


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
