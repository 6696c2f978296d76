"""The pages of dashboards, and the picture beside a link to one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.base.messages import Language
from sosei.publishing.documents import MAP, file_name
from sosei.publishing.joint import NAME
from sosei.publishing.strategy import years
from sosei.studies.result import VisionResult
from sosei.web.dashboard import load, strategy
from sosei.web.language import Cookieless, language
from sosei.web.reviews.pages.page import when, word
from sosei.web.visions import load as visions
from sosei.web.visions import standing

fresh = cache_control(private=True, no_cache=True)


@require_safe
@fresh
def index(request: HttpRequest) -> HttpResponse:
    """List the towns that have a dashboard."""
    return render(request, "dashboard/index.html", {"towns": visions.towns()})


@require_safe
@fresh
def town(request: HttpRequest, area: str) -> HttpResponse:
    """Show where a town stands."""
    result = shown(area)
    here = language(request)
    context = parts(result, here) | _news(area) | standing.linked(request, result)
    context["files"] = [file_name(NAME, ending, here) for ending in ("pptx", MAP)]
    return render(request, "dashboard/dashboard.html", context)


@require_safe
@fresh
def card(request: HttpRequest, area: str) -> HttpResponse:
    """Hand out the picture of where a town stands."""
    content = standing.card(shown(area).address, language(request))
    return Cookieless(content, content_type="image/png")


def shown(area: str) -> VisionResult:
    """Return the vision of a town.

    Raises
    ------
    Http404
        If none is published.
    """
    result = visions.shown(area)
    if result is None:
        raise Http404(f"no vision of {area}")
    return result


def parts(result: VisionResult, here: Language) -> dict[str, Any]:
    """Return what is shown of a town, embedded or not."""
    running = load.running(result.area)
    return {
        "result": result,
        "standing": standing.standing_drawn(result.address, here),
        "kpi": running and strategy.told(running),
    }


def _news(area: str) -> dict[str, Any]:
    found = load.news(area)
    reviews = [
        {
            "row": each,
            "year": years.fiscal(each.cycle.year),
            "kind": word(f"of_kind_{each.cycle.kind}"),
            "at": when(each.frozen_at)[:10],
        }
        for each in found.reviews
    ]
    shown = [{"row": each.result, "at": when(each.at)[:10]} for each in found.visions]
    return {"reviews": reviews, "visions": shown}
