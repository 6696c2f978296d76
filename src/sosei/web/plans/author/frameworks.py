"""Frameworks: entries given, renamed, taken out with their tags after a look; and lists that ship, taken over whole."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.publishing.strategy.names import entry_name, framework_name
from sosei.strategy import editing
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem
from sosei.strategy.reading import read_row
from sosei.strategy.ready_made import ReadyMade, ready_made
from sosei.web.plans import load
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.forms import framework_form
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.models import Strategy


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def frameworks(request: HttpRequest, slug: str) -> HttpResponse:
    """List the entries of every framework, with the form for another one, or for one under another name."""
    strategy = found(slug)
    form = framework_form().filled(_asked(strategy, request))
    if request.method != "POST":
        return _page(request, strategy, form)
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_with_entry, cells=cells))
    if error:
        return _page(request, strategy, form.refused(error), error)
    return redirect("plan_frameworks", slug=slug)


def _asked(strategy: Strategy, request: HttpRequest) -> dict[str, str]:
    """Return the entry that is to be renamed, as the address names it."""
    entry = _entry(load.package(strategy), request.GET.get("framework"), request.GET.get("code"))
    if entry is None:
        return {}
    return {
        "framework": entry.framework,
        "code": entry.code,
        "name": entry.name,
        "order": str(entry.order),
    }


def _entry(package: Package, framework: str | None, code: str | None) -> FrameworkItem | None:
    own = ((f.framework, f.code, f) for f in package.frameworks)
    return next((f for key, number, f in own if (key, number) == (framework, code)), None)


def _page(
    request: HttpRequest, strategy: Strategy, form: Form, error: InputError | None = None
) -> HttpResponse:
    package = load.package(strategy)
    context = {"groups": _groups(package), "form": form, "lists": list(_offered(package))}
    return show(request, "frameworks", strategy, context, error)


def _groups(package: Package) -> list[dict[str, Any]]:
    """Return the frameworks with their entries, and how many tags each entry has."""
    counts: dict[tuple[str, str], int] = {}
    for tag in package.tags:
        counts[tag.framework, tag.code] = counts.get((tag.framework, tag.code), 0) + 1
    keys = dict.fromkeys(item.framework for item in package.frameworks)
    return [
        {
            "key": key,
            "name": framework_name(key),
            "entries": [
                (item, entry_name(item), counts.get((item.framework, item.code), 0))
                for item in package.frameworks
                if item.framework == key
            ],
        }
        for key in keys
    ]


def _offered(package: Package) -> Iterable[dict[str, Any]]:
    """Yield the lists that ship of which something is not there yet."""
    there = {(item.framework, item.code) for item in package.frameworks}
    for each in ready_made().values():
        lacking = [item for item in each.items if (item.framework, item.code) not in there]
        if lacking:
            name = framework_name(each.items[0].framework)
            yield {"key": each.key, "name": name, "count": len(lacking), "source": each.source}


def _with_entry(package: Package, cells: dict[str, str]) -> Package:
    return editing.with_row(package, "frameworks", read_row("frameworks", cells))


@never_cache
@require_POST
def take_over(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take over the entries of a list that are not there yet."""
    strategy, listed = found(slug), ready_made().get(key)
    if listed is None:
        raise Http404
    error = apply(request, strategy, partial(_with_list, listed=listed))
    if error:
        return _page(request, strategy, framework_form(), error)
    return redirect("plan_frameworks", slug=slug)


def _with_list(package: Package, listed: ReadyMade) -> Package:
    for item in listed.items:
        if _entry(package, item.framework, item.code) is None:
            package = editing.with_row(package, "frameworks", item)
    return package


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove_entry(request: HttpRequest, slug: str, framework: str, code: str) -> HttpResponse:
    """Say which tags go with an entry, then take it out."""
    strategy = found(slug)
    package = load.package(strategy)
    entry = _entry(package, framework, code)
    if entry is None:
        return redirect("plan_frameworks", slug=slug)
    change = partial(editing.without_row, table="frameworks", key=(framework, code))
    if request.method == "POST":
        error = apply(request, strategy, change)
        if error:
            return _page(request, strategy, framework_form(), error)
        return redirect("plan_frameworks", slug=slug)
    names = {n.id: n.name for n in package.nodes} | {i.id: i.name for i in package.indicators}
    tagged = [t for t in package.tags if (t.framework, t.code) == (framework, code)]
    goes = [names[tag.node or tag.indicator] for tag in tagged]
    return show(request, "remove_entry", strategy, {"entry": entry, "goes": goes})
