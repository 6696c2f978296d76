"""The tree of a strategy: shown, added to, renamed, moved, pruned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sosei.base.errors import InputError
from sosei.base.messages import Both
from sosei.publishing.strategy.words import KINDS
from sosei.strategy import editing
from sosei.strategy.difference import differences
from sosei.strategy.indicator import Indicator
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node, Placement, Text
from sosei.strategy.reading import read_row
from sosei.web.plans import load
from sosei.web.plans.author.forms import node_form
from sosei.web.plans.author.moving import dropped, stepped
from sosei.web.plans.author.page import apply, found, show
from sosei.web.plans.models import Strategy
from sosei.web.words import catalogue


@dataclass(frozen=True)
class Branch:
    """A node as the tree shows it.

    Attributes
    ----------
    node : Node
    word : Both
        What kind it is.
    indicators : tuple of Indicator
    placed : tuple of str
        What stands here a second time, by its wording here.
    branches : tuple of Branch
    first, last : bool
        Among its siblings.
    """

    node: Node
    indicators: tuple[Indicator, ...]
    placed: tuple[str, ...]
    branches: tuple[Branch, ...]
    first: bool
    last: bool

    @property
    def word(self) -> Both:
        """What kind of node it is."""
        return KINDS[self.node.kind]

    @property
    def steps(self) -> tuple[tuple[str, str, str, bool], ...]:
        """Steps that its buttons take: the way, its arrow, its words, and whether there is anywhere to go."""
        return (
            ("up", "↑", "plans.move_up", not self.first),
            ("down", "↓", "plans.move_down", not self.last),
            ("in", "→", "plans.move_in", not self.first),
            ("out", "←", "plans.move_out", bool(self.node.parent)),
        )

    @property
    def ways(self) -> tuple[str, ...]:
        """Ways in which it can go."""
        return tuple(way for way, _, _, possible in self.steps if possible)


@never_cache
@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the tree as its authors work on it."""
    return tree_page(request, found(slug))


def tree_page(
    request: HttpRequest, strategy: Strategy, error: InputError | None = None
) -> HttpResponse:
    """Show the tree, after a refusal with its reason."""
    package = load.package(strategy)
    context = {
        "branches": branches(package, ""),
        "count": len(package.indicators),
        "nodes": len(package.nodes),
        "moved": node_of(package, request.GET.get("moved", "")),
        "way": request.GET.get("way", ""),
    }
    return show(request, "plan", strategy, context, error)


def branches(package: Package, parent: str) -> tuple[Branch, ...]:
    """Return the nodes below one with all that stands at them."""
    own: dict[str, list[Indicator]] = {}
    for indicator in package.indicators:
        own.setdefault(indicator.node, []).append(indicator)
    return _branches(package, parent, own)


def _branches(package: Package, parent: str, own: dict[str, list[Indicator]]) -> tuple[Branch, ...]:
    children = package.tree.children(parent)
    return tuple(
        Branch(
            node,
            tuple(own.get(node.id, ())),
            tuple(placed_name(package, place) for place in package.tree.placed(node.id)),
            _branches(package, node.id, own),
            place == 0,
            place == len(children) - 1,
        )
        for place, node in enumerate(children)
    )


