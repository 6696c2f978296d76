"""Strategies listed, made, renamed, shown to everybody or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, Faults, InputError
from sosei.strategy.cells import YEAR
from sosei.web.people.request import actor
from sosei.web.plans import actions
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.forms import changed_head_form, head_form
from sosei.web.plans.author.incoming import package_of, read_files
from sosei.web.plans.author.page import REFUSED, found, show, version_of
from sosei.web.plans.models import Strategy


@never_cache
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """List every strategy, by municipality, the newest period first."""
    return render(request, "strategies/edit/list.html", {"strategies": Strategy.objects.all()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a strategy from nothing, or from the files of a package."""
    form = head_form().filled(request.POST.dict())
    if request.method != "POST":
        return _new(request, form)
    try:
        head = head_of(form.cells(request.POST.dict()))
        files = request.FILES.getlist("files")
        package = package_of(read_files(files).grids) if files else actions.EMPTY
        strategy = actions.create(head=head, package=package, by=actor(request))
    except InputError as error:
        return _new(request, form.refused(error))
    return redirect("plan", slug=strategy.slug)


def _new(request: HttpRequest, form: Form) -> HttpResponse:
    status = REFUSED if form.faults else 200
    return render(
        request, "strategies/edit/new.html", {"form": form, "faults": form.faults}, status=status
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def head(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what is said of a strategy as a whole; its address stays."""
    strategy = found(slug)
    form = told_in(changed_head_form(), strategy)
    if request.method != "POST":
        return show(request, "head", strategy, {"form": form})
    posted = request.POST.dict() | {"slug": slug}
    form = form.filled(posted)
    try:
        actions.change_head(
            strategy=strategy,
            head=head_of(form.cells(posted)),
            version=version_of(request),
            by=actor(request),
        )
    except InputError as error:
        strategy.refresh_from_db()
        return show(request, "head", strategy, {"form": form.refused(error)}, error)
    return redirect("plan", slug=slug)


@never_cache
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a strategy to everybody, or to its authors alone."""
    strategy = found(slug)
    actions.publish(
        strategy=strategy, published=request.POST.get("published") == "yes", by=actor(request)
    )
    return redirect("plan", slug=slug)


YEARS = ("first_year", "last_year", "planned_last_year")


def head_of(cells: Mapping[str, str]) -> actions.Head:
    """Read a head as its form sends it.

    Raises
    ------
    InputError
        If a year cannot be read.
    """
    faults = Faults()
    first, last = (_year(cells, name, faults) for name in ("first_year", "last_year"))
    planned = _year(cells, "planned_last_year", faults) if cells.get("planned_last_year") else None
    faults.raise_if_any()
    words = {name: text for name, text in cells.items() if name not in YEARS}
    return actions.Head(**words, first_year=first, last_year=last, planned_last_year=planned)


def _year(cells: Mapping[str, str], name: str, faults: Faults) -> int:
    year = western_year(cells[name], fiscal=True)
    if year is None:
        values: dict[str, Any] = {"value": f'"{cells[name]}"', "expected": YEAR, "hint": ""}
        faults.add(Fault("value_faulty", cells["name"], None, name, values))
    return year or 0


def told_in(form: Form, strategy: Strategy) -> Form:
    """Return a form of a head with what is said of a strategy."""
    told = vars(actions.Head.of(strategy))
    return form.filled({name: str(value) for name, value in told.items() if value is not None})
