"""Rows → actors and names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from sosei.base.messages import Both, Language
from sosei.web.people.actor import Actor, Held
from sosei.web.people.models import Appointment, Department, Person


def actor(person: Person, day: date | None = None) -> Actor:
    """Return somebody with the posts that they hold on a day, today unless said.

    Parameters
    ----------
    person : Person
    day : date or None
    """
    day = day or localdate()
    before = predecessors(day)
    held = appointed(day).filter(person=person)
    language: Language = "en" if person.language == "en" else "ja"
    posts = frozenset(
        Held(a.post.role, code, before.get(code, frozenset()))
        for a in held
        for code in [a.post.department.code]
    )
    return Actor(person.id.hex, person.name, person.english_name, posts, language)


def appointed(day: date) -> QuerySet[Appointment]:
    """Return the appointments that count on a day: neither they nor their department have ended."""
    lasting = Q(post__department__until__isnull=True) | Q(post__department__until__gte=day)
    return Appointment.objects.filter(_on(day), lasting).select_related("post__department")


def appointed_to(person: Person) -> list[Appointment]:
    """Return everything that somebody holds, held or will hold, the newest first."""
    return list(person.appointments.select_related("post__department"))


def holders(code: str, roles: Collection[str], day: date | None = None) -> list[Person]:
    """Return whoever holds a post of some roles in a department on a day, each once, by name.

    Parameters
    ----------
    code : str
        Of the department.
    roles : collection of str
    day : date or None
        Today unless said.
    """
    held = appointed(day or localdate()).filter(
        post__department__code=code, post__role__in=roles, person__is_active=True
    )
    return list(Person.objects.filter(pk__in=held.values("person")))


def actor_of(id: str) -> Actor:  # noqa: A002 - as it is kept
    """Return the actor of an id that was kept, as they are today: for jobs, which run later.

    Parameters
    ----------
    id : str
        `Actor.id` of a person.

    Raises
    ------
    Person.DoesNotExist
        If nobody has it.
    """
    return actor(Person.objects.get(pk=UUID(id)))


def names(ids: Iterable[str]) -> Mapping[str, Both]:
    """Return the names of whoever did something, by the ids that were kept; the unknown ones are left out."""
    keys = {id for id in ids if len(id) == 32}  # noqa: A001
    return {
        person.id.hex: Both(person.english_name or person.name, person.name)
        for person in Person.objects.filter(pk__in=[UUID(key) for key in keys])
    }


def successor(code: str, day: date | None = None) -> str:
    """Return the code of the department that has a department's work on a day; its own while it lasts.

    Parameters
    ----------
    code : str
        Of a department; one that is not known stays as it is.
    day : date or None
        Today unless said.
    """
    return successors(day).get(code, code)


def successors(day: date | None = None) -> Mapping[str, str]:
    """Return, for each department that is no more on a day, the one that has its work, by their codes.

    Parameters
    ----------
    day : date or None
        Today unless said.
    """
    after = _successors(day or localdate())
    return {code: _last(code, after) for code in after}


def _last(code: str, after: Mapping[str, str]) -> str:
    seen = {code}
    while (following := after.get(code, code)) not in seen:
        seen.add(following)
        code = following
    return code


def departments() -> Mapping[str, Both]:
    """Return the names of all departments that there are or were, by code; English may be empty."""
    rows = Department.objects.values_list("code", "english_name", "name")
    return {code: Both(en, ja) for code, en, ja in rows}


def predecessors(day: date) -> Mapping[str, frozenset[str]]:
    """Return, for each department that took over others' work by a day, the codes of all of them."""
    after = _successors(day)
    before: dict[str, set[str]] = {}
    for code in after:
        heir, seen = after[code], {code}
        while heir not in seen:
            before.setdefault(heir, set()).add(code)
            seen.add(heir)
            heir = after.get(heir, heir)
    return {code: frozenset(codes) for code, codes in before.items()}


def _successors(day: date) -> dict[str, str]:
    ended = Department.objects.filter(successor__isnull=False, until__lt=day)
    return dict(ended.values_list("code", "successor__code"))


def _on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