def placed_name(package: Package, place: Placement) -> str:
    """Return what a second place is called: by its own wording, else by the name of what stands there."""
    if place.name:
        return place.name
    rows: Sequence[Node | Indicator] = package.nodes if place.measure else package.indicators
    return next(row.name for row in rows if row.id == (place.measure or place.indicator))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a node below the one that the address names, or a root."""
    strategy = found(slug)
    parent = request.GET.get("parent", "")
    above = node_of(load.package(strategy), parent)
    form = node_form().filled({"kind": str(_below(above))}).filled(request.POST.dict())
    context = {"form": form, "above": above}
    if request.method != "POST":
        return show(request, "node_new", strategy, context)
    error = apply(
        request,
        strategy,
        partial(_added, cells=form.cells(request.POST.dict()), parent=parent),
    )
    if error:
        return show(request, "node_new", strategy, context | {"form": form.refused(error)}, error)
    return redirect("plan", slug=slug)


def node_of(package: Package, name: str) -> Node | None:
    """Return a node by its id, if it is there."""
    return next((node for node in package.nodes if node.id == name), None)


def _below(above: Node | None) -> Kind:
    """Propose what stands below a node."""
    if above is None:
        return Kind.PILLAR
    return Kind.PLAN if above.kind is Kind.PLAN else Kind.MEASURE


def _added(package: Package, cells: dict[str, str], parent: str) -> Package:
    kind = cells["kind"]
    letter = editing.LETTERS[Kind(kind)] if kind in list(Kind) else ""
    last = max((node.order for node in package.tree.children(parent)), default=0)
    own = {"id": editing.new_id(package, parent, letter), "parent": parent, "order": str(last + 1)}
    node = read_row("nodes", cells | own)
    return with_name_en(editing.with_node(package, node), node.id, cells["name_en"])


def with_name_en(package: Package, name: str, words: str) -> Package:
    """Say what a node or an indicator is called in English."""
    return editing.with_text(package, Text(name, "name", "en", words))


def name_en(package: Package, name: str) -> str:
    """Return what a node or an indicator is called in English, if that is said."""
    named = (t.text for t in package.texts if (t.node, t.part, t.language) == (name, "name", "en"))
    return next(named, "")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def node(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    """Change what a node is called, and its kind."""
    strategy = found(slug)
    package = load.package(strategy)
    there = node_of(package, node)
    if there is None:
        return gone(request, strategy)
    told = {"kind": str(there.kind), "name": there.name, "name_en": name_en(package, node)}
    form = node_form().filled(told)
    if request.method != "POST":
        return show(request, "node", strategy, {"node": there, "form": form})
    form = form.filled(request.POST.dict())
    cells = form.cells(request.POST.dict())
    error = apply(request, strategy, partial(_renamed, node=node, cells=cells))
    if error:
        return show(request, "node", strategy, {"node": there, "form": form.refused(error)}, error)
    return redirect("plan", slug=slug)


def _renamed(package: Package, node: str, cells: dict[str, str]) -> Package:
    old = node_of(package, node)
    own = {"id": node, "parent": old.parent if old else "", "order": str(old.order if old else 0)}
    row = read_row("nodes", cells | own)
    return with_name_en(editing.with_node(package, row), node, cells["name_en"])


def gone(request: HttpRequest, strategy: Strategy) -> HttpResponse:
    """Say that something is not there any more, beside the tree as it is."""
    response = show(
        request,
        "plan",
        strategy,
        {"branches": branches(load.package(strategy), ""), "gone": True},
    )
    response.status_code = 404
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    """Say what goes with a node, then take it out."""
    strategy = found(slug)
    package = load.package(strategy)
    there = node_of(package, node)
    if there is None:
        return gone(request, strategy)
    if request.method == "POST":
        error = apply(request, strategy, partial(editing.without_node, node=node))
        return tree_page(request, strategy, error) if error else redirect("plan", slug=slug)
    goes = going(package, editing.without_node(package, node))
    return show(request, "remove", strategy, {"name": there.name, "goes": goes})


def going(before: Package, after: Package) -> list[dict[str, Any]]:
    """Return how many rows of each table go."""
    counts: dict[str, list[str]] = {}
    for change in differences(before, after):
        counts.setdefault(change.table, []).append((change.before or {}).get("name", ""))
    return [
        {
            "table": catalogue()[f"plans.table_{table}"],
            "count": len(names),
            "names": [n for n in names if n],
        }
        for table, names in counts.items()
    ]


@never_cache
@require_POST
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Move a node one step, up, down, in or out; or, dragged, to a place below another one."""
    strategy = found(slug)
    told = {name: request.POST.get(name, "") for name in ("node", "way", "parent", "before")}
    node = told["node"]
    step = (
        partial(stepped, node=node, way=told["way"])
        if told["way"]
        else partial(dropped, node=node, parent=told["parent"], before=told["before"])
    )
    error = apply(request, strategy, step)
    if error:
        return tree_page(request, strategy, error)
    response = redirect("plan", slug=slug)
    # the button that was pressed is where the keyboard stays: a fragment would take that away
    response["Location"] += f"?{urlencode({'moved': node, 'way': told['way']})}"
    return response
