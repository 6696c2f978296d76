"""The guard before every page: opens it, sends to the sign-in page, or says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from sosei.web import watched
from sosei.web.people.doors import PUBLIC, SIGNED_IN, doors
from sosei.web.people.permissions import NotAllowedError, may_somewhere
from sosei.web.people.proving import asked
from sosei.web.people.request import actor

FORBIDDEN = 403


class NoDoorError(RuntimeError):
    """An address that stands in no table of doors."""


class GuardMiddleware:
    """Ask before every page whether its reader may open it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _args: Sequence[Any],
        _kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """Let a page be made, or answer in its place."""
        match = request.resolver_match
        name = match.view_name if match else ""
        door = doors().get(name)
        if door is None:
            raise NoDoorError(f"{name or request.path_info}: no doors.py says who may open it")
        if door == PUBLIC:
            return None
        by = actor(request)
        if not by.known:
            return to_login(request)
        if door == SIGNED_IN or may_somewhere(by, door):
            return asked(request, name, door)
        return refused(request, NotAllowedError(by, door))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for an action that was refused."""
        if not isinstance(error, NotAllowedError):
            return None
        return refused(request, error) if error.by.known else to_login(request)


def to_login(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page, and back afterwards to what was asked for; after a form, to where it stood."""
    asked = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    answer = redirect_to_login(asked, reverse("login"))
    return HttpResponseClientRedirect(answer.url) if request.headers.get("HX-Request") else answer


def refused(request: HttpRequest, error: NotAllowedError) -> HttpResponse:
    """Say what is missing, and whom to ask."""
    watched.tell("refused", account=getattr(request.user, "email", ""), what=error.verb)
    return render(request, "403.html", {"error": error}, status=FORBIDDEN)
