"""All reviews, and the form that opens one: who would be asked for what is shown before anybody is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, Faults, InputError
from sosei.publishing.strategy import years
from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.cells import YEAR
from sosei.strategy.review.cycle import KINDS, Cycle, CycleKind
from sosei.strategy.review.owners import NOBODY, Asked
from sosei.strategy.review.stages import Stage
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.reviews.models import ReviewCycle
from sosei.web.reviews.opening import names, open_review, preview
from sosei.web.reviews.pages.page import show, today, word

WEEKS = timedelta(weeks=4)
"""Until the deadline that is offered."""


@never_cache
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews, newest first, and the strategies of which a year can be opened."""
    approved = Count("reports", filter=Q(reports__stage=Stage.APPROVED))
    rows = ReviewCycle.objects.select_related("strategy").annotate(
        asked=Count("reports"), approved=approved
    )
    context = {
        "cycles": [_line(row) for row in rows],
        "strategies": Strategy.objects.all() if may(actor(request), "review.open") else (),
    }
    return show(request, "list", context)


def _line(row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "title": Own(row.strategy.name, row.strategy.english_name),
        "kind": word(f"of_kind_{row.kind}"),
        "year": years.fiscal(row.year),
        "deadline": years.day(row.deadline),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who would be asked for what; posted as an opening, ask them."""
    strategy = get_object_or_404(Strategy, slug=slug)
    typed = _typed(request, strategy)
    final = typed["kind"] == CycleKind.FINAL
    context = _context(strategy, typed, preview(strategy, final=final))
    if request.method != "POST" or "look" in request.POST:
        return show(request, "open", context)
    try:
        row = open_review(strategy=strategy, cycle=_read(strategy, typed), by=actor(request))
    except InputError as error:
        return show(request, "open", context, error)
    return redirect("review", cycle=row.pk)


def _typed(request: HttpRequest, strategy: Strategy) -> dict[str, str]:
    """Return what was typed, else what is offered: the last year that is over, and four weeks."""
    now = today()
    over = now.year - (1 if now.month >= 4 else 2)
    year = min(max(over, strategy.first_year), strategy.last_year)
    usual = {
        "year": str(year),
        "kind": str(CycleKind.YEARLY),
        "deadline": (now + WEEKS).isoformat(),
    }
    return {name: request.POST.get(name, told).strip() for name, told in usual.items()}


def _read(strategy: Strategy, typed: dict[str, str]) -> Cycle:
    faults = Faults()
    year = western_year(typed["year"], fiscal=True)
    if year is None:
        values = {"value": f'"{typed["year"]}"', "expected": YEAR, "hint": ""}
        faults.add(Fault("value_faulty", strategy.name, None, "year", values))
    if typed["kind"] not in list(CycleKind):
        values = {"value": f'"{typed["kind"]}"', "expected": ", ".join(CycleKind), "hint": ""}
        faults.add(Fault("value_faulty", strategy.name, None, "kind", values))
    deadline = _day(typed["deadline"])
    if deadline is None:
        day = {"value": typed["deadline"]}
        faults.add(Fault("review_date", strategy.name, None, "deadline", day))
    faults.raise_if_any()
    return Cycle(year or 0, CycleKind(typed["kind"]), today(), deadline or today())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _context(strategy: Strategy, typed: dict[str, str], whom: Iterable[Asked]) -> dict[str, Any]:
    package = load.package(strategy)
    called, known = Names(package), names(package)
    return {
        "strategy": strategy,
        "title": Own(strategy.name, strategy.english_name),
        "period": years.period(strategy.first_year, strategy.last_year),
        "typed": typed,
        "kinds": [(str(kind), words) for kind, words in KINDS.items()],
        "whom": [_asked(each, called, known) for each in whom],
    }


def _asked(each: Asked, called: Names, known: Mapping[str, Own]) -> dict[str, Any]:
    nobody = each.department == NOBODY
    own = word("nobody")
    return {
        "nobody": nobody,
        "name": Own(own.ja, own.en) if nobody else known.get(each.department, Own(each.department)),
        "indicators": [called.name(name) for name in each.indicators],
        "nodes": [called.name(name) for name in each.nodes],
    }
