"""Tags: the entries of frameworks that a node or an indicator is given, and which measures lack one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sosei.publishing.strategy.names import Names, entry_name, framework_name
from sosei.publishing.strategy.words import KINDS, TAG_BASES
from sosei.strategy import editing
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import FrameworkItem, Kind, Node, Tag, TagBasis
from sosei.strategy.reading import read_row
from sosei.web.plans import load
from sosei.web.plans.author.forms import BETWEEN, tag_form
from sosei.web.plans.author.indicators import indicator_of
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.author.tree import gone, node_of

Thing = Callable[[Package, str], Node | Indicator | None]
THINGS: dict[str, Thing] = {"node": node_of, "indicator": indicator_of}
"""A node and an indicator may share an id: the address says which."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tags(request: HttpRequest, slug: str, of: str, name: str) -> HttpResponse:
    """Let a node or an indicator be tagged: every entry of every framework, ticked or not."""
    strategy = found(slug)
    package = load.package(strategy)
    there = THINGS[of](package, name) if of in THINGS else None
    if there is None:
        return gone(request, strategy)
    own = {_value(tag): tag for tag in package.tags if getattr(tag, of) == name}
    context = {"of": of, "there": there, "name": Names(package).name(name), "form": tag_form()}
    if request.method != "POST":
        return show(request, "tags", strategy, context | {"groups": _groups(package, own, own)})
    ticked, basis = request.POST.getlist("entry"), request.POST.get("tag_basis", "")
    error = apply(request, strategy, partial(_tagged, of=of, name=name, ticked=ticked, basis=basis))
    if error:
        form = tag_form().filled({"tag_basis": basis}).refused(error)
        told = {"form": form, "groups": _groups(load.package(strategy), own, ticked)}
        return show(request, "tags", strategy, context | told, error)
    return redirect("plan_tags", slug=slug, of=of, name=name)


def _value(row: FrameworkItem | Tag) -> str:
    """Return how a form names an entry."""
    return f"{row.framework}{BETWEEN}{row.code}"


def _groups(package: Package, own: dict[str, Tag], ticked: Collection[str]) -> list[dict[str, Any]]:
    """Return the entries by framework, each with whether it is ticked, and what its tag rests on."""
    keys = dict.fromkeys(item.framework for item in package.frameworks)
    return [
        {
            "key": key,
            "name": framework_name(key),
            "entries": [_choice(item, own, ticked) for item in _entries(package, key)],
        }
        for key in keys
    ]


def _entries(package: Package, framework: str) -> list[FrameworkItem]:
    return sorted(
        (item for item in package.frameworks if item.framework == framework),
        key=lambda item: item.order,
    )


def _choice(item: FrameworkItem, own: dict[str, Tag], ticked: Collection[str]) -> dict[str, Any]:
    value = _value(item)
    return {
        "value": value,
        "code": item.code,
        "name": entry_name(item),
        "ticked": value in ticked,
        "basis": TAG_BASES[own[value].basis] if value in own else None,
    }


def _tagged(package: Package, of: str, name: str, ticked: Collection[str], basis: str) -> Package:
    """Give a node or an indicator exactly the ticked tags; those that it had keep what they rest on."""
    own = {_value(tag): tag for tag in package.tags if getattr(tag, of) == name}
    given = [own.get(value) or _new(of, name, value, basis) for value in ticked]
    return editing.with_tags(package, given, **{of: name})


def _new(of: str, name: str, value: str, basis: str) -> Tag:
    framework, _, code = value.partition(BETWEEN)
    cells = {of: name, "framework": framework, "code": code, "basis": basis}
    tag: Tag = read_row("tags", cells)
    return tag


@never_cache
@require_safe
def tagging(request: HttpRequest, slug: str, framework: str) -> HttpResponse:
    """List pillars, goals and measures with their tags of a framework, and lead to where they are given."""
    strategy = found(slug)
    package = load.package(strategy)
    items = {item.code: item for item in _entries(package, framework)}
    if not items:
        return redirect("plan_frameworks", slug=slug)
    names = Names(package)
    rows = [
        {
            "node": node,
            "kind": KINDS[node.kind],
            "name": names.name(node.id),
            "tags": [
                (code, entry_name(items[code]), inferred)
                for code, inferred in _codes(package, node.id, framework)
            ],
        }
        for _, node in package.tree.walk()
        if node.kind is not Kind.PLAN
    ]
    context = {
        "name": framework_name(framework),
        "rows": rows,
        "untagged": sum(not row["tags"] for row in rows),
    }
    return show(request, "tagging", strategy, context)


def _codes(package: Package, node: str, framework: str) -> list[tuple[str, bool]]:
    return [
        (tag.code, tag.basis is TagBasis.INFERRED)
        for tag in package.tags
        if (tag.node, tag.framework) == (node, framework)
    ]
