"""A reorganisation: which departments end on a day, who has their work from then on, and where people go.

Nothing that was written about a department is rewritten: what it owned is its successor's by looking it up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Q

from sosei.base.errors import Fault, Faults, InputError
from sosei.web.people.actor import Actor
from sosei.web.people.models import Appointment, Department, Post
from sosei.web.people.permissions import require
from sosei.web.people.posts import CODE
from sosei.web.trail.writer import changing, record

STAYS, ENDS = "stays", "ends"
ALONG, LEAVES = "along", "leaves"
FORM = "reorganisation"


@dataclass(frozen=True)
class New:
    """A department that begins.

    Attributes
    ----------
    code, name, english_name : str
    posts_of : str
        Code of the department whose posts it gets, empty for none; those of its predecessors it gets anyway.
    """

    code: str
    name: str
    english_name: str = ""
    posts_of: str = ""


@dataclass(frozen=True)
class Plan:
    """What an administrator asks for.

    Attributes
    ----------
    day : date
        The first one of the new order.
    fates : mapping of str to str
        By code of a department that lasts: the code of who has its work from then on, or `ENDS`. Those that are not
        named stay.
    new : sequence of New
    moves : mapping of int to str
        By number of an appointment: `ALONG` with the department (unless said), `LEAVES`, or `Place.key`.
    """

    day: date
    fates: Mapping[str, str] = field(default_factory=dict)
    new: Sequence[New] = ()
    moves: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A post of the new order: a department's code, its name, and the role that it gives."""

    code: str
    name: str
    role: str
    english_name: str = ""

    @property
    def key(self) -> str:
        """What names it in a form."""
        return f"{self.code}|{self.name}"


class Order:
    """The order that follows from a plan, with nothing saved.

    Parameters
    ----------
    plan : Plan
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.departments = {d.code: d for d in Department.objects.filter(until=None)}
        self.new = {each.code: each for each in plan.new}
        self.ending = {c: f for c, f in plan.fates.items() if c in self.departments and f != STAYS}

    @cached_property
    def appointments(self) -> list[Appointment]:
        """Whatever somebody holds on the day or later, by person."""
        rows = Appointment.objects.filter(
            Q(until=None) | Q(until__gte=self.plan.day), post__department__until=None
        )
        return list(rows.select_related("person", "post__department").order_by("person__name"))

    @cached_property
    def posts(self) -> dict[str, list[Post]]:
        """Posts of today's departments by code."""
        found: dict[str, list[Post]] = {}
        for post in Post.objects.filter(department__until=None).select_related("department"):
            found.setdefault(post.department.code, []).append(post)
        return found

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every post of the new order by its key."""
        found: dict[str, Place] = {}
        for code in [*self.departments, *self.new]:
            for source in self._sources(code):
                for post in self.posts.get(source, []):
                    place = Place(code, post.name, post.role, post.english_name)
                    found.setdefault(place.key, place)
        return found

    def name(self, code: str) -> str:
        """Return what a department of the new order is called."""
        return self.new[code].name if code in self.new else self.departments[code].name

    def predecessors(self, code: str) -> list[str]:
        """Return the departments whose work goes to one."""
        return [old for old, heir in self.ending.items() if heir == code]

    def goes_to(self, appointment: Appointment) -> Place | None:
        """Return the post that somebody holds from the day on; None for who leaves."""
        wish = self.plan.moves.get(appointment.pk, ALONG)
        if wish not in {ALONG, LEAVES}:
            return self.places[wish]
        code = appointment.post.department.code
        heir = self.ending.get(code, code)
        if wish == LEAVES or heir == ENDS:
            return None
        return self.places[f"{heir}|{appointment.post.name}"]

    def moved(self) -> Iterator[tuple[Appointment, Place | None]]:
        """Yield every appointment that does not stay as it is, with the post that follows."""
        for each in self.appointments:
            place, post = self.goes_to(each), each.post
            if place is None or (place.code, place.name) != (post.department.code, post.name):
                yield each, place

    def check(self) -> None:
        """Raise everything that stands in the way.

        Raises
        ------
        InputError
        """
        faults = Faults()
        if not self.ending and not self.new and not list(self._asked()):
            faults.add(Fault("reorganisation_empty", FORM))
        faults.extend(self._faults_of_new())
        faults.extend(self._faults_of_fates())
        faults.raise_if_any()
        faults.extend(self._faults_of_moves())
        faults.raise_if_any()

    @cached_property
    def fingerprint(self) -> str:
        """What tells today's order from another one: a plan that was shown holds for this order alone."""
        rows = [
            *sorted(self.departments),
            *(f"{a.pk} {a.post_id} {a.until}" for a in self.appointments),
        ]
        rows += [f"{post.pk} {post.name}" for own in self.posts.values() for post in own]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:32]

    def _sources(self, code: str) -> list[str]:
        """Return the departments whose posts one has in the new order: its own, and those that end for it."""
        own = [code] if code in self.departments and code not in self.ending else []
        copied = [self.new[code].posts_of] if code in self.new and self.new[code].posts_of else []
        return [*own, *self.predecessors(code), *copied] if code not in self.ending else []

    def _asked(self) -> Iterator[str]:
        return (wish for wish in self.plan.moves.values() if wish != ALONG)

    def _faults_of_new(self) -> Iterator[Fault]:
        codes = [each.code for each in self.plan.new]
        for number, each in enumerate(self.plan.new, 1):
            told = {"value": each.code}
            if not CODE.fullmatch(each.code):
                yield Fault("department_code", FORM, number, "code", told)
            elif codes.count(each.code) > 1 or Department.objects.filter(code=each.code).exists():
                yield Fault("department_code_taken", FORM, number, "code", told)
            if not each.name.strip():
                yield Fault("field_empty", FORM, number, "name")

    def _faults_of_fates(self) -> Iterator[Fault]:
        lasting = (self.departments.keys() - self.ending.keys()) | self.new.keys()
        for code, heir in self.ending.items():
            own = self.departments[code]
            if heir != ENDS and heir not in lasting:
                yield Fault("heir_not_lasting", own.name, None, "successor")
            if own.since >= self.plan.day:
                told = {"since": own.since, "until": self.plan.day - timedelta(days=1)}
                yield Fault("days_backward", own.name, None, "day", told)

    def _faults_of_moves(self) -> Iterator[Fault]:
        for each in self.appointments:
            wish = self.plan.moves.get(each.pk, ALONG)
            if wish not in {ALONG, LEAVES} and wish not in self.places:
                yield Fault("choice_faulty", each.person.name, None, "post")


