"""Pages of proposals: what waits, beside what is reported; confirmed or declined; and who may send."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.web.people.request import actor
from sosei.web.plans import load
from sosei.web.plans.author.page import column_word, found, show, version_of
from sosei.web.plans.models import Strategy
from sosei.web.proposals import actions
from sosei.web.proposals.incoming import read_file
from sosei.web.proposals.models import Proposal, Source, State
from sosei.web.words import catalogue

SHOWN = ("value", "numerator", "denominator", "status", "basis", "statistic", "note")
LATEST = 50
"""Decided proposals that are listed."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    """List what waits; posted, take a file of proposals, all rows or none."""
    strategy = found(slug)
    if request.method != "POST":
        return _page(request, strategy)
    try:
        name, table = read_file(request.FILES.get("file"))
        actions.propose(strategy=strategy, table=table, origin=name, by=actor(request))
    except InputError as error:
        return _page(request, strategy, error)
    return redirect("plan_proposals", slug=slug)


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
        return _page(request, strategy, error)
    return redirect("plan_proposals", slug=slug)


def _page(
    request: HttpRequest, strategy: Strategy, error: InputError | None = None
) -> HttpResponse:
    own = strategy.proposals.order_by("id")
    waiting = own.filter(state=State.WAITING)
    decided = own.exclude(state=State.WAITING).order_by("-decided_at")[:LATEST]
    context = {
        "waiting": [_line(strategy, each) for each in waiting],
        "decided": [_line(strategy, each) for each in decided],
    }
    return show(request, "proposals", strategy, context, error)


def _line(strategy: Strategy, proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as the list shows it, with what is reported of the same year."""
    cells = proposal.cells
    record = load.package(strategy).records.get(cells["indicator"])
    year = int(str(cells["year"])[:4])
    reported = [o for o in record.observations if o.year == year] if record else []
    return {
        "proposal": proposal,
        "name": record.indicator.name if record else cells["indicator"],
        "unit": record.indicator.unit if record else "",
        "year": cells["year"],
        "value": cells["value"],
        "cells": [(column_word(c), cells[c]) for c in SHOWN[1:] if cells.get(c)],
        "reported": reported,
        "state": catalogue()[f"proposals.{proposal.state}"],
        "mark": MARKS[State(proposal.state)],
    }


MARKS = {State.WAITING: "…", State.CONFIRMED: "✓", State.DECLINED: "×", State.SUPERSEDED: "↻"}
"""Shapes beside the words of a state."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """List the systems that may send; posted, make one and show its secret, this once."""
    strategy = found(slug)
    if request.method != "POST":
        return _sources(request, strategy)
    try:
        name = request.POST.get("name", "")
        made, secret = actions.make_source(strategy=strategy, name=name, by=actor(request))
    except InputError as error:
        return _sources(request, strategy, error=error)
    return _sources(request, strategy, made=made, secret=secret)


@never_cache
@require_POST
def revoke(request: HttpRequest, slug: str, source: str) -> HttpResponse:
    """Let a source send nothing any more."""
    own = get_object_or_404(Source, pk=source, strategy__slug=slug)
    actions.revoke_source(source=own, by=actor(request))
    return redirect("plan_sources", slug=slug)


def _sources(
    request: HttpRequest,
    strategy: Strategy,
    made: Source | None = None,
    secret: str = "",
    error: InputError | None = None,
) -> HttpResponse:
    context = {
        "sources": strategy.sources.all(),
        "made": made,
        "secret": secret,
        "address": request.build_absolute_uri(f"/api/proposals/{strategy.slug}/"),
    }
    return show(request, "proposal_sources", strategy, context, error)
