"""People and departments as administrators look through them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from sosei.base.messages import Both
from sosei.web.people import limits
from sosei.web.people.load import appointed
from sosei.web.people.models import Department, Person, Post
from sosei.web.words import catalogue


@dataclass(frozen=True)
class Line:
    """Somebody in the list of people.

    Attributes
    ----------
    person : Person
    posts : tuple of Post
        Held today.
    """

    person: Person
    posts: tuple[Post, ...]

    @property
    def state(self) -> str:
        """``closed``, ``invited`` (no password yet) or ``open``."""
        if not self.person.is_active:
            return "closed"
        waits = not self.person.has_usable_password() and not self.person.demo
        return "invited" if waits and self.person.last_login is None else "open"


def directory() -> list[Line]:
    """Return everybody with what they hold today, by name."""
    held: dict[UUID, list[Post]] = {}
    for each in appointed(localdate()).select_related("post__department"):
        held.setdefault(each.person_id, []).append(each.post)
    return [Line(person, tuple(held.get(person.pk, ()))) for person in Person.objects.all()]


@dataclass(frozen=True)
class Often:
    """Something that was tried too often.

    Attributes
    ----------
    what : Both
    person : Person or None
        Whose account, where it was one.
    since : datetime
    """

    what: Both
    person: Person | None
    since: datetime


def too_often() -> list[Often]:
    """Return what was tried beyond its limit within a day."""
    words = catalogue()
    return [
        Often(words[_word(row.what)], row.person, row.since)
        for row in limits.reached(timedelta(days=1))
    ]


def _word(what: str) -> str:
    return f"people.tries_{what.partition(',')[0].replace(' ', '_')}"


@dataclass(frozen=True)
class Office:
    """A department of today with its posts and who holds them."""

    department: Department
    posts: tuple[tuple[Post, tuple[Person, ...]], ...]


def offices() -> list[Office]:
    """Return the departments that last, with posts and people."""
    held: dict[int, list[Person]] = {}
    for each in appointed(localdate()).select_related("person"):
        held.setdefault(each.post_id, []).append(each.person)
    lasting = Department.objects.filter(until=None).prefetch_related("posts")
    return [
        Office(d, tuple((post, tuple(held.get(post.pk, ()))) for post in d.posts.all()))
        for d in lasting
    ]
