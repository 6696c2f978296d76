"""The chain: the hash of an event covers everything it says and the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.utils.crypto import salted_hmac

from sosei.web.trail.models import Event

START = "0" * 64
"""What stands before the first event."""

COVERED = (
    "number",
    "by",
    "name",
    "roles",
    "verb",
    "kind",
    "object",
    "label",
    "before",
    "after",
    "previous",
)
"""What is hashed beside the time."""


def hash_of(event: Event) -> str:
    """Return the SHA-256 of an event in its canonical form: JSON with sorted keys, its time in UTC."""
    told: dict[str, Any] = {name: getattr(event, name) for name in COVERED}
    told["at"] = moment(event.at)
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def moment(at: datetime) -> str:
    """Return a time as it is hashed: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def seal_of(number: int, hash_: str, *, key: str | None = None) -> str:
    """Return the seal of a head: only who has the secret key (unless said, this server's) can make it."""
    told = f"{number} {hash_}"
    return salted_hmac("sosei.trail.head", told, key, algorithm="sha256").hexdigest()
