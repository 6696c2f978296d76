"""A strategy copied into its successor, and what became of each indicator there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.strategy.package import Package
from sosei.strategy.plan import Succession
from sosei.strategy.reading import read_row
from sosei.web.people.request import actor
from sosei.web.plans import actions, load
from sosei.web.plans.author.fields import Choices
from sosei.web.plans.author.forms import succession_form
from sosei.web.plans.author.heads import form_of, head_of
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone
from sosei.web.plans.models import Strategy
from sosei.web.words import catalogue


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def succeed(request: HttpRequest, slug: str) -> HttpResponse:
    """Copy a strategy into its successor; every indicator continues until somebody says otherwise."""
    strategy = found(slug)
    form = form_of(strategy).filled(_next(strategy))
    if request.method != "POST":
        return show(request, "succeed", strategy, {"form": form})
    posted = request.POST.dict()
    form = form.filled(posted)
    try:
        head = head_of(form.cells(posted))
        actions.succeed(strategy=strategy, head=head, by=actor(request))
    except InputError as error:
        return show(request, "succeed", strategy, {"form": form.refused(error)}, error)
    return redirect("plan_successions", slug=slug)


def _next(strategy: Strategy) -> dict[str, str]:
    """Propose the period that follows, and leave name and address to be chosen."""
    first = strategy.last_year + 1
    last = first + strategy.last_year - strategy.first_year
    years = {"first_year": str(first), "last_year": str(last)}
    return years | {"name": "", "slug": "", "english_name": ""}


@never_cache
@require_http_methods(["GET", "HEAD"])
def successions(request: HttpRequest, slug: str) -> HttpResponse:
    """List what became of every indicator."""
    strategy = found(slug)
    package = load.package(strategy)
    told = {s.indicator: s for s in package.successions if s.indicator}
    lines = [(each, told.get(each.id), _word(told.get(each.id))) for each in package.indicators]
    made = strategy.successors.all()
    return show(request, "successions", strategy, {"lines": lines, "successors": made})


def _word(succession: Succession | None) -> Both | None:
    return catalogue()[f"plans.succession_{succession.kind}"] if succession else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def became(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Say what became of one indicator: continued, redefined or ended."""
    strategy = found(slug)
    package = load.package(strategy)
    there = indicator_of(package, indicator)
    if there is None:
        return gone(request, strategy)
    told = next((s for s in package.successions if s.indicator == indicator), None)
    form = succession_form(_choices(strategy))
    if told is not None:
        cells = {"kind": str(told.kind), "successor": told.successor, "note": told.note}
        form = form.filled({"succession": cells.pop("kind"), **cells})
    context = {"indicator": there, "form": form}
    if request.method != "POST":
        return show(request, "became", strategy, context)
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_told, indicator=indicator, cells=cells))
    if error:
        return show(request, "became", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_successions", slug=slug)


def _choices(strategy: Strategy) -> Choices:
    """Return the indicators of the strategies that follow."""
    packages = (load.package(each) for each in strategy.successors.all())
    named = {i.id: i.name for package in packages for i in package.indicators}
    return [(key, Both(f"{name} ({key})", f"{name}（{key}）")) for key, name in named.items()]


def _told(package: Package, indicator: str, cells: dict[str, str]) -> Package:
    own = {"kind": cells["succession"], "indicator": indicator}
    row = read_row("successions", cells | own)
    others = tuple(s for s in package.successions if s.indicator != indicator)
    return replace(package, successions=(*others, row))
