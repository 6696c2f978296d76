"""Pages of administrators: everybody with an account, invitations, one person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import Faults, InputError
from sosei.web.faults import both_of
from sosei.web.people import accounts, letters, limits, links, listed, load, posts
from sosei.web.people.forms import appointment_form, card_form, chosen_post, day, invite_form
from sosei.web.people.models import Appointment, Person
from sosei.web.people.permissions import may_somewhere, require
from sosei.web.people.request import actor
from sosei.web.people.sign_in import too_many
from sosei.web.plans.author.fields import Form

REFUSED = 422
CARD = ("email", "name", "english_name", "language")


@never_cache
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List everybody with an account, with the posts that they hold today."""
    watches = may_somewhere(actor(request), "people.unlock")
    context = {
        "lines": listed.directory(),
        "often": listed.too_often() if watches else [],
    }
    return render(request, "people/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account, and send its link."""
    if request.method != "POST":
        return _invitation(request, invite_form())
    by = actor(request)
    if (refusal := limits.take(limits.INVITE, by.id)) is not None:
        return too_many(request, refusal)
    cells = invite_form().cells(request.POST.dict())
    try:
        person = _invited(cells, request)
    except InputError as error:
        return _invitation(request, invite_form().filled(cells).refused(error))
    return _linked(request, person)


def _invited(cells: dict[str, str], request: HttpRequest) -> Person:
    faults = Faults()
    post, since = chosen_post(cells["post"], faults), day(cells["since"], "since", faults)
    card = accounts.Card(**{name: cells[name] for name in CARD})
    try:
        card.check()
    except InputError as error:
        faults.extend(error.faults)
    faults.raise_if_any()
    assert post is not None  # noqa: S101 - its absence is a fault
    return accounts.invite(card=card, posts={post: since}, by=actor(request))


def _invitation(request: HttpRequest, asked: Form) -> HttpResponse:
    status = REFUSED if asked.faults else 200
    return render(request, "people/invite.html", {"form": asked}, status=status)


@never_cache
@require_POST
def link(request: HttpRequest, number: UUID) -> HttpResponse:
    """Send somebody a link anew: an invitation, or the way back."""
    require(actor(request), "people.invite")
    if (refusal := limits.take(limits.INVITE, actor(request).id)) is not None:
        return too_many(request, refusal)
    person = get_object_or_404(Person, pk=number, is_active=True, demo=False)
    accounts.linked(person=person, by=actor(request))
    return _linked(request, person)


def _linked(request: HttpRequest, person: Person) -> HttpResponse:
    """Show the link where no mail carries it; send it where one does."""
    kind = links.Link.RESET if person.has_usable_password() else links.Link.INVITATION
    site = links.site_of(request)
    sent = letters.send(person, kind, site) and bool(settings.MAIL)
    context = {
        "person": person,
        "sent": sent,
        "invitation": kind is links.Link.INVITATION,
        "url": "" if sent else links.url(person, kind, site),
    }
    return render(request, "people/linked.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, number: UUID) -> HttpResponse:
    """Show a person; posted, change what is known of them."""
    found = get_object_or_404(Person, pk=number)
    if request.method != "POST":
        return _person(request, found)
    cells = card_form().cells(request.POST.dict())
    try:
        require(actor(request), "people.invite")
        accounts.change_card(person=found, card=accounts.Card(**cells), by=actor(request))
    except InputError as error:
        return _person(request, found, card=card_form().filled(cells).refused(error))
    return _back(found)


@never_cache
@require_POST
def appoint(request: HttpRequest, number: UUID) -> HttpResponse:
    """Give a person a post."""
    found = get_object_or_404(Person, pk=number)
    cells = appointment_form().cells(request.POST.dict())
    faults = Faults()
    post, since = chosen_post(cells["post"], faults), day(cells["since"], "since", faults)
    until = day(cells["until"], "until", faults) if cells["until"] else None
    try:
        faults.raise_if_any()
        assert post is not None  # noqa: S101 - its absence is a fault
        posts.appoint(person=found, post=post, since=since, until=until, by=actor(request))
    except InputError as error:
        return _person(request, found, new=appointment_form().filled(cells).refused(error))
    return _back(found)


@never_cache
@require_POST
def end(request: HttpRequest, number: UUID, appointment: int) -> HttpResponse:
    """Let a person hold a post until a day."""
    held = get_object_or_404(Appointment, pk=appointment, person=number)
    faults = Faults()
    until = day(request.POST.get("until", ""), "until", faults)
    try:
        faults.raise_if_any()
        posts.end(appointment=held, until=until, by=actor(request))
    except InputError as error:
        return _person(request, held.person, error=error)
    return _back(held.person)


@never_cache
@require_POST
def close(request: HttpRequest, number: UUID) -> HttpResponse:
    """Close an account, or open it again."""
    found = get_object_or_404(Person, pk=number)
    try:
        closed = request.POST.get("closed") == "yes"
        accounts.close(person=found, closed=closed, by=actor(request))
    except InputError as error:
        return _person(request, found, error=error)
    return _back(found)


@never_cache
@require_POST
def unlock(request: HttpRequest, number: UUID) -> HttpResponse:
    """Let a person try again who was locked out."""
    found = get_object_or_404(Person, pk=number)
    accounts.unlock(person=found, by=actor(request))
    return _back(found)


def _back(found: Person) -> HttpResponse:
    return redirect(f"{reverse('person', args=(found.pk,))}?saved=1")


def _person(
    request: HttpRequest,
    found: Person,
    card: Form | None = None,
    new: Form | None = None,
    error: InputError | None = None,
) -> HttpResponse:
    kept = {name: getattr(found, name) for name in CARD}
    refused = error is not None or any(f is not None for f in (card, new))
    context: dict[str, Any] = {
        "person": found,
        "card": card or card_form().filled(kept),
        "new": new or appointment_form(),
        "appointments": load.appointed_to(found),
        "locked": found.tries.exists(),
        "faults": both_of(error),
        "saved": request.GET.get("saved") and request.method != "POST",
    }
    return render(request, "people/person.html", context, status=REFUSED if refused else 200)
