"""Opinions of outside reviewers, each with the answer of the city."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.publishing.strategy.names import Own
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.reviews.judging import Said, answer, give_opinion
from sosei.web.reviews.models import INDICATOR, NODE, Opinion
from sosei.web.reviews.pages.page import Opened, found, show, when, word

BETWEEN = ":"
"""Between the kind of what an opinion is about and its id."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opinions(request: HttpRequest, cycle: int) -> HttpResponse:
    """List the opinions; posted, add one."""
    page = found(cycle)
    if request.method != "POST":
        return _page(request, page)
    of, _, subject = request.POST.get("about", "").partition(BETWEEN)
    typed = {name: request.POST.get(name, "") for name in ("text", "named")}
    said = Said(typed["text"], of, subject, typed["named"])
    try:
        row = give_opinion(cycle=page.row, said=said, by=actor(request))
    except InputError as error:
        return _page(request, page, error, typed | {"about": request.POST.get("about", "")})
    return redirect(f"{reverse('review-opinions', args=[cycle])}#opinion-{row.number}")


def _page(
    request: HttpRequest,
    page: Opened,
    error: InputError | None = None,
    typed: dict[str, str] | None = None,
) -> HttpResponse:
    by = actor(request)
    context = page.context() | {
        "opinions": [_line(page, each, by) for each in page.row.opinions.all()],
        "writes": may(by, "opinion.write"),
        "about": _about(page),
        "typed": typed or {"about": request.GET.get("about", "")},
        "here": "opinions",
    }
    return show(request, "opinions", context, error)


def _about(page: Opened) -> list[tuple[str, Own]]:
    """Return what an opinion can be about: the whole, a node, an indicator."""
    whole = word("whole")
    known = {i.id for i in page.package.indicators}
    tree = (n.id for _, n in page.package.tree.walk() if n.id not in known)
    nodes = [(f"{NODE}{BETWEEN}{name}", page.names.name(name)) for name in tree]
    own = [(f"{INDICATOR}{BETWEEN}{name}", page.names.name(name)) for name in page.package.records]
    return [("", Own(whole.ja, whole.en)), *nodes, *own]


def _line(page: Opened, row: Opinion, by: Actor) -> dict[str, Any]:
    whole = word("whole")
    of = _department_of(page, row)
    return {
        "row": row,
        "about": page.names.name(row.subject) if row.subject else Own(whole.ja, whole.en),
        "at": when(row.at),
        "answers": may(by, "answer.write", of),
        "as": page.department(of) if of else None,
    }


def _department_of(page: Opened, row: Opinion) -> str:
    """Return the department that reports what an opinion is about."""
    report = page.row.reports.filter(of=row.of, subject=row.subject).first()
    return report.department if report else ""


@never_cache
@require_POST
def answered(request: HttpRequest, cycle: int, number: int) -> HttpResponse:
    """Answer an opinion."""
    page = found(cycle)
    row = get_object_or_404(page.row.opinions, number=number)
    version = request.POST.get("version", "")
    told = {name: request.POST.get(name, "") for name in ("text", "answered_by")}
    seen = int(version) if version.isdecimal() else 0
    try:
        answer(row=row, version=seen, by=actor(request), **told)
    except InputError as error:
        return _page(request, page, error)
    return redirect(f"{reverse('review-opinions', args=[cycle])}#opinion-{number}")
