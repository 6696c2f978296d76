"""A strategy copied into its successor, and what became of each indicator and node there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.publishing.strategy.words import SUCCESSIONS
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node, Succession
from sosei.strategy.reading import read_row
from sosei.web.people.request import actor
from sosei.web.plans import actions, load
from sosei.web.plans.author.fields import Choices
from sosei.web.plans.author.forms import succeed_form, succession_form
from sosei.web.plans.author.heads import head_of, told_in
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone
from sosei.web.plans.models import Strategy


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def succeed(request: HttpRequest, slug: str) -> HttpResponse:
    """Copy a strategy into its successor; everything continues until somebody says otherwise."""
    strategy = found(slug)
    form = told_in(succeed_form(), strategy).filled(_next(strategy))
    if request.method != "POST":
        return show(request, "succeed", strategy, {"form": form})
    posted = request.POST.dict()
    form = form.filled(posted)
    try:
        cells = form.cells(posted)
        because = cells.pop("shortened_because")
        head = head_of(cells)
        actions.succeed(strategy=strategy, head=head, by=actor(request), shortened_because=because)
    except InputError as error:
        strategy.refresh_from_db()
        return show(request, "succeed", strategy, {"form": form.refused(error)}, error)
    return redirect("plan_successions", slug=slug)


def _next(strategy: Strategy) -> dict[str, str]:
    """Propose the period that follows, and leave name and address to be chosen."""
    first = strategy.last_year + 1
    last = first + strategy.last_year - strategy.first_year
    years = {"first_year": str(first), "last_year": str(last)}
    return years | {"name": "", "slug": "", "english_name": ""}


KINDS = ("indicator", "node")
"""What a succession may be of."""


@never_cache
@require_http_methods(["GET", "HEAD"])
def successions(request: HttpRequest, slug: str) -> HttpResponse:
    """List what became of every indicator, pillar, goal and measure."""
    strategy = found(slug)
    package = load.package(strategy)
    made = strategy.successors.all()
    groups = [(of, _lines(package, of)) for of in KINDS]
    return show(request, "successions", strategy, {"groups": groups, "successors": made})


def _lines(
    package: Package, of: str
) -> list[tuple[Node | Indicator, Succession | None, Both | None]]:
    told = {getattr(s, of): s for s in package.successions if getattr(s, of)}
    return [(each, told.get(each.id), _word(told.get(each.id))) for each in _things(package, of)]


def _things(package: Package, of: str) -> Sequence[Node | Indicator]:
    if of == "indicator":
        return package.indicators
    return [node for _, node in package.tree.walk() if node.kind is not Kind.PLAN]


def _word(succession: Succession | None) -> Both | None:
    return SUCCESSIONS[succession.kind] if succession else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def became(request: HttpRequest, slug: str, of: str, name: str) -> HttpResponse:
    """Say what became of an indicator or a node: continued, redefined or ended."""
    strategy = found(slug)
    package = load.package(strategy)
    there = (
        next((each for each in _things(package, of) if each.id == name), None)
        if of in KINDS
        else None
    )
    if there is None:
        return gone(request, strategy)
    told = next((s for s in package.successions if getattr(s, of) == name), None)
    form = succession_form(_choices(strategy, of))
    if told is not None:
        own = {"succession": str(told.kind), "successor": told.successor, "note": told.note}
        form = form.filled(own)
    context = {"thing": there, "form": form}
    if request.method != "POST":
        return show(request, "became", strategy, context)
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_told, of=of, name=name, cells=cells))
    if error:
        return show(request, "became", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_successions", slug=slug)


def _choices(strategy: Strategy, of: str) -> Choices:
    """Return what stands in the strategies that follow."""
    packages = (load.package(each) for each in strategy.successors.all())
    named = {each.id: each.name for package in packages for each in _things(package, of)}
    return [(key, Both(f"{name} ({key})", f"{name}（{key}）")) for key, name in named.items()]


def _told(package: Package, of: str, name: str, cells: dict[str, str]) -> Package:
    row = read_row("successions", cells | {"kind": cells["succession"], of: name})
    others = tuple(s for s in package.successions if getattr(s, of) != name)
    return replace(package, successions=(*others, row))
