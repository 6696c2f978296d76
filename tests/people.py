"""People of the tests: the same small cast everywhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sosei.web.people.actor import Actor, Held

if TYPE_CHECKING:
    from django.test import Client

    from sosei.web.people.models import Person

WHO = 4
"""Queries that tell who is signed in: session, person, posts, and departments that others succeeded."""

SINCE = date(2020, 4, 1)
OF = {
    "planner": "kikaku",
    "reporter": "kodomo",
    "head": "kodomo",
    "outside_reviewer": "gaibu",
    "viewer": "zaisei",
    "administrator": "joho",
}
"""The department of each role, unless said."""


def acting(role: str, *departments: str, name: str = "") -> Actor:
    """Return somebody with a role, without a database."""
    held = frozenset(Held(role, code) for code in departments or (OF[role],))
    return Actor(name or role, name or role, posts=held)


def planner(name: str = "planner") -> Actor:
    """Return somebody who writes strategies and studies, without a database."""
    return acting("planner", name=name)


PASSWORD = "赤べこは三度ゆっくりうなずく"  # noqa: S105 - of the tests alone


def with_password(role: str, name: str) -> Person:
    """Return somebody who can sign in by `PASSWORD`."""
    found = person(role, name=name)
    found.set_password(PASSWORD)
    found.save()
    return found


def person(role: str, *departments: str, name: str = "") -> Person:
    """Return somebody with a role and an account; made on first need.

    Parameters
    ----------
    role : str
    *departments : str
        Codes; that of `OF` unless said.
    name : str
        Start of their mail address; the role unless said.
    """
    from sosei.web.people.models import Appointment, Department, Person, Post  # noqa: PLC0415

    name = name or role
    found, made = Person.objects.get_or_create(
        email=f"{name}@city.example.jp", defaults={"name": name}
    )
    if made:
        found.set_unusable_password()
        found.save()
    for code in departments or (OF[role],):
        department, _ = Department.objects.get_or_create(
            code=code, defaults={"name": f"{code}課", "since": SINCE}
        )
        post, _ = Post.objects.get_or_create(
            department=department, name=f"{role}の職", defaults={"role": role}
        )
        Appointment.objects.get_or_create(person=found, post=post, since=SINCE)
    return found


def sign_in(client: Client, role: str = "planner", name: str = "") -> Actor:
    """Sign somebody in at a browser, and return them as actions know them."""
    from sosei.web.people.load import actor  # noqa: PLC0415

    found = person(role, name=name)
    client.force_login(found)
    return actor(found)
