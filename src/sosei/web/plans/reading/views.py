"""Pages of a published strategy: its tree, a year, its review, by framework, a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from sosei.publishing.strategy import years
from sosei.publishing.strategy.branches import Branch, first_places
from sosei.publishing.strategy.lines import STATUSES, line, status
from sosei.publishing.strategy.names import Own, entry_name, framework_name
from sosei.publishing.strategy.search import search
from sosei.publishing.strategy.summed import summed, troubles
from sosei.publishing.strategy.words import KINDS, PARTS, TAG_BASES
from sosei.strategy.overview import Told
from sosei.strategy.plan import Kind, Tag
from sosei.web.language import language
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.files import downloads
from sosei.web.plans.reading.opened import Opened, label_of, opened
from sosei.web.plans.reading.printed import printed
from sosei.web.plans.reading.told import continuations, successions_of, tags

fresh = cache_control(private=True, no_cache=True)
LONGEST_QUESTION = 200


@require_safe
@fresh
def index(request: HttpRequest) -> HttpResponse:
    """List the strategies that everybody may read."""
    published = Strategy.objects.filter(published=True)
    listed = [
        {
            "slug": s.slug,
            "town": Own(s.town, s.english_town),
            "title": Own(s.name, s.english_name),
            "period": years.period(s.first_year, s.last_year),
            "label": label_of(s),
        }
        for s in published
    ]
    return render(request, "strategies/read/index.html", {"strategies": listed})


@require_safe
@fresh
def tree(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the tree with the status of every indicator."""
    page = opened(request, slug)
    before, after = page.strategy.predecessor, page.strategy.successors.all()
    context = page.context() | {
        "printed": printed(request, page, "tree", lambda: {"roots": page.branches.roots()}),
        "counts": _counts(page),
        "files": downloads(language(request)),
        "before": _published([before] if before else []),
        "after": _published(after),
        "here": "tree",
    }
    return render(request, "strategies/read/tree.html", context)


def _published(strategies: Iterable[Strategy]) -> list[tuple[str, Own]]:
    return [(s.slug, Own(s.name, s.english_name)) for s in strategies if s.published]


def _counts(page: Opened) -> list[dict[str, Any]]:
    verdicts = [judged.verdict for judged in page.judged.values()]
    counted = ((STATUSES[v], verdicts.count(v)) for v in dict.fromkeys(verdicts))
    order = list(STATUSES.values())
    return [
        {"status": s, "count": n} for s, n in sorted(counted, key=lambda each: order.index(each[0]))
    ]


