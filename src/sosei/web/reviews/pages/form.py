"""The page of one report: its form while it is with its department, what it says and the next steps afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.strategy.review.stages import Step
from sosei.web.people.request import actor
from sosei.web.reviews import drafts
from sosei.web.reviews.evidence import attach
from sosei.web.reviews.models import Report
from sosei.web.reviews.pages import conflict, fields
from sosei.web.reviews.pages.page import Opened, found_report, of_indicator, show
from sosei.web.reviews.pages.paper import Typed, form_page
from sosei.web.reviews.pages.proposed import TAKE, taken
from sosei.web.reviews.reporting import ReportStaleError, approve, report, step


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_page(request: HttpRequest, number: int) -> HttpResponse:
    """Show a report; posted, send it, keep it as a draft, try it, or add files to it."""
    page, row = found_report(number)
    if of_indicator(row) and row.subject not in page.package.records:
        return show(request, "gone", page.context(), status=404)
    if request.method != "POST":
        return _opened(request, page, row)
    typed = _typed(request, page, row)
    if conflict.CHOICES in request.POST:
        return conflict.resolved(request, page, row)
    if "preview" in request.POST:
        return form_page(request, page, row, typed)
    if TAKE in request.POST:
        return form_page(request, page, row, replace(typed, form=taken(page, row, typed.form)))
    return _kept(request, page, row, typed)


def _opened(request: HttpRequest, page: Opened, row: Report) -> HttpResponse:
    """Show the form with what this person had typed; what somebody else did since then is shown first."""
    form = fields.form_of(page, row).filled(fields.offered(page, row))
    draft = drafts.of(row, actor(request))
    if draft is None:
        return form_page(request, page, row, Typed(form, row.version))
    mine = form.filled(draft.fields)
    typed = Typed(mine, row.version)
    if draft.version != row.version:
        found = conflict.found(page, row, draft.version, typed.cells)
        if any(each.theirs != each.before for each in found):
            return conflict.page(request, page, row, draft.version, typed.cells)
    return form_page(request, page, row, typed, draft=draft)


def _typed(request: HttpRequest, page: Opened, row: Report) -> Typed:
    version = request.POST.get("version", "")
    form = fields.form_of(page, row)
    posted = form.filled(form.cells(request.POST.dict()))
    confirmed = request.POST.get("confirmed", "")
    return Typed(posted, int(version) if version.isdecimal() else 0, confirmed)


def _kept(request: HttpRequest, page: Opened, row: Report, typed: Typed) -> HttpResponse:
    """Keep what was typed before anything else is done with it."""
    by = actor(request)
    drafts.save(row=row, typed=typed.cells, version=typed.version, by=by)
    try:
        for file in request.FILES.getlist("files"):
            attach(row=row, file=file, by=by)
        if "send" not in request.POST:
            return redirect("review-report", number=row.pk)
        told = fields.said(page, row, typed.cells, typed.confirmed)
        report(row=row, said=told, version=typed.version, by=by)
    except ReportStaleError:
        row.refresh_from_db()
        return conflict.page(request, page, row, typed.version, typed.cells)
    except InputError as error:
        return form_page(request, page, row, typed, error)
    return redirect(f"{reverse('reviews-mine')}?sent={row.pk}")


STEPS = {
    "withdraw": Step.WITHDRAW,
    "return": Step.RETURN,
    "reopen": Step.REOPEN,
}


@never_cache
@require_POST
def step_page(request: HttpRequest, number: int) -> HttpResponse:
    """Take a step with a report; if it is not what it was, show it as it is now."""
    _, row = found_report(number)
    try:
        _taken(request, row)
    except InputError as error:
        page, row = found_report(number)
        form = fields.form_of(page, row).filled(fields.offered(page, row))
        return form_page(request, page, row, Typed(form, row.version), error)
    return redirect("review-report", number=number)


def _taken(request: HttpRequest, row: Report) -> None:
    by, version = actor(request), _number(request.POST, "version")
    if "approve" in request.POST:
        approve(row=row, version=version, seen=_number(request.POST, "seen"), by=by)
        return
    way = next((way for name, way in STEPS.items() if name in request.POST), Step.REPORT)
    step(row=row, step=way, version=version, by=by, note=request.POST.get("note", ""))


def _number(posted: Mapping[str, Any], name: str) -> int:
    text = str(posted.get(name, ""))
    return int(text) if text.isdecimal() else 0
