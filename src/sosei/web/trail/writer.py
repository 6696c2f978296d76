"""The one writer of the trail: events come one after another, each inside the change that it tells of."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from sosei.web.people.actor import Actor
from sosei.web.trail.chain import START, hash_of, seal_of
from sosei.web.trail.models import Event, Head

LOCK = 0x50_5E_1
"""Number of the advisory lock of PostgreSQL; in SQLite one transaction writes at a time anyway."""

P = ParamSpec("P")
R = TypeVar("R")


def changing(action: Callable[P, R]) -> Callable[P, R]:
    """Let an action be one transaction that takes its turn at the trail before it changes anything.

    Two actions that lock rows first and the trail last could wait for each other for ever.
    """

    @wraps(action)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            _take_turn()
            return action(*args, **kwargs)

    return inside


def record(
    *,
    by: Actor,
    verb: str,
    kind: str,
    id: object = "",  # noqa: A002 - the object's own word
    label: str = "",
    before: Any = None,
    after: Any = None,
    key: str | None = None,
) -> Event:
    """Add an event to the trail, in the transaction of the change.

    Parameters
    ----------
    by : Actor
        Who did it.
    verb : str
        What: an object and a verb, ``strategy.publish``.
    kind, id, label : str
        Which object: what it is, its key, and its name for people who read the trail.
    before, after
        What JSON can hold: what is different, as it was and as it is. No personal data beyond names.
    key : str, optional
        What the head is sealed with, where it is not this server's key.

    Raises
    ------
    TransactionManagementError
        Outside a transaction: what is recorded without its change, or a change without its record,
        would be worse than neither.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{verb} is recorded outside a transaction")
    _take_turn()
    head = Head.objects.first() or Head(number=0, hash=START)
    event = Event(
        number=head.number + 1,
        at=timezone.now(),
        by=by.id,
        name=by.name[:100],
        roles=",".join(by.roles)[:200],
        verb=verb,
        kind=kind,
        object=str(id)[:200],
        label=label[:300],
        before=_text(before),
        after=_text(after),
        previous=head.hash,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    head.number, head.hash = event.number, event.hash
    head.seal = seal_of(head.number, head.hash, key=key)
    head.save()
    return event


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return what differs between two mappings, as it was and as it is."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return tuple({key: told[key] for key in keys if key in told} for told in (before, after))


def _take_turn() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _text(told: Any) -> str:
    """Return a value as JSON; nothing for nothing."""
    return "" if told is None else json.dumps(told, cls=DjangoJSONEncoder, ensure_ascii=False)
