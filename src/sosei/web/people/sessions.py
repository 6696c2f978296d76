"""Where somebody is signed in: told on their own page, ended one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from sosei.base.messages import Both
from sosei.web.people.accounts import note
from sosei.web.people.load import actor
from sosei.web.people.models import Person
from sosei.web.trail.writer import changing

SINCE, DEVICE = "sosei_since", "sosei_device"
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
"""What a browser says of itself, and what it is called; the first that is found counts."""

AGE = timedelta(seconds=settings.SESSION_COOKIE_AGE)
UNKNOWN = Both("another browser", "その他のブラウザ")


@dataclass(frozen=True)
class Own:
    """A session of somebody.

    Attributes
    ----------
    mark : str
        Names it on the page; its key stays secret.
    since : datetime
    device : Both
    here : bool
        Whether it is the one that asks.
    """

    mark: str
    since: datetime
    device: Both
    here: bool


def begin(request: HttpRequest, **_more: object) -> None:
    """Note when a session begins, and with what kind of browser; it ends in time, whatever it is used for."""
    now = timezone.now()
    request.session.set_expiry(now + AGE)
    request.session[SINCE] = now.isoformat(timespec="seconds")
    request.session[DEVICE] = _device(request.headers.get("User-Agent", ""))


def listen() -> None:
    """Let every sign-in be noted."""
    user_logged_in.connect(begin, dispatch_uid="sosei.web.people.sessions")


def own(person: Person, key: str | None) -> list[Own]:
    """Return the sessions of somebody, the newest first.

    Parameters
    ----------
    person : Person
    key : str or None
        Of the session that asks.
    """
    found = [_own(row, told, key) for row, told in _of(person)]
    return sorted(found, key=lambda each: each.since, reverse=True)


@changing
def end(*, person: Person, mark: str) -> bool:
    """End one session of somebody; return whether there was one of that mark."""
    for row, _ in _of(person):
        if constant_time_compare(_mark(row), mark):
            row.delete()
            note(actor(person), "account.sign_out", person, after={"sessions": 1})
            return True
    return False


def _of(person: Person) -> Iterator[tuple[Session, Mapping[str, Any]]]:
    """Yield the rows of somebody's sessions that open anything, with what they hold."""
    held = person.get_session_auth_hash()
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        told = row.get_decoded()
        if told.get(SESSION_KEY) == str(person.pk) and told.get(HASH_SESSION_KEY) == held:
            yield row, told


def _own(row: Session, told: Mapping[str, Any], key: str | None) -> Own:
    name = told.get(DEVICE, "")
    device = Both(name, name) if name else UNKNOWN
    since = datetime.fromisoformat(told[SINCE]) if SINCE in told else row.expire_date - AGE
    return Own(_mark(row), since, device, row.session_key == key)


def _mark(row: Session) -> str:
    return salted_hmac("sosei.people.sessions", row.session_key, algorithm="sha256").hexdigest()


def _device(agent: str) -> str:
    """Return browser and system in words, nothing that tells one device from another of its kind."""
    browser, system = (
        next((word for sign, word in table.items() if sign in agent), "")
        for table in (BROWSERS, SYSTEMS)
    )
    return ", ".join(word for word in (browser, system) if word)
