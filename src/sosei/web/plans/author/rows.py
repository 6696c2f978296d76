"""Rows that hang on a node or an indicator: yearly targets, series breaks, second places, extractions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.messages import Both
from sosei.strategy import editing
from sosei.strategy.difference import key_of
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import Node
from sosei.strategy.reading import read_row
from sosei.strategy.writing import cells_of
from sosei.web.plans import load
from sosei.web.plans.author import forms
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.page import apply, column_word, found, show
from sosei.web.plans.author.tagging import THINGS
from sosei.web.plans.author.tree import gone
from sosei.web.plans.store import key_text
from sosei.web.words import catalogue


class Kind(NamedTuple):
    """Rows of one table: what they hang on, and the form of one."""

    of: str
    form: Callable[[Package, str], Form]


KINDS = {
    "milestones": Kind("indicator", forms.milestone_form),
    "breaks": Kind("indicator", forms.break_form),
    "placements": Kind("node", forms.placement_form),
    "extractions": Kind("node", forms.extraction_form),
}
"""By table."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: HttpRequest, slug: str, table: str, name: str) -> HttpResponse:
    """List the rows of a table that hang on something, with the form for another one."""
    strategy, kind = found(slug), KINDS.get(table)
    if kind is None:
        raise Http404
    package = load.package(strategy)
    there = THINGS[kind.of](package, name)
    if there is None:
        return gone(request, strategy)
    form = kind.form(package, name)
    context = {
        "table": catalogue()[f"plans.table_{table}"],
        "title": there.name,
        "back": (f"plan_{kind.of}", name),
        "lines": [_line(table, row) for row in _own(package, table, name)],
        "form": form,
    }
    if request.method != "POST":
        return show(request, "rows", strategy, context)
    posted = request.POST.dict()
    form = form.filled(posted)
    change = partial(_added, table=table, there=there, cells=form.cells(posted))
    if "remove" in posted:
        change = partial(_removed, table=table, name=name, key=posted["remove"])
    error = apply(request, strategy, change)
    if error:
        return show(request, "rows", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_rows", slug=slug, table=table, name=name)


def _own(package: Package, table: str, name: str) -> list[Any]:
    return [row for row in getattr(package, table) if getattr(row, KINDS[table].of) == name]


def _line(table: str, row: Any) -> dict[str, Any]:
    """Return a row as the page lists it: its cells but what it hangs on."""
    cells = cells_of(row)
    told: list[tuple[Both, str]] = [
        (column_word(column), text)
        for column, text in cells.items()
        if text and column != KINDS[table].of
    ]
    return {"cells": told, "key": key_text(key_of(table, row))}


def _added(package: Package, table: str, there: Node | Indicator, cells: dict[str, str]) -> Package:
    kind, _, placed = cells.pop("placed", "").partition(forms.BETWEEN)
    own = {KINDS[table].of: there.id, **({kind: placed} if kind else {})}
    fiscal = there.year_basis.fiscal if isinstance(there, Indicator) else True
    return editing.with_row(package, table, read_row(table, cells | own, fiscal=fiscal))


def _removed(package: Package, table: str, name: str, key: str) -> Package:
    """Take out the row of a key; one that is gone already stays so."""
    keys = [key_of(table, row) for row in _own(package, table, name)]
    mine = next((each for each in keys if key_text(each) == key), None)
    return package if mine is None else editing.without_row(package, table, mine)
