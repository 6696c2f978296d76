"""How the people of an indicator become arrivals: the rule that is proposed, taken over, changed or taken away."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.messages import Both
from sosei.publishing.strategy.worth_told import PROFILES, rule_words
from sosei.strategy import editing
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import WorthRule
from sosei.strategy.reading import read_row
from sosei.strategy.writing import cells_of
from sosei.web.language import language
from sosei.web.plans import load
from sosei.web.plans.author.fields import Field, Form, form
from sosei.web.plans.author.forms import NONE
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone
from sosei.web.plans.reading.worth import shown
from sosei.web.plans.reckoned import choices, chosen, ground

OF = "worth_rules"


@never_cache
@require_http_methods(["GET", "HEAD"])
def worth(request: HttpRequest, slug: str) -> HttpResponse:
    """List the indicators that count people, each with its rule or the one proposed, and what they are worth."""
    strategy = found(slug)
    address = chosen(strategy, request.GET.get("vision", ""))
    on = ground(address, request.GET.get("reckoned", ""))
    lines = _lines(load.package(strategy))
    context = shown(strategy, on, language(request)) | {
        "choices": choices(strategy),
        "candidates": [line for line in lines if line["words"]],
        "others": [line["indicator"] for line in lines if not line["words"]],
    }
    return show(request, "worth", strategy, context)


def _lines(package: Package) -> list[dict[str, Any]]:
    """Return every indicator with its rule, or the one that is proposed, in words; those without come without."""
    rules = {rule.indicator: rule for rule in package.worth_rules}
    lines = []
    for indicator in package.indicators:
        own = rules.get(indicator.id)
        said = own or _proposed(indicator)
        words = rule_words(said) if said else None
        lines.append({"indicator": indicator, "rule": own, "words": words})
    return lines


def _proposed(indicator: Indicator) -> WorthRule | None:
    from sosei.linkage.worth import rule_of  # noqa: PLC0415 - numpy: only where it is needed

    return rule_of(indicator)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, slug: str, indicator: str) -> HttpResponse:
    """Change the rule of one indicator, take the proposed one over, or take it away."""
    strategy = found(slug)
    package = load.package(strategy)
    there = indicator_of(package, indicator)
    if there is None:
        return gone(request, strategy)
    own = next((r for r in package.worth_rules if r.indicator == indicator), None)
    begun = own or _proposed(there)
    filled = _form(package, there).filled(cells_of(begun) if begun else {})
    context = {"indicator": there, "own": own, "proposed": begun, "form": filled}
    if request.method != "POST":
        return show(request, "worth_rule", strategy, context)
    posted = request.POST.dict()
    filled = filled.filled(posted)
    change = partial(_removed if "remove" in posted else _ruled, there.id, filled.cells(posted))
    error = apply(request, strategy, change)
    if error:
        return show(
            request, "worth_rule", strategy, context | {"form": filled.refused(error)}, error
        )
    return redirect("plan_worth", slug=slug)


def _form(package: Package, indicator: Indicator) -> Form:
    names = {i.id: i.name for i in package.indicators}
    others = [
        r.indicator for r in package.worth_rules if r.indicator != indicator.id and not r.part_of
    ]
    return form(
        "plans.worth_rule",
        [
            Field("persons", "number", needed=True),
            Field("from_year", "year", needed=True),
            Field("to_year", "year", needed=True),
            Field("share", "number", value="1"),
            Field("profile", "choice", list(PROFILES.items()), needed=True, value="family"),
            Field("part_of", "choice", [NONE, *((o, Both(names[o], names[o])) for o in others)]),
            Field("reason", "area"),
        ],
    )


def _ruled(indicator: str, cells: dict[str, str], package: Package) -> Package:
    rule = read_row(OF, cells | {"indicator": indicator}, fiscal=False)
    return editing.with_row(package, OF, rule)


def _removed(indicator: str, _cells: dict[str, str], package: Package) -> Package:
    return editing.without_row(package, OF, (indicator,))
