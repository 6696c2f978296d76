"""Pages of the open data, for people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Both, Language
from sosei.base.provenance import Source
from sosei.publishing.open_data.files import FORMATS
from sosei.publishing.open_data.model import LICENCE_ADDRESS, Dataset, Resource
from sosei.publishing.open_data.package import NAME
from sosei.publishing.strategy import years
from sosei.web.language import language
from sosei.web.open_data import addresses, load
from sosei.web.open_data.actions import ACTIONS
from sosei.web.open_data.api import example
from sosei.web.open_data.load import Listed, Summary

fresh = cache_control(private=True, no_cache=True)


@require_safe
@fresh
def catalogue(request: HttpRequest) -> HttpResponse:
    """List every dataset in its newest edition."""
    here = language(request)
    listed = [_line(each, load.summary(each), here) for each in load.newest(load.editions())]
    return render(request, "open_data/catalogue.html", {"datasets": listed})


def _line(listed: Listed, told: Summary | Dataset, here: Language) -> dict[str, Any]:
    return {
        "listed": listed,
        "day": _day(listed),
        "dataset": told,
        "title": told.title.text(here),
        "description": told.description.text(here),
    }


@require_safe
@fresh
def newest(request: HttpRequest, name: str) -> HttpResponse:
    """Show a dataset in its newest edition."""
    every = load.of_name(name)
    if not every:
        raise Http404(f"no dataset {name}")
    return _shown(request, every[0], every)


@require_safe
@fresh
def edition(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Show an edition of a dataset."""
    every = load.of_name(name)
    found = next((each for each in every if each.number == number), None)
    if found is None:
        raise Http404(f"no edition {number} of {name}")
    return _shown(request, found, every)


def _day(listed: Listed) -> Both:
    return years.day(date.fromisoformat(listed.issued))


def _shown(request: HttpRequest, listed: Listed, every: list[Listed]) -> HttpResponse:
    here, told = language(request), load.dataset(listed)
    context = {
        **_line(listed, told, here),
        "newest": every[0],
        "editions": [(each, _day(each)) for each in every],
        "tables": [_table(listed, resource, here) for resource in told.resources],
        "package": addresses.file(listed, NAME),
        "licence": LICENCE_ADDRESS,
        "page": _page_of(listed),
        "sources": _sources(told),
    }
    return render(request, "open_data/dataset.html", context)


def _sources(told: Dataset) -> list[tuple[Source, str]]:
    """Return each statistic once, with all its dates."""
    dates: dict[Source, list[str]] = {}
    for source in told.sources:
        dates.setdefault(replace(source, date=""), []).append(source.date)
    return [(source, "、".join(dict.fromkeys(of))) for source, of in dates.items()]


def _table(listed: Listed, resource: Resource, here: Language) -> dict[str, Any]:
    return {
        "title": resource.title.text(here),
        "note": resource.note,
        "rows": len(resource.rows),
        "columns": [field.title.text(here) for field in resource.fields],
        "suppressed": any(field.name == "flag" for field in resource.fields)
        and any(row[-1] for row in resource.rows),
        "files": [
            (
                ending.upper() if ending != "parquet" else "Parquet",
                addresses.file(listed, f"{resource.name}.{ending}"),
            )
            for ending in FORMATS
        ],
    }


def _page_of(listed: Listed) -> str:
    """Return where what was frozen is read as a page."""
    if listed.kind == "review":
        return reverse("edition", args=(listed.address,))
    area = load.summary(listed).area
    return reverse("stored", args=(area, listed.result or listed.address))


@require_safe
@fresh
def api(request: HttpRequest) -> HttpResponse:
    """Explain the reading API."""
    newest = load.newest(load.editions())
    dataset = newest[-1].name if newest else "vision-07202"
    table = load.dataset(newest[-1]).resources[0].name if newest else "history"
    told = [
        {
            "name": name,
            "action": action,
            "example": example(name, action, dataset).replace("TABLE", table),
        }
        for name, action in ACTIONS.items()
    ]
    return render(request, "open_data/api.html", {"actions": told})
