"""The page on which the assumptions of a run come back from a spreadsheet program."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import InputError
from sosei.publishing import documents
from sosei.studies.result import VisionResult
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.people.request import actor
from sosei.web.studies import actions
from sosei.web.studies.assumptions import Looked, look, scenarios_in
from sosei.web.studies.models import Run
from sosei.web.studies.run_result import result_of
from sosei.web.studies.views import CONFLICT, REFUSED, found_run
from sosei.web.visions.models import ResultFile

WORKBOOK = "vision.xlsx"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def assumptions(request: HttpRequest, number: UUID, run: int) -> HttpResponse:
    """Show how to edit them; posted, show what differs; confirmed, add it to the study."""
    found = found_run(number, run)
    result = result_of(found)
    if request.method != "POST":
        return _page(request, found)
    try:
        if "scenarios" in request.POST:
            return _save(request, found, result)
        return _page(request, found, look(request.FILES.get("file"), result))
    except InputError as error:
        return _page(request, found, error=error, status=REFUSED)


def _save(request: HttpRequest, run: Run, result: VisionResult) -> HttpResponse:
    """Add what was looked at to the study as scenarios of the names that were typed."""
    forms = scenarios_in(request.POST["scenarios"], int(result.manifest["base_year"]))
    labelled = {
        name: form.model_copy(update={"label": request.POST.get(f"label-{name}", "").strip()})
        for name, form in forms.items()
    }
    try:
        actions.add_scenarios(study=run.study, scenarios=labelled, by=actor(request))
    except actions.StaleSaveError:
        return _page(request, run, conflict=True, status=CONFLICT)
    return redirect(f"{reverse('study', args=(run.study.pk,))}?saved=1")


def _page(
    request: HttpRequest,
    run: Run,
    looked: Looked | None = None,
    *,
    error: InputError | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    if run.result is None:
        raise Http404(f"{run} has no result")
    context: dict[str, Any] = {
        "run": run,
        "study": run.study,
        "looked": looked,
        "faults": both_of(error),
        "conflict": conflict,
        "book": _book(run, documents.named(WORKBOOK, language(request))),
    }
    return render(request, "studies/assumptions.html", context, status=status)


def _book(run: Run, name: str) -> str:
    """Return the name of the workbook, if the run has one."""
    there = ResultFile.objects.filter(result=run.result_id, name=name).exists()
    return name if there else ""
