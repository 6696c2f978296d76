"""What a published strategy is worth in residents of a later year."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import json_script
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Language
from sosei.publishing.charts.style import PAGE_FONTS, dressed
from sosei.publishing.strategy.names import Names
from sosei.publishing.strategy.worth_ground import worth_ground
from sosei.publishing.strategy.worth_told import gap_chart, worth_told
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.opened import opened
from sosei.web.plans.reckoned import Ground, ground, reckoned
from sosei.web.visions.load import shown_address


@require_safe
@cache_control(private=True, no_cache=True)
def worth(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what the people whom the strategy brings are worth, on the vision that everybody sees."""
    page = opened(request, slug)
    on = ground(shown_address(page.strategy.area), request.GET.get("reckoned", ""))
    context = page.context() | {"here": "worth"} | shown(page.strategy, on, language(request))
    return render(request, "strategies/read/worth.html", context)


def shown(strategy: Strategy, on: Ground | None, spoken: Language) -> dict[str, Any]:
    """Return what a page shows of a strategy's worth: the figures, or what is lacking.

    Parameters
    ----------
    strategy : Strategy
    on : Ground or None
        What it is reckoned on.
    spoken : {"ja", "en"}
        Of the chart.
    """
    package = load.package(strategy)
    if on is None or not package.worth_rules:
        return {"ground": on, "ruled": bool(package.worth_rules)}
    try:
        told = reckoned(strategy, on)
    except InputError as error:
        return {"ground": on, "ruled": True, "misfits": both_of(error)}
    chart = gap_chart(told, spoken)
    plain = chart and dressed(chart, "container", PAGE_FONTS)
    return {
        "ground": on,
        "ruled": True,
        "worth": worth_told(told, Names(package)),
        "stands": worth_ground(on.result, package.worth_rules),
        "worth_chart": json_script(plain, "chart-worth") if plain else "",
    }
