"""Pages of studies: one's own alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import InputError
from sosei.studies.study_file import to_toml
from sosei.web.data.load import entries
from sosei.web.faults import both_of
from sosei.web.language import language
from sosei.web.people.request import actor
from sosei.web.studies import actions, load
from sosei.web.studies.importing import form_of
from sosei.web.studies.joined import editions_of
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.placed import Placed, check
from sosei.web.studies.posted import differences, typed_from, with_row
from sosei.web.studies.shown import Page
from sosei.web.studies.typed import Typed
from sosei.web.studies.words import SAY
from sosei.web.visions.load import shown_address

REFUSED, CONFLICT = 422, 409


@never_cache
@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    """List the studies, saved last first."""
    return _list(request)


def _list(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    all_of_them = StudyDraft.objects.defer("typed").prefetch_related("runs")
    context = {
        "studies": [(study, next(iter(study.runs.all()), None)) for study in all_of_them],
        "figures": bool(entries()),
        "faults": both_of(error),
    }
    return render(request, "studies/list.html", context, status=REFUSED if error else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Find the town, show what the rules choose for it, and make the study."""
    context: dict[str, Any] = {"words": request.GET.get("town", "")}
    try:
        context |= _sought(request)
    except InputError as error:
        context["faults"] = both_of(error)
        return render(request, "studies/new.html", context, status=REFUSED)
    proposal = context.get("proposal")
    if request.method == "POST" and proposal is not None and proposal.form is not None:
        return redirect("study", number=actions.create(form=proposal.form, by=actor(request)).pk)
    return render(request, "studies/new.html", context)


def _sought(request: HttpRequest) -> dict[str, Any]:
    """Return the proposal of the town that is meant, or the towns that may be."""
    words = request.GET.get("town", "")
    if code := request.POST.get("area") or request.GET.get("area"):
        return {"proposal": load.proposal(code)}
    found = load.candidates(words)
    if len(found) == 1:
        return {"proposal": load.proposal(found[0].code)}
    return {"found": found, "searched": bool(words) and not found}


@require_POST
def read_file(request: HttpRequest) -> HttpResponse:
    """Make a study of a study file."""
    try:
        form = form_of(request.FILES.get("file"))
    except InputError as error:
        return _list(request, error)
    return redirect("study", number=actions.create(form=form, by=actor(request)).pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show a study for entry; posted, save it, run it, or add and take out rows."""
    study = found(number)
    if request.method != "POST":
        typed = load.typed_of_draft(study)
        return _page(request, study, typed, check(typed).faults)
    typed, (do, _, name) = typed_from(request.POST), request.POST.get("do", "save").partition(":")
    if do == "add":
        return _page(request, study, with_row(typed, name), added=name)
    if do == "remove":
        return _page(request, study, typed.without(name), added=name.rpartition("-")[0])
    try:
        actions.save(study=study, typed=typed, version=_version(request), by=actor(request))
    except actions.StaleSaveError:
        return _stale(request, study, typed)
    if do == "run":
        return _run(request, study, load.typed_of_draft(study))
    return redirect(f"{reverse('study', args=(study.pk,))}?saved=1")


def _run(request: HttpRequest, study: StudyDraft, typed: Typed) -> HttpResponse:
    """Run a study that can run; else show what stops it."""
    ready = load.ready(typed)
    if ready.form is None:
        return _page(request, study, typed, ready.faults, status=REFUSED)
    try:
        run = actions.run(study=study, form=ready.form, by=actor(request))
    except InputError as error:
        faults = [Placed("", fault) for fault in error.faults]
        return _page(request, study, typed, faults, status=REFUSED)
    return redirect("job", number=run.job_id)


def _stale(request: HttpRequest, study: StudyDraft, typed: Typed) -> HttpResponse:
    """Show what was saved meanwhile beside what was typed, which is kept."""
    saved = load.typed_of_draft(study)
    differing = list(differences(saved, typed, language(request)))
    return _page(request, study, typed, stale=differing, status=CONFLICT)


def _page(
    request: HttpRequest,
    study: StudyDraft,
    typed: Typed,
    faults: Sequence[Placed] = (),
    *,
    added: str = "",
    stale: Sequence[Any] = (),
    status: int = 200,
) -> HttpResponse:
    try:
        proposal = load.proposal(study.area)
    except InputError:
        proposal = None
    editions = editions_of(study.area)
    options = load.choices(proposal.options if proposal else None, typed)
    options |= {"editions": list(editions)}
    spoken = language(request)
    context = {
        "study": study,
        "version": _version(request) if added else study.version,
        "sections": Page(typed, options, faults, spoken, added, editions).sections(),
        "faults": [(placed.name, placed.text(spoken)) for placed in faults],
        "saved": request.GET.get("saved") and request.method != "POST",
        "stale": stale,
        "conflict": status == CONFLICT,
        "proposal": proposal,
        "runs": study.runs.defer("text"),
        "shown": shown_address(study.area),
    }
    return render(request, "studies/edit.html", context, status=status)


@require_safe
def file(request: HttpRequest, number: UUID) -> HttpResponse:
    """Hand out the study file of what was last saved; with faults, show them instead."""
    study = found(number)
    typed = load.typed_of_draft(study)
    checked = check(typed)
    if checked.form is None:
        return _page(request, study, typed, checked.faults, status=REFUSED)
    headers = {"Content-Disposition": f'attachment; filename="study-{study.area}.toml"'}
    return HttpResponse(to_toml(checked.form), content_type="application/toml", headers=headers)


@require_POST
def copy(request: HttpRequest, number: UUID) -> HttpResponse:
    """Make a second study of what was typed."""
    study = found(number)
    title = SAY["studies.copy_of"].text(language(request)).format(title=study.title)
    made = actions.copy(study=study, title=title, by=actor(request))
    return redirect("study", number=made.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, number: UUID) -> HttpResponse:
    """Ask whether to delete a study, then do it."""
    study = found(number)
    if request.method == "POST":
        actions.delete(study=study, by=actor(request))
        return redirect("studies")
    return render(request, "studies/delete.html", {"study": study})


def found(number: UUID) -> StudyDraft:
    """Return a study: whoever may edit studies edits each."""
    return get_object_or_404(StudyDraft, pk=number)


def found_run(number: UUID, run: int) -> Run:
    """Return a run of a study."""
    runs = Run.objects.select_related("study", "result", "job").defer("result__content")
    return get_object_or_404(runs, study=found(number), number=run)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
