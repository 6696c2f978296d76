"""Answers for whoever watches the server, and the page of a fault of ours."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.defaults import server_error

from sosei.base.full import is_full
from sosei.web.health.checks import OK, told
from sosei.web.scanning import InfectedError, ScannerAwayError

REFUSED, UNAVAILABLE, FULL = 422, 503, 507
PIECE = 1 << 20
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
    """Answer for a request that failed: what is away or full will pass, a file is refused, a fault of ours may stay."""
    error = sys.exc_info()[1]
    if isinstance(error, InfectedError):
        _read_to_end(request)
        return _without_request("infected.html", REFUSED)
    if isinstance(error, ScannerAwayError):
        _read_to_end(request)
        return _without_request("scanner_away.html", UNAVAILABLE)
    if is_full(error):
        _read_to_end(request)
        return _without_request("507.html", FULL)
    if isinstance(error, OperationalError | InterfaceError):
        return _without_request("503.html", UNAVAILABLE)
    return server_error(request)


def _read_to_end(request: HttpRequest) -> None:
    """Take the rest of a file that has no room: a browser that is still sending would not see the answer."""
    while request.read(PIECE):
        pass


def _without_request(template: str, status: int) -> HttpResponse:
    """Make a page that asks nothing of the database: who asks stands in it."""
    page = get_template(template).render()
    return HttpResponse(page, status=status, headers={"Retry-After": AGAIN})
