"""Signing in by mail address and password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from sosei.web.people.models import Person


class PeopleBackend:
    """Finds the person of an address and a password; one of the demonstration only in it."""

    def authenticate(
        self,
        _request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_other: Any,
    ) -> Person | None:
        """Return the person, or nobody; it takes as long for an address that nobody has."""
        if username is None or password is None:
            return None
        try:
            person = Person.objects.get_by_natural_key(username)
        except Person.DoesNotExist:
            make_password(password)
            return None
        return person if person.check_password(password) and usable(person) else None

    def get_user(self, user_id: Any) -> Person | None:
        """Return the person of a session."""
        person = Person.objects.filter(pk=user_id).first()
        return person if person is not None and usable(person) else None


def usable(person: Person) -> bool:
    """Whether an account opens anything: it is active, and none of the demonstration outside it."""
    return person.is_active and (settings.DEMO or not person.demo)