@changing
def reorganise(*, plan: Plan, shown: str, by: Actor) -> None:
    """Let a plan be the order from its day on: everything, or nothing.

    Parameters
    ----------
    plan : Plan
    shown : str
        Fingerprint of the order that the administrator saw.
    by : Actor

    Raises
    ------
    InputError
        If the plan cannot be, or somebody changed the order meanwhile.
    NotAllowedError
        If they may not.
    """
    require(by, "people.reorganise")
    order = Order(plan)
    if order.fingerprint != shown:
        raise InputError([Fault("changed_meanwhile", FORM)])
    order.check()
    moved = list(order.moved())
    before = [_told(each, each.post.department.name, each.post.name) for each, _ in moved]
    departments = _departments(order)
    posts = _posts(order, departments)
    for each, place in moved:
        _move(each, None if place is None else posts[place.key], plan.day)
    _end(order, departments)
    after = [
        _told(each, order.name(place.code), place.name) if place else _told(each, "", "")
        for each, place in moved
    ]
    record(
        by=by,
        verb="people.reorganise",
        kind="department",
        label=f"{plan.day}",
        before={"departments": sorted(order.departments), "people": before},
        after={"departments": sorted(departments), "ended": order.ending, "people": after},
    )


def _departments(order: Order) -> dict[str, Department]:
    """Make the new departments; return all of the new order by code."""
    made = {
        each.code: Department.objects.create(
            code=each.code,
            name=each.name.strip()[:100],
            english_name=each.english_name.strip()[:100],
            since=order.plan.day,
        )
        for each in order.plan.new
    }
    lasting = {code: d for code, d in order.departments.items() if code not in order.ending}
    return lasting | made


def _posts(order: Order, departments: Mapping[str, Department]) -> dict[str, Post]:
    """Make the posts that are missing; return all of the new order by key."""
    found: dict[str, Post] = {}
    for key, place in order.places.items():
        values = {"role": place.role, "english_name": place.english_name}
        found[key], _ = Post.objects.get_or_create(
            department=departments[place.code], name=place.name, defaults=values
        )
    return found


def _move(appointment: Appointment, post: Post | None, day: date) -> None:
    """Let somebody hold another post from a day on; what begins later begins there."""
    if appointment.since >= day:
        if post is None:
            appointment.delete()
        else:
            Appointment.objects.filter(pk=appointment.pk).update(post=post)
        return
    until, appointment.until = appointment.until, day - timedelta(days=1)
    appointment.save(update_fields=["until"])
    if post is not None:
        Appointment.objects.get_or_create(
            person=appointment.person, post=post, since=day, defaults={"until": until}
        )


def _end(order: Order, departments: Mapping[str, Department]) -> None:
    for code, heir in order.ending.items():
        own = order.departments[code]
        own.until = order.plan.day - timedelta(days=1)
        own.successor = departments.get(heir)
        own.save(update_fields=["until", "successor"])


def _told(appointment: Appointment, department: str, post: str) -> list[str]:
    return [appointment.person.name, f"{department} {post}".strip()]
