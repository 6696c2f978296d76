"""Pages of the districts of a run: its schools, its centre, and what keeps a school."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.base.errors import InputError
from sosei.publishing.package_csv import BOM, frame_csv
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.wording import label_of
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.places import districts as load
from sosei.web.places.words import SAY
from sosei.web.studies.run_result import result_of
from sosei.web.studies.views import REFUSED, found_run
from sosei.web.visions.drawn import sections_drawn


@never_cache
@require_safe
def districts(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Show the districts in one scenario: the status quo unless another is named."""
    found = found_run(number, run)
    result = result_of(found)
    context: dict[str, Any] = {"run": found, "study": found.study}
    try:
        read = load.read_of(result)
    except InputError as error:
        context["faults"] = both_of(error)
        return render(request, "places/districts.html", context, status=REFUSED)
    if read is None:
        return render(request, "places/districts.html", context)
    named = [str(each["name"]) for each in result.scenarios]
    scenario = request.GET.get("scenario", str(result.manifest["vision"]["status_quo"]))
    if scenario not in named:
        raise Http404(f"no scenario {scenario}")
    from sosei.publishing.sections.districts import sections  # noqa: PLC0415 - polars: where needed

    with speaking(language(request)):
        told = load.told(found, result, scenario)
        context |= {
            "sections": sections_drawn(sections(told), result),
            "scenario": scenario,
            "scenarios": [(name, bare(label_of(name, result.label(name)))) for name in named],
            "tables": [(name, SAY[f"places.{name}"]) for name in told.tables],
        }
    return render(request, "places/districts.html", context)


@never_cache
@require_safe
def table(_request: HttpRequest, number: UUID, run: int, name: str) -> HttpResponse:
    """Hand out a table of all scenarios, unrounded."""
    found = found_run(number, run)
    result = result_of(found)
    try:
        read = load.read_of(result)
    except InputError as error:
        raise Http404(str(error)) from None
    frame = None if read is None else load.table(found, result, name)
    if frame is None:
        raise Http404(f"no {name}")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    content = BOM.encode() + frame_csv(frame)
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
