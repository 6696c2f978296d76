"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import Fault
from sosei.base.messages import Both
from sosei.web import watched
from sosei.web.language import remember
from sosei.web.people import accounts, demo, limits
from sosei.web.people.models import Person, plain_address

REFUSED, TOO_MANY = 422, 429
BACKEND = "sosei.web.people.backend.PeopleBackend"
TYPED = '"storage"'
"""What a browser forgets of this server when somebody signs out: what was typed and not sent. Pages it never kept."""


class Entered(forms.Form):
    """What the sign-in page sends."""

    email = forms.CharField(max_length=254)
    password = forms.CharField(max_length=settings.PASSWORD_LONGEST, strip=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for address and password; let in, or say that they are wrong."""
    if request.method != "POST":
        return _page(request)
    form = Entered(request.POST)
    if not form.is_valid():
        return _page(request, wrong=True)
    email, where = plain_address(form.cleaned_data["email"]), limits.address(request)
    if (refusal := _refusal(email, where)) is not None:
        return too_many(request, refusal)
    person = _person(request, email, form.cleaned_data["password"])
    if person is None:
        watched.tell("sign_in.failed", account=email, origin=where)
        return _page(request, wrong=True)
    limits.clear(limits.SIGN_IN_HERE, email, where)
    return enter(request, person)


@never_cache
@require_POST
def demo_login(request: HttpRequest, name: str) -> HttpResponse:
    """Let in as an account of the demonstration; outside it there is no such address."""
    if not settings.DEMO:
        raise Http404("not in the demonstration")
    return enter(request, get_object_or_404(Person, email=demo.address(name), demo=True))


@never_cache
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out here."""
    watched.tell("sign_out", account=_address(request), origin=limits.address(request))
    auth.logout(request)
    answer = redirect("front")
    answer.headers["Clear-Site-Data"] = TYPED
    return answer


def enter(request: HttpRequest, person: Person, where: str = "") -> HttpResponse:
    """Begin a session of a person, and go to what was asked for; the pages take their language."""
    auth.login(request, person, backend=BACKEND)
    accounts.signed_in(person=person)
    watched.tell("sign_in.done", account=person.email, origin=limits.address(request))
    answer = redirect(where or next_of(request))
    remember(answer, person.language)
    return answer


def too_many(request: HttpRequest, refusal: limits.Refusal) -> HttpResponse:
    """Say that something was tried too often, and how long to wait."""
    fault = Fault("tries_many", "Sosei", values={"wait": refusal.words})
    words = Both(fault.text("en"), fault.text("ja"))
    answer = render(request, "people/too_many.html", {"fault": words}, status=TOO_MANY)
    answer.headers["Retry-After"] = str(int(refusal.wait.total_seconds()) + 1)
    return answer


def _address(request: HttpRequest) -> str:
    """Return the mail address of whoever is signed in."""
    return request.user.email if isinstance(request.user, Person) else ""


def _refusal(email: str, where: str) -> limits.Refusal | None:
    """Count a try before the password is looked at; refuse it where there were too many."""
    owner = Person.objects.filter(email=email).first()
    for limit, parts in (
        (limits.SIGN_IN_ADDRESS, (where,)),
        (limits.SIGN_IN_ACCOUNT, (email,)),
        (limits.SIGN_IN_HERE, (email, where)),
    ):
        person = None if limit is limits.SIGN_IN_ADDRESS else owner
        refusal = limits.take(limit, *parts, person=person)
        if refusal is not None:
            if person is not None and refusal.first:
                accounts.locked_out(person=person)
            return refusal
    return None


def _person(request: HttpRequest, email: str, password: str) -> Person | None:
    person = auth.authenticate(request, username=email, password=password)
    return person if isinstance(person, Person) else None


def _page(request: HttpRequest, *, wrong: bool = False) -> HttpResponse:
    context: dict[str, Any] = {
        "wrong": wrong,
        "email": request.POST.get("email", ""),
        "next": next_of(request),
        "oidc": settings.OIDC,
        "demo": demo.accounts() if settings.DEMO else [],
    }
    return render(request, "people/login.html", context, status=REFUSED if wrong else 200)


def next_of(request: HttpRequest) -> str:
    """Return where to go afterwards: an address of this server alone."""
    asked = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if safe else "/"
