"""Who makes a request."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from sosei.web.people import load
from sosei.web.people.actor import ANONYMOUS, Actor
from sosei.web.people.models import Person
from sosei.web.people.permissions import may_somewhere

KEPT = "_sosei_actor"


def actor(request: HttpRequest) -> Actor:
    """Return who makes a request; made once."""
    kept: Actor | None = getattr(request, KEPT, None)
    if kept is None:
        user = getattr(request, "user", None)
        kept = load.actor(user) if isinstance(user, Person) and user.is_active else ANONYMOUS
        setattr(request, KEPT, kept)
    return kept


class Allowed:
    """``{% if allowed.strategy_edit %}``: what the reader of a page may do, for its links and buttons."""

    def __init__(self, by: Actor) -> None:
        self._by = by

    def __getitem__(self, name: str) -> bool:
        """Whether they may, at least for a department of their own."""
        return may_somewhere(self._by, name.replace("_", ".", 1))


def context(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``actor`` and ``allowed``."""
    by = actor(request)
    return {"actor": by, "allowed": Allowed(by)}
