"""Pages of a municipality's own files: what there is, what one changes before it is saved, and away with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import InputError
from sosei.publishing.package_csv import BOM, csv_of
from sosei.web.data.names import plain_name
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.people.request import actor
from sosei.web.places import actions, load
from sosei.web.places.incoming import texts_of
from sosei.web.places.models import OwnFiles
from sosei.web.places.preview import preview, tried
from sosei.web.places.shown import Listed, listed
from sosei.web.places.subjects import WITHINS, Subject, wanted
from sosei.web.studies.run_result import result_of
from sosei.web.studies.views import CONFLICT, REFUSED, found_run


@never_cache
@require_safe
def files(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """List what the municipality gave, and take what it gives."""
    return _files(request, number, run)


def _files(
    request: HttpRequest, number: UUID, run: int, error: InputError | None = None
) -> HttpResponse:
    found = found_run(number, run)
    result = result_of(found)
    subjects: Iterable[Listed] = listed(load.saved(result.area))
    context = {
        "held": load.held_districts_of(result) is not None,
        "withins": [(f"{each:g}", f"{each:.1%}") for each in WITHINS],
        "run": found,
        "study": found.study,
        "subjects": subjects,
        "done": request.GET.get("done"),
        "faults": both_of(error),
    }
    return render(request, "places/files.html", context, status=REFUSED if error else 200)


@require_POST
def send(request: HttpRequest, number: UUID, run: int, subject: Subject) -> HttpResponse:
    """Keep the files of a subject, if they can be read, and lead on to what they change."""
    result = result_of(found_run(number, run))
    within = _within(request)
    held = load.held_districts_of(result) if request.POST.get("held") else None
    try:
        texts = texts_of(subject, request.FILES, held)
        tried(result, subject, texts, within)
    except InputError as error:
        return _files(request, number, run, error)
    sent = actions.send(
        area=result.area, subject=subject, files=texts, by=actor(request), within=within
    )
    return redirect("own_look", number=number, run=run, sent=sent.pk)


def _within(request: HttpRequest) -> float:
    """Return the difference that was chosen; the narrowest if none was."""
    chosen = request.POST.get("within", "")
    return next((each for each in WITHINS if f"{each:g}" == chosen), WITHINS[0])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, number: UUID, run: int, sent: UUID) -> HttpResponse:
    """Show what files change; posted, save them."""
    found = found_run(number, run)
    result = result_of(found)
    row = get_object_or_404(
        OwnFiles, pk=sent, area=result.area, saved_at=None, by=actor(request).id
    )
    fault: InputError | None = None
    if request.method == "POST":
        try:
            actions.save(sent=row, replaces=request.POST.get("replaces", ""), by=actor(request))
            return redirect(f"{reverse('own_files', args=(number, run))}?done={row.subject}")
        except InputError as error:
            fault = error
    context: dict[str, Any] = {
        "run": found,
        "study": found.study,
        "row": row,
        "subject": _only({Subject(row.subject): row}, Subject(row.subject)),
        "replaces": load.saved(result.area).get(Subject(row.subject)),
        "faults": both_of(fault),
    }
    try:
        context["preview"] = preview(result, row, language(request))
    except InputError as error:
        return _files(request, number, run, error)
    return render(request, "places/look.html", context, status=CONFLICT if fault else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: UUID, run: int, subject: Subject) -> HttpResponse:
    """Ask whether to take the files of a subject away, then do it."""
    found = found_run(number, run)
    saved = load.saved(result_of(found).area)
    if subject not in saved:
        raise Http404(f"no {subject} of {result_of(found).area}")
    if request.method == "POST":
        actions.remove(saved=saved[subject], by=actor(request))
        return redirect("own_files", number=number, run=run)
    context = {"run": found, "study": found.study, "subject": _only(saved, subject)}
    return render(request, "places/remove.html", context)


def _only(rows: dict[Subject, OwnFiles], subject: Subject) -> Listed:
    return next(each for each in listed(rows) if each.subject == subject)


@require_safe
def file(
    _request: HttpRequest, number: UUID, run: int, subject: Subject, name: str
) -> HttpResponse:
    """Hand out a saved file."""
    row = load.saved(result_of(found_run(number, run)).area).get(subject)
    if row is None or wanted(subject, name) is None or name not in row.files:
        raise Http404(f"no {name}")
    grid = list(csv.reader(io.StringIO(row.files[name]["text"], newline="")))
    headers = {"Content-Disposition": f'attachment; filename="{plain_name(name)}"'}
    content = (BOM + csv_of(grid)).encode()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def used_rates(_request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Hand out the rates that are used now, as the file that takes their place."""
    from sosei.sectors.rate_writing import rates_grid  # noqa: PLC0415 - polars: only where needed

    result = result_of(found_run(number, run))
    own = load.own_of(result, load.saved(result.area))
    headers = {"Content-Disposition": 'attachment; filename="rates.csv"'}
    content = (BOM + csv_of(rates_grid(load.used(own)))).encode()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
