"""Answers for whoever watches the server, and the page of a fault of ours."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

from sosei.web.health.checks import OK, told

UNAVAILABLE = 503
AGAIN = "10"
"""Seconds after which a browser may try again."""


@require_safe
@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """Whether the process answers at all: if not, start it again."""
    return JsonResponse({"live": True})


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Whether everything that pages and jobs need is there: if not, send nobody here."""
    checks = told()
    well = all(said == OK for said in checks.values())
    return JsonResponse({"ready": well, "checks": checks}, status=200 if well else UNAVAILABLE)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer for a request that failed: a database that does not answer will come back, a fault of ours may not."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        page = get_template(
            "503.html"
        ).render()  # without the request: who asks stands in the database
        return HttpResponse(page, status=UNAVAILABLE, headers={"Retry-After": AGAIN})
    return server_error(request)
