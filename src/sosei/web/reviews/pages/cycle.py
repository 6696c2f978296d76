"""The page of a review for those who lead it: how far every department is, and what is nobody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.publishing.printed_review import STEM
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.language import language
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.plans.kept import printed
from sosei.web.plans.reading.files import downloads
from sosei.web.reviews.freezing import accept_silence
from sosei.web.reviews.mails import remind
from sosei.web.reviews.models import Report, Request
from sosei.web.reviews.pages.page import Opened, found, show, today, when
from sosei.web.reviews.reporting import assign

MOST_MAILS = 200
"""Mails that the page lists, the newest first."""


@never_cache
@require_safe
def review(request: HttpRequest, cycle: int) -> HttpResponse:
    """Show how far each department is."""
    return _page(request, found(cycle))


def _page(request: HttpRequest, page: Opened, error: InputError | None = None) -> HttpResponse:
    reports: dict[str, list[Report]] = {}
    for report in page.row.reports.defer("cells", "texts"):
        reports.setdefault(report.department, []).append(report)
    leads, spoken = may(actor(request), "review.open"), language(request)
    lines = [_department(page, each, reports, spoken) for each in page.asked]
    context = page.context() | {
        "departments": lines,
        "waiting": any(line["count"]["waiting"] for line in lines),
        "total": _count([r for own in reports.values() for r in own]),
        "free": [(each, page.name(each)) for each in reports.get("", ())],
        "files": downloads(spoken, STEM),
        "editions": [_edition(each) for each in page.row.editions.defer("content")],
        "mails": _mails(page) if leads else [],
        "server": bool(settings.MAIL),
        "reminded": request.GET.get("reminded", ""),
        "leads": leads,
        "here": "review",
    }
    return show(request, "review", context, error)


def _department(
    page: Opened, request: Request, reports: Mapping[str, Sequence[Report]], spoken: Language
) -> dict[str, Any]:
    own = reports.get(request.department, ())
    return {
        "request": request,
        "name": page.department(request.department),
        "count": _count(own),
        "reports": _printed(page, own, spoken),
    }


def _printed(page: Opened, own: Sequence[Report], spoken: Language) -> SafeString:
    """Return the list of a department's reports: five hundred of them take longer than all else on the page."""

    def made() -> dict[str, Any]:
        rows = ((each, page.name(each), STAGES[Stage(each.stage)]) for each in own)
        return {"reports": [{"row": r, "name": name, "stage": stage} for r, name, stage in rows]}

    shown = tuple((each.pk, each.subject, each.stage) for each in own)
    return printed(page.row.strategy, "reviews/_reports_printed.html", spoken, made, shown)


def _count(own: Sequence[Report]) -> dict[str, Any]:
    """Count reports by stage, each with its words; none is left out."""
    stages = [each.stage for each in own]
    counted = {stage: stages.count(stage) for stage in Stage}
    return {
        "all": len(own),
        "approved": counted[Stage.APPROVED],
        "waiting": counted[Stage.REQUESTED] + counted[Stage.RETURNED],
        "stages": [(str(stage), STAGES[stage], counted[stage]) for stage in Stage],
    }


def _edition(row: Any) -> dict[str, Any]:
    return {"row": row, "at": when(row.frozen_at)}


def _mails(page: Opened) -> list[dict[str, Any]]:
    return [
        {
            "row": each,
            "department": page.department(each.department),
            "at": when(each.sent_at) if each.sent_at else "",
        }
        for each in page.row.mails.all()[:MOST_MAILS]
    ]


@never_cache
@require_POST
def reminders(request: HttpRequest, cycle: int) -> HttpResponse:
    """Remind the chosen departments of what they owe."""
    page = found(cycle)
    chosen = request.POST.getlist("department")
    count = remind(cycle=page.row, departments=chosen, day=today(), by=actor(request))
    return redirect(f"{reverse('review', args=[cycle])}?reminded={count}")


@never_cache
@require_POST
def give(request: HttpRequest, cycle: int) -> HttpResponse:
    """Give what is nobody's, as far as it is chosen, to a department."""
    page = found(cycle)
    chosen = [each for each in request.POST.getlist("report") if each.isdecimal()]
    rows = page.row.reports.filter(pk__in=chosen, department="")
    try:
        assign(rows=rows, department=request.POST.get("department", ""), by=actor(request))
    except InputError as error:
        return _page(request, page, error)
    return redirect(f"{reverse('review', args=[cycle])}#free")


@never_cache
@require_POST
def silence(request: HttpRequest, cycle: int, department: str) -> HttpResponse:
    """Do without the reports of a department, for a reason."""
    page = found(cycle)
    row = get_object_or_404(page.row.requests, department=department)
    try:
        accept_silence(row=row, reason=request.POST.get("reason", ""), by=actor(request))
    except InputError as error:
        return _page(request, page, error)
    return redirect("review-freeze", cycle=cycle)