@require_safe
@fresh
def year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Show all indicators in one year, grouped by verdict."""
    page = opened(request, slug, year)
    rows = printed(request, page, "year", lambda: _grouped(page))
    context = page.context() | {"printed": rows, "here": "year"}
    return render(request, "strategies/read/year.html", context)


def _grouped(page: Opened) -> dict[str, Any]:
    year_told = load.told(page.strategy, page.year)
    groups = [
        {"status": STATUSES[verdict], "rows": tuple(_told(page, each) for each in told)}
        for verdict, told in year_told.by_verdict().items()
    ]
    return {"groups": groups, "changed": sum(each.changed for each in year_told.told)}


def _told(page: Opened, told: Told) -> dict[str, Any]:
    basis = told.judgement.indicator.year_basis
    return {
        "line": line(page.names, told.judgement),
        "since": None if told.since is None else years.year(told.since, basis),
        "before": status(told.before) if told.changed else None,
    }


@require_safe
@fresh
def node(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    """Show a pillar, a measure or a branch: its texts and what stands below it."""
    page = opened(request, slug)
    found = next((each for each in page.package.nodes if each.id == node), None)
    if found is None:
        raise Http404(f"no node {node}")
    above = page.branches.path(node)[:-1]
    below = _below(page, node)
    context = page.context() | {
        "summed": summed(below),
        "troubles": troubles(below, page.names),
        "name": page.names.name(node),
        "printed": printed(
            request, page, "node", lambda: {"branch": page.branches.branch(found)}, of=node
        ),
        "kind": KINDS[found.kind],
        "above": [(each, page.names.name(each)) for each in above],
        "parts": _parts(page, node, PARTS),
        "sources": [
            (e.source_node, page.names.name(e.source_node), Own(e.reason), e.decided_on)
            for e in page.package.extractions
            if e.node == node
        ],
        "tags": tags(page, node=node),
        **successions_of(page, node=node),
    }
    return render(request, "strategies/read/node.html", context)


def _below(page: Opened, node: str) -> list[Told]:
    """Return what is told of every indicator at a node or below it, those listed again too, each once."""
    inside = {node, *(each.id for _, each in page.package.tree.walk(node))}
    placed = [place for place in page.package.placements if place.node in inside]
    inside |= {place.measure for place in placed}
    again = {place.indicator for place in placed}
    told = load.told(page.strategy, page.year).told
    return [
        each
        for each in told
        if each.judgement.indicator.node in inside or each.judgement.indicator.id in again
    ]


def _parts(page: Opened, node: str, parts: Any) -> list[tuple[Any, Own]]:
    return [(PARTS[part], text) for part, text in page.names.parts(node, parts)]


@require_safe
@fresh
def review(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what came of the strategy, pillar by pillar, as of its last year."""
    page = opened(request, slug)
    page = Opened(page.strategy, page.strategy.last_year)
    next_of = continuations(page)
    pillars = [
        {
            "branch": branch,
            "parts": _parts(page, branch.id, ("result", "issue", "next")),
            "after": next_of.get(("node", branch.id), []),
            "rows": [
                (each, next_of.get(("indicator", each.id), [])) for each in first_places(branch)
            ],
            "became": [
                (n.id, page.names.name(n.id), next_of["node", n.id])
                for _, n in page.package.tree.walk(branch.id)
                if ("node", n.id) in next_of
            ],
        }
        for branch in page.branches.roots()
        if branch.pillar
    ]
    context = page.context() | {"pillars": pillars, "here": "review"}
    return render(request, "strategies/read/review.html", context)


@require_safe
@fresh
def framework(request: HttpRequest, slug: str, framework: str) -> HttpResponse:
    """List the entries of a framework with what is tagged by them."""
    page = opened(request, slug)
    items = [item for item in page.package.frameworks if item.framework == framework]
    if not items:
        raise Http404(f"no framework {framework}")
    tags = [tag for tag in page.package.tags if tag.framework == framework]
    codes = [tag.code for tag in tags]
    tagged = {tag.node for tag in tags}
    measures = [n for n in page.package.nodes if n.kind is Kind.MEASURE]
    context = page.context() | {
        "key": framework,
        "name": framework_name(framework),
        "texts": page.names.parts(framework, PARTS),
        "items": [
            (item, entry_name(item), codes.count(item.code))
            for item in sorted(items, key=lambda item: item.order)
        ],
        "none": not tags,
        "untagged": sum(n.id not in tagged for n in measures),
        "measures": len(measures),
    }
    return render(request, "strategies/read/framework.html", context)


@require_safe
@fresh
def entry(request: HttpRequest, slug: str, framework: str, code: str) -> HttpResponse:
    """Show the nodes and indicators that are tagged by an entry."""
    page = opened(request, slug)
    asked = (framework, code)
    item = next((i for i in page.package.frameworks if (i.framework, i.code) == asked), None)
    if item is None:
        raise Http404(f"no entry {code} of {framework}")
    tags = [tag for tag in page.package.tags if (tag.framework, tag.code) == asked]
    context = page.context() | {
        "key": framework,
        "framework": framework_name(framework),
        "code": code,
        "name": entry_name(item),
        "branches": [_tagged(page, tag) for tag in tags if tag.node],
        "lines": [
            (page.line(tag.indicator), TAG_BASES[tag.basis]) for tag in tags if tag.indicator
        ],
    }
    return render(request, "strategies/read/entry.html", context)


def _tagged(page: Opened, tag: Tag) -> tuple[Branch, Any]:
    nodes = {each.id: each for each in page.package.nodes}
    return page.branches.branch(nodes[tag.node]), TAG_BASES[tag.basis]


@require_safe
@fresh
def found(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where words stand in a strategy."""
    page = opened(request, slug)
    asked = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    results = [
        {"found": each, "status": status(page.judged[each.id]) if each.indicator else None}
        for each in search(page.package, page.names, asked)
    ]
    context = page.context() | {"asked": asked, "results": results}
    return render(request, "strategies/read/search.html", context)
