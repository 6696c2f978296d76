"""Pages of proposals: what waits, beside what is reported; confirmed or declined; files and figures taken in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, InputError
from sosei.strategy.cells import YEAR
from sosei.web.people.request import actor
from sosei.web.plans.author.page import found, show, version_of
from sosei.web.plans.models import Strategy
from sosei.web.proposals import actions
from sosei.web.proposals.incoming import read_file
from sosei.web.proposals.models import Proposal
from sosei.web.proposals.shown import decided, held, waiting


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """List what waits, and what is held of a year; posted, take a file of proposals, all rows or none."""
    strategy = found(slug)
    try:
        if request.method != "POST":
            return _page(request, strategy, request.GET.get("year", ""))
        name, table = read_file(request.FILES.get("file"))
        actions.propose(strategy=strategy, table=table, origin=name, by=actor(request))
    except InputError as error:
        return _page(request, strategy, error=error)
    return redirect("plan_proposals", slug=slug)


@never_cache
@require_POST
def official(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose what the library holds of a year."""
    strategy = found(slug)
    try:
        year = _year(request.POST.get("year", ""))
        actions.propose_official(strategy=strategy, year=year, by=actor(request))
    except InputError as error:
        return _page(request, strategy, error=error)
    return redirect(f"{reverse('plan_proposals', args=[slug])}?year={year}")


@never_cache
@require_POST
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Confirm a proposal as it was shown, or decline it with a reason."""
    strategy = found(slug)
    proposal = get_object_or_404(
        Proposal.objects.select_related("strategy"), pk=number, strategy=strategy
    )
    try:
        if "confirm" in request.POST:
            actions.confirm(proposal=proposal, version=version_of(request), by=actor(request))
        else:
            reason = request.POST.get("reason", "")
            actions.decline(proposal=proposal, reason=reason, by=actor(request))
    except InputError as error:
        strategy.refresh_from_db()
        return _page(request, strategy, error=error)
    return redirect("plan_proposals", slug=slug)


def _page(
    request: HttpRequest, strategy: Strategy, asked: str = "", error: InputError | None = None
) -> HttpResponse:
    year = _year(asked) if asked else None
    context: dict[str, Any] = {
        "waiting": waiting(strategy),
        "decided": decided(strategy),
        "year": request.POST.get("year") or year or strategy.last_year,
        "held": None if year is None else held(strategy, year),
    }
    return show(request, "proposals", strategy, context, error)


def _year(typed: str) -> int:
    """Read a year; the figures of the library are of calendar years."""
    year = western_year(typed, fiscal=False)
    if year is None:
        values = {"value": f'"{typed}"', "expected": YEAR, "hint": ""}
        raise InputError([Fault("value_faulty", "", None, "year", values)])
    return year
