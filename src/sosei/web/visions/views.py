"""Pages of a vision: requests into fragments that publishing renders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from sosei.base.messages import Both, Language
from sosei.publishing import documents, wording
from sosei.publishing.html import marked
from sosei.publishing.spoken import speaking
from sosei.publishing.suppressed import holds_back
from sosei.studies.result import VisionResult
from sosei.web.handed_out import CONTENT_TYPES
from sosei.web.language import language
from sosei.web.people.permissions import may
from sosei.web.people.request import actor
from sosei.web.visions import drawn, load, standing
from sosei.web.visions.models import ResultFile, Showing, StoredResult

DOWNLOADS = {
    "vision.pdf": Both("PDF (to print)", "PDF（印刷・配布用）"),
    "vision-tables.pdf": Both("Appendix of tables, PDF", "資料編 PDF（男女・年齢別などの表）"),
    "vision.pptx": Both("Slides (to edit)", "スライド（編集できます）"),
    "vision.docx": Both("Word (to edit)", "Word（編集できます）"),
    "vision.xlsx": Both("Workbook (Excel, with formulas)", "ブック（Excel・数式つき）"),
    "population.csv": Both("Population, CSV (by sex and age)", "人口 CSV（男女・年齢別）"),
    "components.csv": Both("Components of change, CSV", "増減の内訳 CSV"),
    "indicators.csv": Both("Indicators, CSV", "指標 CSV"),
    "sectors.csv": Both("Fields, CSV (demand by year)", "分野別の見通し CSV"),
    "ensemble.json": Both("Ranges of the draws, JSON", "推計の範囲 JSON"),
    "vision.html": Both("HTML (one file)", "HTML（1ファイル）"),
    "numbers.json": Both("Where each number is from, JSON", "数字の出どころ JSON"),
}
"""What there may be: the fields' table where the result tells of fields, slides since there are any."""

WHOLE = "result.json"
"""The frozen result itself."""

PRINTED = (".pdf", ".pptx", ".docx", ".xlsx", ".html", "numbers.json")
"""Endings of files that there are in both languages."""


class HtmxRequest(HttpRequest):
    """A request that django-htmx has looked at."""

    htmx: HtmxDetails


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@cache_control(private=True, no_cache=True)
def vision(request: HtmxRequest, area: str) -> HttpResponse:
    """Show the vision of a municipality, or only what another scenario changes in it."""
    result = load.shown(area)
    if result is None:
        raise Http404(f"no vision of {area}")
    return _vision(request, result, standing.linked(request, result))


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
@cache_control(private=True, no_cache=True)
def stored(request: HtmxRequest, area: str, address: str) -> HttpResponse:
    """Show a stored result, whether or not it is the vision of its municipality."""
    row = get_object_or_404(readable(request), area=area, address=address)
    return _vision(request, load.result(row.address), {})


def readable(request: HttpRequest) -> QuerySet[StoredResult]:
    """Return the results that a reader may open: once published, all; before, those of the city hall."""
    results = StoredResult.objects.only("address")
    everything = may(actor(request), "study.read")
    return results if everything else results.filter(shown_at__isnull=False)


def _vision(request: HtmxRequest, result: VisionResult, card: dict[str, str]) -> HttpResponse:
    scenario = request.GET.get("scenario", str(result.manifest["vision"]["aim"]))
    chosen = next((s for s in result.scenarios if s["name"] == scenario), None)
    if chosen is None:
        raise Http404(f"no scenario {scenario}")
    fragment = bool(request.htmx) and not request.htmx.history_restore_request
    here, text = language(request), load.text_of(result.address)
    sure = load.ensemble_of(result.address)
    with speaking(here):
        levers = marked(wording.levers(chosen))
        named = [(s["name"], marked(wording.scenario(result, s["name"]))) for s in result.scenarios]
    context = {
        "result": result,
        "scenario": scenario,
        "scenarios": named,
        "levers": levers,
        "by_scenario": drawn.part_drawn(
            result.address, scenario, 1, here, text, sure, fragment=fragment
        ),
    }
    if fragment:
        return render(request, "visions/_scenario.html", context)
    context |= card
    context |= {
        "before": drawn.part_drawn(result.address, scenario, 0, here, text, sure),
        "after": drawn.part_drawn(result.address, scenario, 2, here, text, sure),
        "sections": [
            (s.name, marked(s.question), s.level)
            for s in drawn.sections(result.address, scenario, here, text, sure)
        ],
        "downloads": list(_downloads(result, here)),
        "run": _run(request, result),
        "open_data": Showing.objects.filter(result=result.address).exists(),
    }
    return render(request, "visions/vision.html", context)


def _run(request: HttpRequest, result: VisionResult) -> Any:
    """Return the run that a result came of, for who may read it: it has a page of the fields."""
    if not may(actor(request), "study.read"):
        return None
    row = StoredResult.objects.only("address").filter(pk=result.address).first()
    return row and row.runs.first()


def _downloads(result: VisionResult, here: Language) -> Iterator[tuple[str, Both]]:
    """Yield what there is to take away, in the language of the page where it has one."""
    stored = set(ResultFile.objects.filter(result=result.address).values_list("name", flat=True))
    for name, label in DOWNLOADS.items():
        own = documents.named(name, here) if name.endswith(PRINTED) else name
        found = next((each for each in (own, name) if each in stored), None)
        if found:
            yield drawn.file_address(result, found), label


@require_safe
@cache_control(private=True, max_age=3600)
def file(request: HttpRequest, area: str, address: str, name: str) -> HttpResponse:
    """Hand out a file that was published from a result."""
    result = get_object_or_404(readable(request), area=area, address=address)
    if name == WHOLE and holds_back(load.result(address)) and not may(actor(request), "study.read"):
        raise Http404("it holds small counts that are suppressed everywhere else")
    stored = get_object_or_404(ResultFile, result=result, name=name)
    content, suffix = bytes(stored.content), PurePosixPath(name).suffix
    if suffix == ".csv":
        content = b"\xef\xbb\xbf" + content  # Excel takes a CSV without it for Shift_JIS
    headers = {} if suffix == ".svg" else {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPES[suffix], headers=headers)
