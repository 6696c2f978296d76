"""What is said of a node, an indicator or a framework: prose in two languages."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sosei.base.messages import Both
from sosei.publishing.strategy.names import Own, framework_name
from sosei.publishing.strategy.words import PARTS
from sosei.strategy import editing
from sosei.strategy.package import Package
from sosei.strategy.plan import Text
from sosei.strategy.reading import read_row
from sosei.web.plans import load
from sosei.web.plans.author.forms import text_form
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone, node_of
from sosei.web.words import catalogue


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """List the prose of a node, an indicator or a framework, with the form for a part of it."""
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
    context = {"name": name, "title": title, "texts": list(map(_shown, told)), "form": form}
    if request.method != "POST":
        return show(request, "texts", strategy, context)
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_written, name=name, cells=cells))
    if error:
        return show(request, "texts", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan_texts", slug=slug, name=name)


def title_of(package: Package, name: str) -> Own | None:
    """Return what a node, an indicator or a framework is called; None if it is not there."""
    there = node_of(package, name) or indicator_of(package, name)
    if there is not None:
        return Own(there.name)
    known = any(item.framework == name for item in package.frameworks)
    return Own(framework_name(name).ja, framework_name(name).en) if known else None


def _shown(text: Text) -> dict[str, Any]:
    return {
        "told": text,
        "part": PARTS.get(text.part, Both(text.part, text.part)),
        "language": catalogue()[f"plans.language_{text.language}"],
    }


def _written(package: Package, name: str, cells: dict[str, str]) -> Package:
    return editing.with_text(package, read_row("texts", cells | {"node": name}))
