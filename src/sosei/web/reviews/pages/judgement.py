"""The judgement of a review: the machine's verdict and mark of every indicator, and a person's in its place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.publishing.strategy.lines import line
from sosei.strategy.grades import STANDARD
from sosei.strategy.review.marks import marks_of
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.plans import load
from sosei.web.reviews.judging import override, without_override
from sosei.web.reviews.models import INDICATOR
from sosei.web.reviews.pages.page import Opened, found, show
from sosei.web.reviews.pages.shown import words_of


@never_cache
@require_safe
def judgement(request: HttpRequest, cycle: int) -> HttpResponse:
    """Show what was judged of every indicator, as the strategy stands now."""
    return _page(request, found(cycle))


def _page(request: HttpRequest, page: Opened, error: InputError | None = None) -> HttpResponse:
    context = page.context() | {
        "lines": _lines(page),
        "marks": [(mark, _meaning(mark)) for mark in marks_of(STANDARD)],
        "chosen": request.GET.get("mark", ""),
        "overrides": may(actor(request), "judgement.override"),
        "opines": may(actor(request), "opinion.write"),
        "rule": STANDARD.version,
        "here": "judgement",
    }
    return show(request, "judgement", context, error)


def _meaning(mark: str) -> Any:
    return next(grade.meaning for grade in STANDARD.grades if grade.mark == mark)


def _called(page: Opened, name: str) -> Both:
    words = page.names.name(name)
    return Both(words.text("en")[0], words.text("ja")[0])


def _lines(page: Opened) -> list[dict[str, Any]]:
    judged = load.judged(page.row.strategy, page.row.year)
    reports = {row.subject: row for row in page.row.reports.filter(of=INDICATOR)}
    overrides = {row.indicator: row for row in page.row.overrides.all()}
    return [
        {
            "id": name,
            "called": _called(page, name),
            "line": line(page.names, each),
            "reason": each.reason,
            "report": reports.get(name),
            "stage": STAGES[Stage(reports[name].stage)] if name in reports else None,
            "words": words_of(reports[name].texts) if name in reports else [],
            "override": overrides.get(name),
        }
        for name, each in judged.items()
    ]


@never_cache
@require_POST
def mark(request: HttpRequest, cycle: int, indicator: str) -> HttpResponse:
    """Put a person's mark in the place of the machine's, or take it back."""
    page, by = found(cycle), actor(request)
    try:
        if "back" in request.POST:
            without_override(cycle=page.row, indicator=indicator, by=by)
        else:
            told = {name: request.POST.get(name, "") for name in ("mark", "reason")}
            override(cycle=page.row, indicator=indicator, by=by, **told)
    except InputError as error:
        return _page(request, page, error)
    return redirect(f"{reverse('review-judgement', args=[cycle])}#i-{indicator}")
