"""Pages of jobs: one's own; an administrator sees everybody's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from sosei.base.messages import Both
from sosei.web.jobs import actions
from sosei.web.jobs.kinds import KINDS
from sosei.web.jobs.models import DONE, QUEUED, Job
from sosei.web.people import load
from sosei.web.people.permissions import may
from sosei.web.people.request import actor


@require_safe
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    """List jobs, newest first."""
    seen = _seen(request).defer("arguments", "result", "faults")
    everybody = may(actor(request), "job.see")
    names = load.names({job.by for job in seen}) if everybody else {}
    context = {
        "jobs": [(job, _kind(job), names.get(job.by, "—")) for job in seen],
        "days": settings.JOBS_KEPT_DAYS,
        "everybody": everybody,
    }
    return render(request, "jobs/jobs.html", context)


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def job(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show how far a job is; the page asks again every second until it is finished."""
    found = get_object_or_404(_seen(request), pk=number)
    if not request.headers.get("HX-Request"):
        return render(request, "jobs/job.html", _context(request, found))
    if found.state == DONE and (url := _url(found)):
        return HttpResponseClientRedirect(url)
    return render(request, "jobs/_state.html", _context(request, found))


@require_POST
def cancel(request: HttpRequest, number: UUID) -> HttpResponse:
    """Cancel a job and show it again."""
    by = actor(request)
    actions.cancel(job=get_object_or_404(Job, pk=number, by=by.id), by=by)
    return redirect("job", number=number)


def _seen(request: HttpRequest) -> QuerySet[Job]:
    by = actor(request)
    return Job.objects.all() if may(by, "job.see") else Job.objects.filter(by=by.id)


def _context(request: HttpRequest, found: Job) -> dict[str, Any]:
    return {
        "job": found,
        "own": found.by == actor(request).id,
        "kind": _kind(found),
        "url": _url(found),
        "before": _before(found),
    }


def _kind(found: Job) -> Both:
    """Return what a job does; one of a kind that there is no more keeps its name."""
    kind = KINDS.get(found.kind)
    return kind.title if kind else Both(found.kind, found.kind)


def _url(found: Job) -> str:
    """Return where a result is shown, on this server alone."""
    url = str((found.result or {}).get("url", ""))
    return url if url.startswith("/") and not url.startswith("//") else ""


def _before(found: Job) -> int:
    """Count the jobs that are worked off before a waiting one."""
    if found.state != QUEUED:
        return 0
    return Job.objects.filter(state=QUEUED, created_at__lt=found.created_at).count()
