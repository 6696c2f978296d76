"""How often something may be tried: counted in the database, so that it holds for every process and after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sosei.base.messages import Both
from sosei.web import watched
from sosei.web.people.models import Person, Tries


@dataclass(frozen=True)
class Limit:
    """So many tries in a span of time.

    Attributes
    ----------
    what : str
        What is tried.
    most : int
    span : timedelta
        Counted from the first try.
    """

    what: str
    most: int
    span: timedelta


AHEAD = timedelta(minutes=1)
"""What begins later than this from now was counted before the clock was set back: it would lock out until then."""

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
SIGN_IN_HERE = Limit("sign in, account and address", 5, QUARTER)
SIGN_IN_ACCOUNT = Limit("sign in, account", 50, HOUR)
SIGN_IN_ADDRESS = Limit("sign in, address", 100, QUARTER)
"""Of an address: a whole city hall may stand behind one."""

RESET_ACCOUNT = Limit("reset, account", 3, HOUR)
RESET_ADDRESS = Limit("reset, address", 20, HOUR)
LINK_ADDRESS = Limit("link, address", 30, HOUR)
INVITE = Limit("invite, person", 300, HOUR)
LIMITS = (
    SIGN_IN_HERE,
    SIGN_IN_ACCOUNT,
    SIGN_IN_ADDRESS,
    RESET_ACCOUNT,
    RESET_ADDRESS,
    LINK_ADDRESS,
    INVITE,
)


@dataclass(frozen=True)
class Refusal:
    """A limit is reached.

    Attributes
    ----------
    wait : timedelta
        How long to wait.
    first : bool
        Whether this is the first try beyond it.
    """

    wait: timedelta
    first: bool

    @property
    def words(self) -> Both:
        """How long to wait, in words: whole minutes, never less than is needed."""
        minutes = -(-int(self.wait.total_seconds() + 0.999) // 60)
        return Both(f"{minutes} minute{'s' if minutes > 1 else ''}", f"{minutes}分")


def take(limit: Limit, *parts: str, person: Person | None = None) -> Refusal | None:
    """Count one try.

    Parameters
    ----------
    limit : Limit
    *parts : str
        Whose: an account, an address. They are kept as a keyed hash alone.
    person : Person or None
        Whose count an administrator may lift.

    Returns
    -------
    Refusal or None
        Where the limit is reached: then the try must not be made.
    """
    row = _row(limit, parts, person)
    now = timezone.now()
    begun = Tries.objects.filter(pk=row.pk)
    over = Q(since__lte=now - limit.span) | Q(since__gt=now + AHEAD)
    begun.filter(over).update(count=0, since=now)
    if begun.filter(count__lt=limit.most).update(count=F("count") + 1):
        return None
    first = bool(begun.filter(count=limit.most).update(count=F("count") + 1))
    if first:
        watched.warn("limit.reached", what=limit.what)
    row.refresh_from_db()
    return Refusal(max(row.since + limit.span - now, timedelta(seconds=1)), first)


def reached(within: timedelta) -> list[Tries]:
    """Return what was tried beyond its limit lately, the newest first.

    Parameters
    ----------
    within : timedelta
        Before now.
    """
    beyond = Q()
    for limit in LIMITS:
        beyond |= Q(what=limit.what, count__gt=limit.most)
    rows = Tries.objects.filter(beyond, since__gt=timezone.now() - within)
    return list(rows.select_related("person").order_by("-since"))


def clear(limit: Limit, *parts: str) -> None:
    """Forget the tries of somebody who succeeded."""
    Tries.objects.filter(what=limit.what, key=_key(parts)).delete()


def address(request: HttpRequest) -> str:
    """Return the address that a request comes from: behind the operator's proxy, the one that it names."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.HTTPS:
        return direct
    return request.headers.get("X-Forwarded-For", direct).rpartition(",")[2].strip()


def _row(limit: Limit, parts: tuple[str, ...], person: Person | None) -> Tries:
    values = {"count": 0, "since": timezone.now(), "person": person}
    try:
        with transaction.atomic():
            row, _ = Tries.objects.get_or_create(what=limit.what, key=_key(parts), defaults=values)
    except IntegrityError:  # somebody else was quicker
        row = Tries.objects.get(what=limit.what, key=_key(parts))
    return row


def _key(parts: tuple[str, ...]) -> str:
    return salted_hmac("sosei.people.tries", "\n".join(parts), algorithm="sha256").hexdigest()
