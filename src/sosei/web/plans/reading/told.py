"""What is told of a node and of an indicator alike: its tags, and what became of it from one strategy to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from sosei.publishing.strategy.names import Names, Own, entry_name, framework_name
from sosei.publishing.strategy.words import SUCCESSIONS, TAG_BASES
from sosei.strategy.plan import Succession
from sosei.web.plans import load
from sosei.web.plans.models import Strategy
from sosei.web.plans.reading.opened import Opened

Thing = tuple[str, str]
"""``node`` or ``indicator``, and its id: one of each may share an id."""


class Other:
    """Another strategy, in which something may stand."""

    def __init__(self, strategy: Strategy) -> None:
        self.title = Own(strategy.name, strategy.english_name)
        self.package = load.package(strategy)
        self._slug, self._names = strategy.slug, Names(self.package)
        self._ids = {
            "indicator": self.package.records.keys(),
            "node": {node.id for node in self.package.nodes},
        }

    def where(self, thing: Thing) -> dict[str, Any]:
        """Return where something stands here; nothing if it does not."""
        of, identifier = thing
        if identifier not in self._ids[of]:
            return {}
        return {
            "address": reverse(f"strategy-{of}", args=(self._slug, identifier)),
            "name": self._names.name(identifier),
            "strategy": self.title,
        }


def tags(page: Opened, *, node: str = "", indicator: str = "") -> list[dict[str, Any]]:
    """Return the tags of a node or an indicator, each with its entry and what it rests on."""
    items = {(item.framework, item.code): item for item in page.package.frameworks}
    own = (tag for tag in page.package.tags if (tag.node, tag.indicator) == (node, indicator))
    return [
        {
            "item": items[tag.framework, tag.code],
            "framework": framework_name(tag.framework),
            "name": entry_name(items[tag.framework, tag.code]),
            "basis": TAG_BASES[tag.basis],
        }
        for tag in own
    ]


def successions_of(page: Opened, *, node: str = "", indicator: str = "") -> dict[str, Any]:
    """Return where a node or an indicator came from, and what became of it."""
    thing = ("indicator", indicator) if indicator else ("node", node)
    return {
        "continued": continuations(page).get(thing, []),
        "comes_from": _origins(page, thing),
    }


def continuations(page: Opened) -> dict[Thing, list[dict[str, Any]]]:
    """Return what became of indicators and nodes in the next strategies: a query, and those of a package."""
    if not page.package.successions:
        return {}
    others = [Other(each) for each in page.strategy.successors.filter(published=True)]
    found: dict[Thing, list[dict[str, Any]]] = {}
    for each in page.package.successions:
        of, _ = thing = _thing(each)
        found.setdefault(thing, []).append(_told(each, (of, each.successor), others))
    return found


def _thing(succession: Succession) -> Thing:
    if succession.indicator:
        return "indicator", succession.indicator
    return "node", succession.node


def _origins(page: Opened, thing: Thing) -> list[dict[str, Any]]:
    """Return what of the strategy before became this."""
    before = page.strategy.predecessor
    if before is None or not before.published:
        return []
    other = Other(before)
    return [
        _told(each, _thing(each), [other])
        for each in other.package.successions
        if (_thing(each)[0], each.successor) == thing
    ]


def _told(succession: Succession, thing: Thing, others: Sequence[Other]) -> dict[str, Any]:
    told = {"kind": SUCCESSIONS[succession.kind], "note": Own(succession.note)}
    places = (other.where(thing) for other in others)
    return told | next(filter(None, places), {})
