"""Indicators of a strategy: added, changed, tried with imagined values, given another target, removed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import Fault, InputError
from sosei.linkage.figures import Binding
from sosei.strategy import editing
from sosei.strategy.indicator import NOT_APPLICABLE, Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import Node
from sosei.strategy.reading import read_row
from sosei.strategy.writing import cells_of
from sosei.web.plans import load
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.forms import indicator_form, target_form
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.preview import VALUES, preview
from sosei.web.plans.author.tree import (
    going,
    gone,
    name_en,
    node_of,
    tree_page,
    with_name_en,
)
from sosei.web.plans.models import Strategy

TARGET = ("target", "target_year")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add an indicator to a node."""
    strategy = found(slug)
    package = load.package(strategy)
    node = node_of(package, request.GET.get("node", ""))
    if node is None:
        return gone(request, strategy)
    form = indicator_form().filled({"target_year": str(strategy.last_year)})
    new = Place(editing.new_id(package, node.id, editing.INDICATOR), node)
    return _entered(request, strategy, form, new)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Change an indicator; a target that stands is moved by a decision alone."""
    strategy = found(slug)
    package = load.package(strategy)
    there = indicator_of(package, indicator)
    node = node_of(package, there.node) if there else None
    if there is None or node is None:
        return gone(request, strategy)
    form = indicator_form().filled(_told(package, there))
    if there.target is not None:
        form = replace(form, fields=tuple(f for f in form.fields if f.name not in TARGET))
    return _entered(request, strategy, form, Place(there.id, node, there))


class Place:
    """Where an indicator stands, and what stood there."""

    def __init__(self, name: str, node: Node, there: Indicator | None = None) -> None:
        self.name, self.node, self.there = name, node, there

    def read(self, cells: dict[str, str]) -> Indicator:
        """Read what a form sent; a target that it does not have stays.

        Raises
        ------
        InputError
            With every cell that cannot be read.
        """
        kept = cells_of(self.there) if self.there else {}
        own = {"id": self.name, "node": self.node.id, "baseline": _baseline(cells)}
        own["statistic"] = cells["statistic"] or cells["statistic_other"]
        read: Indicator = read_row("indicators", {**kept, **cells, **own})
        if cells["baseline_is"] == "number" and not cells["baseline"]:
            raise InputError([Fault("text_empty", "indicators", None, "baseline")])
        return read


def _baseline(cells: dict[str, str]) -> str:
    """Return the baseline as its table has it: a number, a dash where it does not apply, nothing if unknown."""
    written = {"dash": NOT_APPLICABLE, "unknown": ""}
    return written.get(cells["baseline_is"], cells["baseline"])


def _told(package: Package, there: Indicator) -> dict[str, str]:
    cells = cells_of(there)
    known = "number" if there.baseline is not None else "unknown"
    other = Binding.read(there.statistic) is None or there.statistic.count("/") > 1
    return {
        **cells,
        "name_en": name_en(package, there.id),
        "baseline_is": known if there.baseline_applies else "dash",
        "baseline": cells["baseline"] if there.baseline is not None else "",
        "statistic": "" if other else there.statistic,
        "statistic_other": there.statistic if other else "",
    }


def _entered(request: HttpRequest, strategy: Strategy, form: Form, place: Place) -> HttpResponse:
    """Show the form; posted, try it with imagined values or save it."""
    posted = request.POST
    context: dict[str, Any] = {"node": place.node, "indicator": place.there}
    context["tried_values"] = [(name, posted.get(name, "")) for name in VALUES]
    if request.method != "POST":
        tried = {"year": str(strategy.last_year)}
        return show(request, "indicator", strategy, context | {"form": form, "tried": tried})
    form = form.filled(posted.dict())
    cells = form.cells(posted.dict())
    record = load.package(strategy).records.get(place.name)
    context["tried"] = preview(partial(place.read, cells), record, posted.dict())
    if "preview" in posted:
        return show(request, "indicator", strategy, context | {"form": form})
    error = apply(request, strategy, partial(_saved, place=place, cells=cells))
    if error:
        context["form"] = form.refused(error)
        return show(request, "indicator", strategy, context, error)
    return redirect("plan", slug=strategy.slug)


def _saved(package: Package, place: Place, cells: dict[str, str]) -> Package:
    row = place.read(cells)
    return with_name_en(editing.with_indicator(package, row), row.id, cells["name_en"])


def indicator_of(package: Package, name: str) -> Indicator | None:
    """Return an indicator by its id, if it is there."""
    return next((each for each in package.indicators if each.id == name), None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Say what goes with an indicator, then take it out."""
    strategy = found(slug)
    package = load.package(strategy)
    there = indicator_of(package, indicator)
    if there is None:
        return gone(request, strategy)
    if request.method == "POST":
        error = apply(request, strategy, partial(editing.without_indicator, indicator=indicator))
        return tree_page(request, strategy, error) if error else redirect("plan", slug=slug)
    goes = going(package, editing.without_indicator(package, indicator))
    return show(request, "remove", strategy, {"name": there.name, "goes": goes})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def target(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Give an indicator another target by a decision; earlier targets stay listed."""
    strategy = found(slug)
    package = load.package(strategy)
    there = indicator_of(package, indicator)
    if there is None:
        return gone(request, strategy)
    targets = package.records[indicator].targets
    context = {"indicator": there, "targets": targets, "form": target_form()}
    if request.method != "POST":
        return show(request, "target", strategy, context)
    form = target_form().filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_revised, indicator=there, cells=cells))
    if error:
        return show(request, "target", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_target", slug=slug, indicator=indicator)


def _revised(package: Package, indicator: Indicator, cells: dict[str, str]) -> Package:
    row = read_row(
        "targets", cells | {"indicator": indicator.id}, fiscal=indicator.year_basis.fiscal
    )
    return editing.revised(
        package, indicator.id, row.target, row.target_year, row.decided_on, row.reason
    )
