"""What opens each page: one table an app, found by the name of the address.

Every app keeps its own in ``doors.py``: ``DOORS = {"plan": "strategy.edit", "strategies": PUBLIC, …}``. A
value is a verb, `PUBLIC`, or `SIGNED_IN` where the page itself looks closer. An address that stands in no
table opens to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

PUBLIC = "public"
"""Everybody, signed in or not."""

SIGNED_IN = "signed in"
"""Everybody with an account."""

DOORS = {
    "front": PUBLIC,
    "login": PUBLIC,
    "demo_login": PUBLIC,
    "oidc": PUBLIC,
    "oidc_back": PUBLIC,
    "logout": SIGNED_IN,
    "join": PUBLIC,
    "forgotten": PUBLIC,
    "account": SIGNED_IN,
    "account_password": SIGNED_IN,
    "account_everywhere": SIGNED_IN,
    "account_session_end": SIGNED_IN,
    "account_data": SIGNED_IN,
    "prove": SIGNED_IN,
    "kept": PUBLIC,
    "people": "people.read",
    "people_invite": "people.invite",
    "departments": "people.read",
    "department_new": "people.reorganise",
    "post_new": "people.reorganise",
    "reorganise": "people.reorganise",
    "person": "people.read",
    "person_appoint": "people.invite",
    "person_end": "people.invite",
    "person_close": "people.invite",
    "person_link": "people.invite",
    "person_unlock": "people.unlock",
}
"""Of the first page and of accounts."""


@cache
def doors() -> Mapping[str, str]:
    """Return what opens each address of every installed app, by its name.

    Raises
    ------
    ValueError
        If two apps name the same address.
    """
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        if find_spec(f"{app.name}.doors"):
            _join(found, import_module(f"{app.name}.doors").DOORS, app.name)
    return found


def _join(found: dict[str, str], more: Mapping[str, str], app: str) -> None:
    twice = found.keys() & more.keys()
    if twice:
        raise ValueError(f"{app}.doors names what another app names: {', '.join(sorted(twice))}")
    found.update(more)
