"""Pages of jobs: one's own alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import HttpResponseClientRedirect

from sosei.web.jobs import actions
from sosei.web.jobs.kinds import KINDS
from sosei.web.jobs.models import DONE, QUEUED, Job
from sosei.web.jobs.owner import owner


@require_safe
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    """List one's jobs, newest first."""
    own = Job.objects.filter(by=owner(request)).defer("arguments", "result", "faults")
    context = {"jobs": own, "days": settings.JOBS_KEPT_DAYS}
    return render(request, "jobs/jobs.html", context)


@require_safe
@never_cache
@vary_on_headers("HX-Request")
def job(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show how far a job is; the page asks again every second until it is finished."""
    found = _own(request, number)
    if not request.headers.get("HX-Request"):
        return render(request, "jobs/job.html", _context(found))
    if found.state == DONE and (url := _url(found)):
        return HttpResponseClientRedirect(url)
    return render(request, "jobs/_state.html", _context(found))


@require_POST
def cancel(request: HttpRequest, number: UUID) -> HttpResponse:
    """Cancel a job and show it again."""
    actions.cancel(job=_own(request, number), by=owner(request))
    return redirect("job", number=number)


def _own(request: HttpRequest, number: UUID) -> Job:
    return get_object_or_404(Job, pk=number, by=owner(request))


def _context(found: Job) -> dict[str, Any]:
    kind = KINDS.get(found.kind)
    return {
        "job": found,
        "kind": kind.title if kind else found.kind,
        "url": _url(found),
        "before": _before(found),
    }


def _url(found: Job) -> str:
    """Return where a result is shown, on this server alone."""
    url = str((found.result or {}).get("url", ""))
    return url if url.startswith("/") and not url.startswith("//") else ""


def _before(found: Job) -> int:
    """Count the jobs that are worked off before a waiting one."""
    if found.state != QUEUED:
        return 0
    return Job.objects.filter(state=QUEUED, created_at__lt=found.created_at).count()
