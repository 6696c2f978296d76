"""What changes departments, posts and who holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sosei.base.errors import Fault, Faults, InputError
from sosei.web.people.accounts import note
from sosei.web.people.actor import Actor
from sosei.web.people.models import Appointment, Department, Person, Post
from sosei.web.people.permissions import require
from sosei.web.people.roles import ROLES
from sosei.web.trail.writer import changing, record

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
FORM = "people.department"


@dataclass(frozen=True)
class Named:
    """A department as it is written down.

    Attributes
    ----------
    code, name, english_name : str
    since : date
    """

    code: str
    name: str
    since: date
    english_name: str = ""

    def faults(self) -> list[Fault]:
        """Return everything that is wrong with it."""
        found = []
        if not CODE.fullmatch(self.code):
            found.append(Fault("department_code", FORM, None, "code", {"value": self.code}))
        elif Department.objects.filter(code=self.code).exists():
            found.append(Fault("department_code_taken", FORM, None, "code", {"value": self.code}))
        if not self.name.strip():
            found.append(Fault("field_empty", FORM, None, "name"))
        return found


@changing
def add_department(*, named: Named, by: Actor) -> Department:
    """Make a department.

    Raises
    ------
    InputError
        If its code is faulty or was used before, or it has no name.
    """
    require(by, "people.reorganise")
    if faults := named.faults():
        raise InputError(faults)
    made = Department.objects.create(
        code=named.code,
        name=named.name.strip()[:100],
        english_name=named.english_name.strip()[:100],
        since=named.since,
    )
    note_department(by, made, after={"name": made.name, "since": made.since})
    return made


@changing
def add_post(
    *, department: Department, name: str, role: str, by: Actor, english_name: str = ""
) -> Post:
    """Make a post of a department.

    Raises
    ------
    InputError
        If it has no name, the department has one of that name, or there is no such role.
    """
    require(by, "people.reorganise")
    faults = Faults()
    if not name.strip():
        faults.add(Fault("field_empty", department.name, None, "post"))
    elif department.posts.filter(name=name.strip()).exists():
        faults.add(Fault("name_taken", department.name, None, "post", {"value": name}))
    if role not in ROLES:
        values = {"value": role, "choices": ", ".join(ROLES)}
        faults.add(Fault("role_unknown", department.name, None, "role", values))
    faults.raise_if_any()
    made = Post.objects.create(
        department=department,
        name=name.strip()[:100],
        english_name=english_name.strip()[:100],
        role=role,
    )
    note_department(by, department, after={"post": made.name, "role": role})
    return made


@changing
def appoint(
    *, person: Person, post: Post, since: date, by: Actor, until: date | None = None
) -> Appointment:
    """Give somebody a post from a day on.

    Raises
    ------
    InputError
        If the last day comes before the first, or they have it from that day already.
    """
    require(by, "people.invite")
    if until is not None and until < since:
        values = {"since": since, "until": until}
        raise InputError([Fault("days_backward", str(post), None, "until", values)])
    if person.appointments.filter(post=post, since=since).exists():
        raise InputError([Fault("name_taken", str(post), None, "post", {"value": str(post)})])
    made = Appointment.objects.create(person=person, post=post, since=since, until=until)
    note(by, "people.invite", person, after={"post": str(post), "since": since, "until": until})
    return made


@changing
def end(*, appointment: Appointment, until: date, by: Actor) -> None:
    """Let somebody hold a post until a day, that day included.

    Raises
    ------
    InputError
        If it comes before the first day.
    """
    require(by, "people.invite")
    if until < appointment.since:
        values = {"since": appointment.since, "until": until}
        raise InputError([Fault("days_backward", str(appointment.post), None, "until", values)])
    told = {"post": str(appointment.post)}
    was = told | {"until": appointment.until}
    appointment.until = until
    appointment.save(update_fields=["until"])
    note(by, "people.invite", appointment.person, was, told | {"until": until})


def note_department(
    by: Actor, department: Department, before: object = None, after: object = None
) -> None:
    """Record something about a department."""
    record(
        by=by,
        verb="people.reorganise",
        kind="department",
        id=department.code,
        label=department.name,
        before=before,
        after=after,
    )
