"""Pages of a vision: requests into fragments that publishing renders."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import json_script
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails
from markupsafe import Markup

from sosei.publishing import wording
from sosei.publishing.charts.style import PAGE_FONTS
from sosei.publishing.html import sections_html
from sosei.publishing.sections import vision as vision_sections
from sosei.publishing.sections.model import Figure, Section
from sosei.studies.result import VisionResult
from sosei.web.visions import load
from sosei.web.visions.models import ResultFile, StoredResult

BY_SCENARIO = ("future", "detail")
"""Sections that the choice of a scenario changes."""

CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
}

DOWNLOADS = {
    "vision.pdf": "PDF（印刷・配布用）",
    "population.csv": "人口 CSV（男女・年齢別）",
    "components.csv": "増減の内訳 CSV",
    "indicators.csv": "指標 CSV",
    "vision.html": "HTML（1ファイル）",
}


class HtmxRequest(HttpRequest):
    """A request that django-htmx has looked at."""

    htmx: HtmxDetails


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Lead to the newest vision, or say what to do first."""
    row = StoredResult.objects.only("area").first()
    if row is None:
        return render(request, "empty.html", status=404)
    return redirect("vision", area=row.area)


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@cache_control(private=True, no_cache=True)
def vision(request: HtmxRequest, area: str) -> HttpResponse:
    """Show a vision, or only what another scenario changes in it."""
    result = load.newest(area)
    if result is None:
        raise Http404(f"no vision of {area}")
    scenario = request.GET.get("scenario", str(result.manifest["vision"]["aim"]))
    chosen = next((s for s in result.scenarios if s["name"] == scenario), None)
    if chosen is None:
        raise Http404(f"no scenario {scenario}")
    fragment = bool(request.htmx) and not request.htmx.history_restore_request
    context = {
        "result": result,
        "scenario": scenario,
        "levers": wording.levers(chosen),
        "by_scenario": _html(result.address, scenario, 1, fragment=fragment),
    }
    if fragment:
        return render(request, "visions/_scenario.html", context)
    context |= {
        "before": _html(result.address, scenario, 0),
        "after": _html(result.address, scenario, 2),
        "sections": _sections(result.address, scenario),
        "downloads": [(_file(result, name), label) for name, label in DOWNLOADS.items()],
    }
    return render(request, "visions/vision.html", context)


@require_safe
@cache_control(private=True, max_age=3600)
def file(_request: HttpRequest, area: str, address: str, name: str) -> HttpResponse:
    """Hand out a file that was published from a result."""
    stored = get_object_or_404(ResultFile, result__area=area, result_id=address, name=name)
    content, suffix = bytes(stored.content), PurePosixPath(name).suffix
    if suffix == ".csv":
        content = b"\xef\xbb\xbf" + content  # Excel takes a CSV without it for Shift_JIS
    headers = {} if suffix == ".svg" else {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES[suffix], headers=headers)


@lru_cache(maxsize=32)
def _sections(address: str, scenario: str) -> tuple[Section, ...]:
    return vision_sections(load.result(address), scenario)


@lru_cache(maxsize=64)
def _html(address: str, scenario: str, part: int, *, fragment: bool = False) -> Markup:
    """Render the sections before (0), of (1) or after (2) the choice of a scenario."""
    result, sections = load.result(address), _sections(address, scenario)
    first = next(place for place, s in enumerate(sections) if s.name in BY_SCENARIO)
    parts = (
        sections[:first],
        sections[first : first + len(BY_SCENARIO)],
        sections[first + len(BY_SCENARIO) :],
    )

    def drawn(figure: Figure) -> Markup:
        return _drawn(figure, result, with_picture=not fragment)

    return sections_html(parts[part], result, drawn)


def _drawn(figure: Figure, result: VisionResult, *, with_picture: bool) -> Markup:
    """Put a chart for charts.js to draw; without JavaScript the stored picture stands for it.

    A picture inside a swapped fragment would be fetched in vain, so that fragments carry none.
    """
    name = f"chart-{figure.name}"
    place = Markup(
        '<div class="chart" role="img" aria-label="{}" data-chart="{}" data-picture="{}"></div>'
    )
    picture = _file(result, f"figures/{figure.name}.svg")
    fallback = Markup('<noscript><img src="{}" alt="{}"></noscript>').format(
        picture, figure.alternative
    )
    data = Markup(json_script(figure.specification("container", PAGE_FONTS), name))  # noqa: S704 - escaped by json_script
    return (
        place.format(figure.alternative, name, picture) + data + (fallback if with_picture else "")
    )


def _file(result: VisionResult, name: str) -> str:
    return reverse("file", args=(result.area, result.address, name))
