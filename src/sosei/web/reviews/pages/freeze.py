"""Freezing: what still blocks is listed with where it is mended; then the edition is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.strategy.review.freezing import blocked
from sosei.strategy.review.stages import Stage
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.reviews import load
from sosei.web.reviews.freezing import faults_of_text, freeze
from sosei.web.reviews.pages.page import Opened, found, show, today, when

PLACES = {
    "review_unfinished": "review",
    "review_silent": "review-freeze",
    "review_unanswered": "review-opinions",
    "review_override_reason": "review-judgement",
}
"""Where what blocks is mended, by fault."""

TEXT = "review_manuscript"
"""Where every other fault is mended: what the text refers to."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def freeze_page(request: HttpRequest, cycle: int) -> HttpResponse:
    """Show what blocks; posted, freeze."""
    page = found(cycle)
    if request.method != "POST":
        return _page(request, page)
    reason = request.POST.get("reason", "")
    try:
        row = freeze(cycle=page.row, today=today(), by=actor(request), reason=reason)
    except InputError as error:
        return _page(request, page, error, reason)
    return redirect("edition", address=row.address)


def _page(
    request: HttpRequest, page: Opened, error: InputError | None = None, reason: str = ""
) -> HttpResponse:
    rows = list(page.row.editions.defer("content"))
    context = page.context() | {
        "blocked": list(_blocked(page)),
        "silent": list(_silent(page)),
        "editions": [{"row": each, "at": when(each.frozen_at)} for each in rows],
        "last": rows[0] if rows else None,
        "reason": reason,
        "freezes": may(actor(request), "edition.freeze"),
        "here": "freeze",
    }
    return show(request, "freeze", context, error)


def _blocked(page: Opened) -> Iterator[dict[str, Any]]:
    review = load.review(page.row)
    for fault in (*blocked(review), *faults_of_text(review)):
        words = Both(fault.text("en"), fault.text("ja"))
        yield {"words": words, "url": _url(page, fault)}


def _url(page: Opened, fault: Fault) -> str:
    url = reverse(PLACES.get(fault.kind, TEXT), args=[page.row.pk])
    return f"{url}#silent" if fault.kind == "review_silent" else url


def _silent(page: Opened) -> Iterator[dict[str, Any]]:
    """Yield the departments that owe a report."""
    waiting = page.row.reports.filter(stage=Stage.REQUESTED)
    owing = set(waiting.values_list("department", flat=True))
    for each in page.row.requests.all():
        if each.department in owing or each.silent:
            yield {"row": each, "name": page.department(each.department)}
