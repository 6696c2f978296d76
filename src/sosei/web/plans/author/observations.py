"""Observations of an indicator: entered, revised with a reason, taken out; every revision stays to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both
from sosei.strategy import editing
from sosei.strategy.difference import key_of
from sosei.strategy.indicator import Indicator, Observation, Status
from sosei.strategy.package import Package
from sosei.strategy.reading import read_row
from sosei.strategy.writing import cells_of
from sosei.web.people import load as people
from sosei.web.people.actor import Actor
from sosei.web.people.request import actor
from sosei.web.plans import load
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.forms import observation_form
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show, who
from sosei.web.plans.author.tree import gone
from sosei.web.plans.models import Observation as Revision
from sosei.web.plans.models import Strategy
from sosei.web.plans.store import key_text
from sosei.web.words import catalogue

OF = "observations"
NAMED = ("year", "basis", "status")
"""What tells an observation of an indicator from the others."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def observations(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """List what was observed, with the form for another value or a revision."""
    strategy = found(slug)
    there = indicator_of(load.package(strategy), indicator)
    if there is None:
        return gone(request, strategy)
    if request.method != "POST":
        form = observation_form().filled(_asked(strategy, there, request))
        return _page(request, strategy, there, form)
    posted = request.POST.dict()
    form = observation_form().filled(posted)
    cells = form.cells(posted)
    change = partial(_removed if "remove" in posted else _entered, indicator=there, cells=cells)
    error = apply(request, strategy, change, cells["revision_reason"])
    if error:
        return _page(request, strategy, there, form.refused(error), error)
    return redirect("plan_observations", slug=slug, indicator=indicator)


def _asked(strategy: Strategy, indicator: Indicator, request: HttpRequest) -> dict[str, str]:
    """Return the observation that is to be revised, as the address names it."""
    named = [request.GET.get(name, "") for name in NAMED]
    rows = map(cells_of, load.package(strategy).records[indicator.id].observations)
    return next((cells for cells in rows if [cells[name] for name in NAMED] == named), {})


def _page(
    request: HttpRequest,
    strategy: Strategy,
    indicator: Indicator,
    form: Form,
    error: InputError | None = None,
) -> HttpResponse:
    own = load.package(strategy).records[indicator.id].observations
    me = actor(request)
    lines = [_shown(strategy, each, me) for each in own]
    lines.sort(key=lambda line: line["row"]["year"])
    context = {"indicator": indicator, "form": form, "lines": lines}
    return show(request, OF, strategy, context, error)


def _shown(strategy: Strategy, row: Observation, me: Actor) -> dict[str, Any]:
    words = catalogue()[f"plans.status_{row.status}"]
    return {"row": cells_of(row), "words": words, "history": _history(strategy, row, me)}


def _history(strategy: Strategy, row: Observation, me: Actor) -> list[dict[str, Any]]:
    """Return the revisions of an observation; one alone is no history."""
    revisions = load.history(strategy, key_text(key_of(OF, row)))
    if len(revisions) == 1:
        return []
    names = people.names(each.entered_by for each in revisions)
    return [_revision(each, me, names) for each in revisions]


def _revision(each: Revision, me: Actor, names: Mapping[str, Both]) -> dict[str, Any]:
    return {
        "value": _value(each.cells),
        "at": localtime(each.entered_at).strftime("%Y-%m-%d %H:%M"),
        "who": who(each.entered_by, me, names),
        "reason": each.reason,
    }


def _value(cells: dict[str, str] | None) -> str:
    """Return what a revision said: a value, or the parts of a ratio; a dash where it was taken out."""
    if cells is None:
        return "—"
    parts = " / ".join(cells[name] for name in ("numerator", "denominator") if cells.get(name))
    return cells.get("value") or parts or "—"


def _entered(package: Package, indicator: Indicator, cells: dict[str, str]) -> Package:
    row = _read(indicator, cells)
    _check(package, indicator, row, cells)
    return editing.with_row(package, OF, row)


def _removed(package: Package, indicator: Indicator, cells: dict[str, str]) -> Package:
    row = _read(indicator, cells)
    if not cells["revision_reason"]:
        raise InputError([Fault("text_empty", OF, None, "revision_reason")])
    return editing.without_row(package, OF, key_of(OF, row))


def _read(indicator: Indicator, cells: dict[str, str]) -> Observation:
    own = cells | {"indicator": indicator.id, "statistic": indicator.statistic}
    row: Observation = read_row(OF, own, fiscal=indicator.year_basis.fiscal)
    return row


def _check(package: Package, indicator: Indicator, row: Observation, cells: dict[str, str]) -> None:
    """Refuse an observation that says nothing, and a revision without a reason."""
    said = row.value is not None or (row.numerator is not None and row.denominator is not None)
    if not said and row.status is not Status.NOT_PUBLISHED:
        raise InputError([Fault("text_empty", OF, None, "value")])
    own = package.records[indicator.id].observations
    old = next((o for o in own if key_of(OF, o) == key_of(OF, row)), None)
    if old is not None and old != row and not cells["revision_reason"]:
        raise InputError([Fault("text_empty", OF, None, "revision_reason")])
