"""Pages of what a run means for each field: children, care, work, town, exchange."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sosei.base.errors import InputError
from sosei.publishing.field_words import FIELDS
from sosei.publishing.package_csv import BOM, frame_csv
from sosei.publishing.spoken import bare, speaking
from sosei.publishing.wording import label_of
from sosei.studies.result import VisionResult
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.places.load import ages_with, fields_with, saved
from sosei.web.studies.models import Run
from sosei.web.studies.run_result import result_of
from sosei.web.studies.views import REFUSED, found_run
from sosei.web.visions import load as visions
from sosei.web.visions.drawn import sections_drawn

if TYPE_CHECKING:
    from sosei.studies.fields import FieldsTold


@never_cache
@require_safe
def fields(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Show what the population of a run means for each field."""
    found = found_run(number, run)
    result = result_of(found)
    try:
        told = _told(result)
    except InputError as error:
        return _refused(request, found, error)
    from sosei.publishing.sections.fields import overview  # noqa: PLC0415 - polars, as below

    with speaking(language(request)):
        context = {
            "run": found,
            "study": found.study,
            "named": [
                (section.name, section.question, sections_drawn([section], result))
                for section in overview(result, told)
            ],
        }
    return render(request, "studies/fields.html", context)


@never_cache
@require_safe
def field(request: HttpRequest, number: UUID, run: int, name: str) -> HttpResponse:
    """Show one field: observed, what follows, what another scenario costs and saves, and what is missing."""
    if name not in FIELDS:
        raise Http404(f"no field {name}")
    found = found_run(number, run)
    result = result_of(found)
    try:
        told = _told(result)
        ages = ages_with(result, saved(result.area))
    except InputError as error:
        return _refused(request, found, error)
    from sosei.publishing.sections.field_page import page  # noqa: PLC0415 - polars, as above

    against = request.GET.get("against", str(result.manifest["vision"]["status_quo"]))
    names = [each.scenario for each in told.scenarios]
    if against not in names:
        raise Http404(f"no scenario {against}")
    with speaking(language(request)):
        made = page(name, result, told, ages, against, visions.ensemble_of(result.address))
        apart = [each for each in made if each.name == "compared"]
        context = {
            "run": found,
            "study": found.study,
            "name": name,
            "title": FIELDS[name],
            "against": against,
            "scenarios": [(each, bare(label_of(each, result.label(each)))) for each in names],
            "others": [(each, words) for each, words in FIELDS.items() if each != name],
            "sections": sections_drawn([each for each in made if each not in apart], result),
            "compared": sections_drawn(apart, result) if apart else "",
        }
    return render(request, "studies/field.html", context)


@never_cache
@require_safe
def fields_csv(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Hand out the demand of every field, unrounded, with the origin of its rates."""
    found = found_run(number, run)
    try:
        told = _told(result_of(found))
    except InputError as error:
        return _refused(request, found, error)
    headers = {"Content-Disposition": 'attachment; filename="sectors.csv"'}
    content = BOM.encode() + frame_csv(told.to_frame())
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _refused(request: HttpRequest, found: Run, error: InputError) -> HttpResponse:
    context = {"run": found, "study": found.study, "faults": both_of(error)}
    return render(request, "studies/fields.html", context, status=REFUSED)


def _told(result: VisionResult) -> FieldsTold:
    return fields_with(result, saved(result.area))
