"""What is said of a node or an indicator: prose in two languages, and tags of frameworks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sosei.base.errors import Fault, InputError
from sosei.strategy import editing
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import Node, Tag
from sosei.strategy.reading import read_row
from sosei.web.plans import load
from sosei.web.plans.author.fields import Form
from sosei.web.plans.author.forms import BETWEEN, tag_form, text_form
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone, node_of, tree_page

Thing = Callable[[Package, str], Node | Indicator | None]
THINGS: dict[str, Thing] = {"node": node_of, "indicator": indicator_of}
"""A node and an indicator may share an id: the address says which."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """List the prose of a node or an indicator, with the form for a part of it."""
    strategy = found(slug)
    package = load.package(strategy)
    title = title_of(package, name)
    if title is None:
        return gone(request, strategy)
    told = [t for t in package.texts if t.node == name and t.part != "name"]
    asked = (request.GET.get("part", ""), request.GET.get("language", ""))
    form = text_form(package).filled(
        next(
            (
                {"part": t.part, "language": t.language, "text": t.text}
                for t in told
                if (t.part, t.language) == asked
            ),
            {},
        )
    )
    context = {"name": name, "title": title, "texts": told, "form": form}
    if request.method != "POST":
        return show(request, "texts", strategy, context)
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_written, name=name, cells=cells))
    if error:
        return show(request, "texts", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_texts", slug=slug, name=name)


def title_of(package: Package, name: str) -> str | None:
    """Return what a node or an indicator is called; None if it is not there."""
    there = node_of(package, name) or indicator_of(package, name)
    return there.name if there else None


def _written(package: Package, name: str, cells: dict[str, str]) -> Package:
    return editing.with_text(package, read_row("texts", cells | {"node": name}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tags(request: HttpRequest, slug: str, of: str, name: str) -> HttpResponse:
    """List the tags of a node or an indicator, with the form for another one."""
    strategy = found(slug)
    package = load.package(strategy)
    there = THINGS[of](package, name) if of in THINGS else None
    if there is None:
        return gone(request, strategy)
    entries = {(f.framework, f.code): f.name for f in package.frameworks}
    told = [
        (tag, entries[tag.framework, tag.code]) for tag in package.tags if getattr(tag, of) == name
    ]
    context = {
        "of": of,
        "name": name,
        "title": there.name,
        "tags": told,
        "entries": entries,
        "form": tag_form(package),
    }
    if request.method != "POST":
        return show(request, "tags", strategy, context)
    form = tag_form(package).filled(request.POST.dict())
    error = apply(request, strategy, partial(_tagged, of=of, name=name, form=form))
    if error:
        return show(request, "tags", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_tags", slug=slug, of=of, name=name)


def _tagged(package: Package, of: str, name: str, form: Form) -> Package:
    told = {field.name: field.value for field in form.fields}
    if not told["entry"]:
        raise InputError([Fault("text_empty", "tags", None, "entry")])
    framework, _, code = told["entry"].partition(BETWEEN)
    cells = {of: name, "framework": framework, "code": code, "basis": told["tag_basis"]}
    tag: Tag = read_row("tags", cells)
    return editing.with_row(package, "tags", tag)


@never_cache
@require_POST
def untag(request: HttpRequest, slug: str, of: str, name: str) -> HttpResponse:
    """Take a tag away."""
    strategy = found(slug)
    own = [request.POST.get(column, "") for column in ("node", "indicator", "framework", "code")]
    error = apply(request, strategy, partial(editing.without_row, table="tags", key=own))
    if error:
        return tree_page(request, strategy, error)
    return redirect("plan_tags", slug=slug, of=of, name=name)
