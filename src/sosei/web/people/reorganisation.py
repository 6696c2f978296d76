"""The page of a reorganisation: one form, a look at what follows, and then all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.errors import Faults, InputError
from sosei.base.messages import Both
from sosei.strategy.review.owners import DEPARTMENTS
from sosei.web.faults import both_of
from sosei.web.people.forms import day as read_day
from sosei.web.people.models import Department
from sosei.web.people.reorganising import (
    ALONG,
    ENDS,
    LEAVES,
    STAYS,
    New,
    Order,
    Plan,
    reorganise,
)
from sosei.web.people.request import actor
from sosei.web.plans.models import Row
from sosei.web.words import catalogue

REFUSED = 422
ROWS = 6
"""Departments that can begin in one reorganisation; another one can follow at the same day."""

APRIL = 4


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for the new order; show what follows from it; put it in force."""
    posted, do = request.POST.dict(), request.POST.get("do", "edit")
    if request.method != "POST" or do == "edit":
        return _form(request, posted)
    try:
        plan = plan_of(posted)
        order = Order(plan)
        order.check()
        if do == "apply":
            reorganise(plan=plan, shown=posted.get("shown", ""), by=actor(request))
            return redirect("departments")
    except InputError as error:
        return _form(request, posted, error)
    return _preview(request, posted, order)


def plan_of(posted: Mapping[str, str]) -> Plan:
    """Read a plan as the form sends it.

    Raises
    ------
    InputError
        If the day is none.
    """
    faults = Faults()
    first = read_day(posted.get("day", ""), "day", faults)
    faults.raise_if_any()
    rows = {n: _row(posted, n) for n in range(1, ROWS + 1)}
    codes = {f"new-{n}": row.code for n, row in rows.items()}
    fates = {
        name.removeprefix("fate-"): codes.get(value, value)
        for name, value in posted.items()
        if name.startswith("fate-") and value != STAYS
    }
    moves = {
        int(number): value
        for name, value in posted.items()
        if name.startswith("move-") and (number := name.removeprefix("move-")).isdecimal()
    }
    filled = [row for row in rows.values() if row.code or row.name]
    return Plan(first, fates, filled, moves)


def _row(posted: Mapping[str, str], number: int) -> New:
    named = ("code", "name", "english_name", "posts_of")
    return New(*(posted.get(f"new-{number}-{name}", "").strip() for name in named))


def _form(
    request: HttpRequest, posted: Mapping[str, str], error: InputError | None = None
) -> HttpResponse:
    departments = list(Department.objects.filter(until=None))
    words = catalogue()
    new = [(f"new-{n}", _numbered(words["people.fate_new"], n)) for n in range(1, ROWS + 1)]
    context: dict[str, Any] = {
        "day": posted.get("day") or _april(localdate()).isoformat(),
        "lines": [_line(each, departments, new, posted) for each in departments],
        "rows": [(n, _row(posted, n)) for n in range(1, ROWS + 1)],
        "departments": departments,
        "faults": both_of(error),
    }
    status = REFUSED if error else 200
    return render(request, "people/reorganise.html", context, status=status)


def _line(
    own: Department,
    departments: list[Department],
    new: list[tuple[str, Both]],
    posted: Mapping[str, str],
) -> dict[str, Any]:
    words = catalogue()
    others = [(d.code, _named(words["people.fate_to"], d)) for d in departments if d.pk != own.pk]
    options = [
        (STAYS, words["people.fate_stays"]),
        *new,
        *others,
        (ENDS, words["people.fate_ends"]),
    ]
    return {"own": own, "options": options, "chosen": posted.get(f"fate-{own.code}", STAYS)}


def _preview(request: HttpRequest, posted: Mapping[str, str], order: Order) -> HttpResponse:
    kept = {n: v for n, v in posted.items() if n.startswith(("fate-", "new-")) or n == "day"}
    context: dict[str, Any] = {
        "kept": kept.items(),
        "shown": order.fingerprint,
        "day": order.plan.day,
        "ending": [_ending(order, code) for code in order.ending],
        "new": [(each, order.predecessors(each.code)) for each in order.plan.new],
        "people": [_person(order, each, posted) for each in order.appointments],
        "moved": sum(1 for _ in order.moved()),
    }
    return render(request, "people/reorganise_preview.html", context)


def _ending(order: Order, code: str) -> dict[str, Any]:
    heir = order.ending[code]
    return {
        "own": order.departments[code],
        "heir": "" if heir == ENDS else order.name(heir),
        "owns": owned(code),
    }


def owned(code: str) -> int:
    """Count what strategies say is a department's own."""
    tags = Row.objects.filter(table="tags", cells__framework=DEPARTMENTS, cells__code=code)
    found: int = tags.aggregate(count=Count("pk"))["count"]
    return found


def _person(order: Order, each: Any, posted: Mapping[str, str]) -> dict[str, Any]:
    words = catalogue()
    places = [
        (place.key, Both(*[f"{order.name(place.code)} {place.name}"] * 2))
        for place in order.places.values()
    ]
    return {
        "appointment": each,
        "to": order.goes_to(each),
        "department": (place := order.goes_to(each)) and order.name(place.code),
        "options": [
            (ALONG, words["people.move_along"]),
            *places,
            (LEAVES, words["people.move_leaves"]),
        ],
        "chosen": posted.get(f"move-{each.pk}", ALONG),
    }


def _april(today: date) -> date:
    """Return the next first of April."""
    here = date(today.year, APRIL, 1)
    return here if today < here else date(today.year + 1, APRIL, 1)


def _numbered(words: Both, number: int) -> Both:
    return Both(words.en.format(number=number), words.ja.format(number=number))


def _named(words: Both, own: Department) -> Both:
    return Both(words.en.format(name=own.english_name or own.name), words.ja.format(name=own.name))
