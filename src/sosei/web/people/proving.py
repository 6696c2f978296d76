"""Whoever administers accounts types their password again: a screen that was left open gives nobody an account."""

from __future__ import annotations

import time
from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sosei.web import watched
from sosei.web.people import limits
from sosei.web.people.models import Person
from sosei.web.people.sign_in import next_of, too_many

PROVED, FIELD = "sosei_proved", "proof"
HOLDS = 30 * 60
"""Seconds that it holds without anything being administered."""

RENEWED = 60
"""Seconds after which it is written anew that something was administered."""

VERBS = frozenset({"people.invite", "people.reorganise", "people.unlock"})
REFUSED = 422


def listen() -> None:
    """Let a sign-in count as a proof."""
    user_logged_in.connect(_signed_in, dispatch_uid="sosei.web.people.proving")


def asked(request: HttpRequest, name: str, door: str) -> HttpResponse | None:
    """Return the page that asks for the password; None where it was given, or need not be.

    Parameters
    ----------
    request : HttpRequest
        What was posted without a proof is posted again with it: nothing that was typed is lost.
    name, door : str
        Of its address, and what opens that.
    """
    if not _needed(request, name, door) or _holds(request):
        return None
    return _tried(request) if FIELD in request.POST else _page(request)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Ask for the password, then go on to what was asked for."""
    if request.method != "POST":
        return _page(request)
    return _tried(request) or redirect(next_of(request))


def by_provider(request: HttpRequest, *, again: bool) -> None:
    """Let a sign-in with the city's own account count as a proof, if the provider was to ask anew who it is."""
    if again:
        _prove(request)
    else:
        request.session.pop(PROVED, None)


def _needed(request: HttpRequest, name: str, door: str) -> bool:
    user = request.user
    administers = door in VERBS or (name == "person" and request.method == "POST")
    return administers and isinstance(user, Person) and not user.demo


def _holds(request: HttpRequest) -> bool:
    now, at = time.time(), float(request.session.get(PROVED, 0))
    if not -RENEWED <= now - at <= HOLDS:  # a clock that was set back gives no longer time
        return False
    if now - at > RENEWED:
        _prove(request)
    return True


def _tried(request: HttpRequest) -> HttpResponse | None:
    """Look at a password; None if it is right."""
    person, where = request.user, limits.address(request)
    assert isinstance(person, Person)  # noqa: S101 - the guard lets nobody else come here
    if settings.ADMIN_BY_PROVIDER:
        return _page(request)
    refusal = limits.take(limits.SIGN_IN_HERE, person.email, where, person=person)
    if refusal is not None:
        return too_many(request, refusal)
    if not person.check_password(request.POST.get(FIELD, "")):
        watched.tell("proof.failed", account=person.email, origin=where)
        return _page(request, wrong=True)
    limits.clear(limits.SIGN_IN_HERE, person.email, where)
    _prove(request)
    return None


def _page(request: HttpRequest, *, wrong: bool = False) -> HttpResponse:
    context = {
        "wrong": wrong,
        # what was only looked at is opened again afterwards; what was posted is posted again to where it went
        "to": request.path if request.method == "POST" else reverse("prove"),
        "next": next_of(request) if "next" in {*request.GET, *request.POST} else request.path,
        "again": _typed(request),
        "by_password": _has_password(request),
        "oidc": settings.OIDC,
    }
    return render(request, "people/prove.html", context, status=REFUSED if wrong else 200)


def _has_password(request: HttpRequest) -> bool:
    """Whether whoever asks proves who they are by a password."""
    usable = isinstance(request.user, Person) and request.user.has_usable_password()
    return usable and not settings.ADMIN_BY_PROVIDER


def _typed(request: HttpRequest) -> Mapping[str, list[str]]:
    """Return what was posted, to be posted again."""
    own = {FIELD, "csrfmiddlewaretoken", "next"}
    return {name: request.POST.getlist(name) for name in request.POST if name not in own}


def _signed_in(request: HttpRequest, **_more: object) -> None:
    if not settings.ADMIN_BY_PROVIDER:
        _prove(request)


def _prove(request: HttpRequest) -> None:
    request.session[PROVED] = int(time.time())
