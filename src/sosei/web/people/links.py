"""Links that let a person set a password: signed, valid for a while, and used up by setting one."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from uuid import UUID

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from sosei.web.people.models import Person


class Link(Enum):
    """What a link is for, and how long it holds."""

    INVITATION = timedelta(days=7)
    RESET = timedelta(hours=2)


def token(person: Person, link: Link) -> str:
    """Return the token of a link: it holds until its time is over or the password is another one."""
    told = [link.name, person.pk.hex, _state(person)]
    return signing.dumps(told, salt="sosei.people.link")


def url(person: Person, link: Link, site: str) -> str:
    """Return a link.

    Parameters
    ----------
    person : Person
    link : Link
    site : str
        Scheme and name of the server: ``https://sosei.city.example.jp``.
    """
    return f"{site}{reverse('join', args=(token(person, link),))}"


def site_of(request: HttpRequest) -> str:
    """Return scheme and name that the server is called by."""
    return f"{request.scheme}://{request.get_host()}"


def read(text: str) -> tuple[Person, Link] | None:
    """Return whose link a token is of; nothing if it was altered, used, or its time is over."""
    try:
        name, key, state = signing.loads(text, salt="sosei.people.link")
        link = Link[name]
        signing.loads(text, salt="sosei.people.link", max_age=link.value)
        person = Person.objects.filter(pk=UUID(key), is_active=True).first()
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None
    if person is None or not constant_time_compare(state, _state(person)):
        return None
    return person, link


def _state(person: Person) -> str:
    told = f"{person.password} {person.email} {person.signed_out}"
    return salted_hmac("sosei.people.link", told, algorithm="sha256").hexdigest()[:32]
