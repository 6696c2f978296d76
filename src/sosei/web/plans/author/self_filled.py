"""Indicators that are population figures: what the library proposes for a year, with its cells; a person confirms."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, InputError
from sosei.linkage.figures import Binding
from sosei.linkage.self_filled import Proposed, propose_observation
from sosei.strategy import editing
from sosei.strategy.cells import YEAR
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.web.data.load import library
from sosei.web.plans import load
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.models import Strategy

OF = "observations"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def self_filled(request: HttpRequest, slug: str) -> HttpResponse:
    """List what the library proposes for a year; posted, confirm one value as it was shown."""
    strategy = found(slug)
    typed = request.POST.get("year") or request.GET.get("year") or str(strategy.last_year)
    try:
        year = _year(typed)
        if request.method == "POST":
            _confirm(request, strategy, year)
            return redirect(f"{reverse('plan_self_filled', args=[slug])}?year={year}")
        context = {"year": year, "lines": _lines(strategy, year)}
    except InputError as error:
        strategy.refresh_from_db()
        return show(request, "self_filled", strategy, {"year": typed, "refused": True}, error)
    return show(request, "self_filled", strategy, context)


def _year(typed: str) -> int:
    """Read a year; the figures of the library are of calendar years."""
    year = western_year(typed, fiscal=False)
    if year is None:
        values = {"value": f'"{typed}"', "expected": YEAR, "hint": ""}
        raise InputError([Fault("value_faulty", OF, None, "year", values)])
    return year


def _lines(strategy: Strategy, year: int) -> list[dict[str, Any]]:
    package = load.package(strategy)
    bound = (i for i in package.indicators if Binding.read(i.statistic))
    return [_line(package, each, strategy.area, year) for each in bound]


def _line(package: Package, indicator: Indicator, area: str, year: int) -> dict[str, Any]:
    """Return what is proposed for one indicator, or why nothing is, and what is entered already."""
    binding = Binding.read(indicator.statistic)
    told = propose_observation(library(), indicator, area, year)
    own = package.records[indicator.id].observed
    entered = next((o.value for (y, _), o in own.items() if y == year), None)
    line = {"indicator": indicator, "figure": binding.words if binding else "", "entered": entered}
    if not isinstance(told, Proposed):
        return line | {"reason": told.reason, "others": told.others}
    same = told.observation in package.records[indicator.id].observations
    return line | {"value": told.observation.value, "cells": told.cells, "confirmed": same}


def _confirm(request: HttpRequest, strategy: Strategy, year: int) -> None:
    """Enter a proposed value, if it is still the one that the person saw.

    Raises
    ------
    InputError
        If the library proposes another one by now, or somebody else changed the strategy.
    """
    indicator = indicator_of(load.package(strategy), request.POST.get("indicator", ""))
    told = indicator and propose_observation(library(), indicator, strategy.area, year)
    if not isinstance(told, Proposed) or str(told.observation.value) != request.POST.get("value"):
        raise InputError([Fault("proposal_other", indicator.name if indicator else OF)])
    row = told.observation
    change = partial(editing.with_row, table=OF, row=row)
    error = apply(request, strategy, change, row.note)
    if error:
        raise error
