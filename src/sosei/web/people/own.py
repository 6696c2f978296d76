"""One's own account: name, language, password, and signing out everywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import auth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import InputError
from sosei.web.language import remember
from sosei.web.people import accounts, passwords, sessions
from sosei.web.people.forms import LANGUAGES, form
from sosei.web.people.load import appointed_to
from sosei.web.people.models import Person
from sosei.web.people.request import actor
from sosei.web.people.sign_in import TYPED
from sosei.web.plans.author.fields import Field, Form

REFUSED = 422


def own_form() -> Form:
    """Return the form of what people change about themselves."""
    fields = [
        Field("name", needed=True),
        Field("english_name"),
        Field("language", "choice", LANGUAGES, needed=True),
    ]
    return form("people.account", fields)


def password_form() -> Form:
    """Return the form of another password."""
    fields = [
        Field("old_password", "old-password", needed=True),
        Field("new_password", "new-password", needed=True),
        Field("new_password_again", "new-password", needed=True),
    ]
    return form("people.password_change", fields)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show one's account; posted, change name and language."""
    person = me(request)
    if request.method != "POST":
        return _page(request, person)
    cells = own_form().cells(request.POST.dict())
    try:
        card = accounts.Card(person.email, **cells)
        accounts.change_card(person=person, card=card, by=actor(request))
    except InputError as error:
        return _page(request, person, own=own_form().filled(cells).refused(error))
    answer = redirect(f"{reverse('account')}?saved=1")
    remember(answer, person.language)
    return answer


@never_cache
@require_POST
def password(request: HttpRequest) -> HttpResponse:
    """Set another password; other sessions end, this one goes on under a new key."""
    person = me(request)
    told = {name: request.POST.get(name, "") for name in ("old_password", "new_password")}
    again = request.POST.get("new_password_again", "")
    try:
        accounts.change_password(
            person=person, old=told["old_password"], new=told["new_password"], again=again
        )
    except InputError as error:
        return _page(request, person, password=password_form().refused(error))
    auth.update_session_auth_hash(request, person)
    return redirect(f"{reverse('account')}?saved=1")


@never_cache
@require_POST
def everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out on every device."""
    accounts.sign_out_everywhere(person=me(request), by=actor(request))
    auth.logout(request)
    answer = redirect("login")
    answer.headers["Clear-Site-Data"] = TYPED
    return answer


@never_cache
@require_POST
def end_session(request: HttpRequest, mark: str) -> HttpResponse:
    """Sign out on one device."""
    if not sessions.end(person=me(request), mark=mark):
        raise Http404("no such session")
    return redirect(f"{reverse('account')}?saved=1")


def me(request: HttpRequest) -> Person:
    """Return the account of whoever asks."""
    return Person.objects.get(pk=UUID(actor(request).id))


def _page(
    request: HttpRequest,
    person: Person,
    own: Form | None = None,
    password: Form | None = None,
) -> HttpResponse:
    kept = {"name": person.name, "english_name": person.english_name, "language": person.language}
    shown = own or own_form().filled(kept)
    asked = password or password_form()
    context: dict[str, Any] = {
        "person": person,
        "own": shown,
        "password": replace(asked, fields=tuple(replace(f, value="") for f in asked.fields)),
        "appointments": appointed_to(person),
        **passwords.meter(),
        "sessions": sessions.own(person, request.session.session_key),
        "saved": request.GET.get("saved") and request.method != "POST",
    }
    status = REFUSED if shown.faults or asked.faults else 200
    return render(request, "people/account.html", context, status=status)
