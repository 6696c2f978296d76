"""Pages of official figures: what is dropped, what the library holds, where a figure stood."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.base.errors import InputError
from sosei.base.full import is_full
from sosei.readers.official.limits import MAX_FILE
from sosei.web.data import actions, load, shown
from sosei.web.data.tracing import Tracing
from sosei.web.faults import both_of
from sosei.web.jobs.models import DONE, Job
from sosei.web.people.request import actor

REFUSED = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def data(request: HttpRequest) -> HttpResponse:
    """Show the library, and take in files."""
    if request.method != "POST":
        return _index(request)
    try:
        job = actions.add(files=request.FILES.getlist("files"), by=actor(request))
    except InputError as error:
        return _index(request, error)
    return redirect("job", number=job.pk)


def _index(request: HttpRequest, error: InputError | None = None) -> HttpResponse:
    context = {
        "entries": [shown.entry(entry) for entry in load.entries()],
        "known": load.known(),
        "limit": f"{MAX_FILE // 2**20} MB",
        "most": actions.MAX_FILES,
        "faults": both_of(error),
    }
    return render(request, "data/index.html", context, status=REFUSED if error else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def added(request: HttpRequest, folder: str) -> HttpResponse:
    """Show what came of a drop; posted, take in the files of it that have no faults."""
    job = get_object_or_404(
        Job, kind="add_files", by=actor(request).id, state=DONE, arguments__folder=folder
    )
    result = job.result or {}
    good = [file for file in result["files"] if not file["faults"]]
    if request.method == "POST":
        return _again(request, job, {file["stored"] for file in good})
    others = 0 if result["kept"] else len(good)
    held = {entry.id for entry in load.entries()}
    files = [shown.without_gone(file, held) for file in result["files"]]
    context = {"kept": result["kept"], "files": files, "others": others}
    return render(request, "data/added.html", context)


def _again(request: HttpRequest, job: Job, good: set[str]) -> HttpResponse:
    arguments = job.arguments
    files = [file for file in arguments["files"] if file["stored"] in good]
    try:
        started = actions.again(folder=arguments["folder"], files=files, by=actor(request))
    except InputError as error:
        return _index(request, error)
    return redirect("job", number=started.pk)


@never_cache
@require_safe
def block(request: HttpRequest, number: str) -> HttpResponse:
    """Show one block: its facts, findings and first rows."""
    try:
        entry = load.library().show(number)
        rows, count = load.first_rows(entry.id)
    except InputError as error:
        raise Http404(str(error)) from None
    heads, lines = shown.rows(rows)
    facts = {"entry": shown.entry(entry), "all": f"{count:,}"}
    context = {**facts, "heads": heads, "rows": lines}
    return render(request, "data/block.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, number: str) -> HttpResponse:
    """Ask whether to remove a block, then do it."""
    try:
        if request.method == "POST":
            actions.remove(block=number, by=actor(request))
            return redirect("data")
        entry = load.library().show(number)
    except InputError as error:
        if is_full(error):
            raise
        raise Http404(str(error)) from None
    return render(request, "data/remove.html", {"entry": shown.entry(entry)})


@never_cache
@require_safe
def trace(request: HttpRequest) -> HttpResponse:
    """Follow a figure to its cells, step by step: town and statistic, then what they tell."""
    tracing = Tracing(request.GET.dict())
    faults: list[Any] = []
    context: dict[str, Any] = {}
    try:
        context = tracing.context()
    except InputError as error:
        faults = both_of(error)
    context |= {
        "asked": tracing.asked,
        "statistics": tracing.statistics,
        "faults": faults,
        "faults_title": tracing.title,
    }
    return render(request, "data/trace.html", context, status=REFUSED if faults else 200)
