"""Pages of departments and their posts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sosei.base.errors import Fault, Faults, InputError
from sosei.web.people import listed, posts
from sosei.web.people.forms import day, department_form, post_form
from sosei.web.people.models import Department
from sosei.web.people.request import actor
from sosei.web.plans.author.fields import Form

REFUSED = 422


@never_cache
@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """List the departments of today with posts and people, and those that ended with their successors."""
    return _page(request)


@never_cache
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Make a department."""
    cells = department_form().cells(request.POST.dict())
    faults = Faults()
    named = posts.Named(
        cells["code"],
        cells["name"],
        day(cells["since"], "since", faults),
        cells["english_name"],
    )
    try:
        faults.extend(named.faults())
        faults.raise_if_any()
        posts.add_department(named=named, by=actor(request))
    except InputError as error:
        return _page(request, department=department_form().filled(cells).refused(error))
    return redirect("departments")


@never_cache
@require_POST
def add_post(request: HttpRequest) -> HttpResponse:
    """Make a post of a department."""
    cells = post_form().cells(request.POST.dict())
    try:
        if not cells["department"]:
            raise InputError([Fault("choice_faulty", "", None, "department")])
        posts.add_post(
            department=get_object_or_404(Department, code=cells["department"], until=None),
            name=cells["post"],
            english_name=cells["post_english"],
            role=cells["role"],
            by=actor(request),
        )
    except InputError as error:
        return _page(request, post=post_form().filled(cells).refused(error))
    return redirect("departments")


def _page(
    request: HttpRequest, department: Form | None = None, post: Form | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "departments": listed.offices(),
        "ended": Department.objects.exclude(until=None).select_related("successor"),
        "department": department or department_form(),
        "post": post or post_form(),
    }
    status = REFUSED if department or post else 200
    return render(request, "people/departments.html", context, status=status)
