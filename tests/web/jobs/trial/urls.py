"""The pages of the product, and one that starts a trial job."""

from __future__ import annotations

import json

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from tests.people import person

from sosei.web.jobs import actions
from sosei.web.jobs.limits import TooManyJobsError
from sosei.web.jobs.models import Job
from sosei.web.people.request import actor
from sosei.web.urls import handler500
from sosei.web.urls import urlpatterns as pages

__all__ = ["handler500", "urlpatterns"]  # what Django looks for


@csrf_exempt
def start(request: HttpRequest, kind: str) -> HttpResponse:
    """Start a job as a page would."""
    arguments = json.loads(request.body)
    try:
        job = actions.start(kind=kind, arguments=arguments, by=actor(request), title=kind)
    except TooManyJobsError as error:
        return HttpResponse(str(error), status=429)
    return HttpResponse(str(job.pk))


def state(request: HttpRequest, number: str) -> HttpResponse:
    """Return a job as its row."""
    row = Job.objects.filter(pk=number, by=actor(request).id).values().get()
    return JsonResponse(row)


def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as a planner."""
    auth.login(request, person("planner"))
    return HttpResponse()


def fail(_request: HttpRequest) -> HttpResponse:
    """Fail as a page with a fault of ours."""
    raise RuntimeError("a fault of ours")


urlpatterns = [
    *pages,
    path("trial/enter/", enter, name="trial_enter"),
    path("trial/start/<str:kind>/", start, name="trial_start"),
    path("trial/fail/", fail, name="trial_fail"),
    path("trial/state/<uuid:number>/", state, name="trial_state"),
]
