"""Edits of a strategy: each takes a package and gives another one; `checked` refuses what cannot stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import count
from typing import Any, TypeVar

from sosei.base.errors import Fault, InputError
from sosei.strategy.difference import key_of
from sosei.strategy.indicator import Indicator, Milestone, Target
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node, Placement, Tag, Text, WorthRule

Row = TypeVar("Row")


def with_node(package: Package, node: Node) -> Package:
    """Add a node, or put another in the place of the one with its id."""
    return replace(package, nodes=_put(package.nodes, node, lambda n: n.id))


def with_indicator(package: Package, indicator: Indicator) -> Package:
    """Add an indicator, or put another in the place of the one with its id."""
    return replace(package, indicators=_put(package.indicators, indicator, lambda i: i.id))


def with_row(package: Package, table: str, row: Any) -> Package:
    """Add a row to a table, or put it in the place of the one with its key."""
    rows = _put(getattr(package, table), row, partial(key_of, table))
    return replace(package, **{table: rows})


def without_row(package: Package, table: str, key: Sequence[str]) -> Package:
    """Take a row out of a table; an entry of a framework goes with its tags, a rule of worth is no longer part of."""
    rows = tuple(r for r in getattr(package, table) if key_of(table, r) != tuple(key))
    left = replace(package, **{table: rows})
    if table == "frameworks":
        return _without_entry(left, *key)
    if table == "worth_rules":
        return replace(left, worth_rules=_on_their_own(rows, key[0]))
    return left


def _without_entry(package: Package, framework: str, code: str) -> Package:
    """Take the tags of an entry away; with the last entry of a framework, what is said of it."""
    tags = tuple(t for t in package.tags if (t.framework, t.code) != (framework, code))
    left = any(item.framework == framework for item in package.frameworks)
    texts = tuple(t for t in package.texts if left or t.node != framework)
    return replace(package, tags=tags, texts=texts)


def with_text(package: Package, text: Text) -> Package:
    """Write a part of a node's prose in one language; an empty text takes it away."""
    texts = _put(package.texts, text, lambda t: (t.node, t.part, t.language))
    return replace(package, texts=tuple(t for t in texts if t.text))


def with_milestones(package: Package, indicator: str, targets: dict[int, Decimal]) -> Package:
    """Set the yearly targets of an indicator."""
    others = [m for m in package.milestones if m.indicator != indicator]
    own = [Milestone(indicator, year, target) for year, target in sorted(targets.items())]
    return replace(package, milestones=(*others, *own))


def with_tags(
    package: Package, tags: Sequence[Tag], *, node: str = "", indicator: str = ""
) -> Package:
    """Set the tags of one node or one indicator."""
    others = [t for t in package.tags if (t.node, t.indicator) != (node, indicator)]
    return replace(package, tags=(*others, *tags))


def placed(package: Package, placement: Placement) -> Package:
    """Let a measure or an indicator stand a second time."""
    key: Callable[[Placement], tuple[str, str, str]] = lambda p: (p.node, p.measure, p.indicator)  # noqa: E731
    return replace(package, placements=_put(package.placements, placement, key))


LETTERS = {Kind.PLAN: "PLAN", Kind.PILLAR: "P", Kind.GOAL: "G", Kind.MEASURE: "M"}
"""What a node's own number begins with."""

INDICATOR = "K"


def new_id(package: Package, parent: str, letter: str) -> str:
    """Return an id that is not taken: ``S2-P1`` has the measures ``S2-P1-M1``, ``S2-P1-M2`` …"""
    taken = {n.id for n in package.nodes} | {i.id for i in package.indicators}
    start = f"{parent}-{letter}" if parent else letter
    return next(name for number in count(1) if (name := f"{start}{number}") not in taken)


def moved(package: Package, node: str, parent: str, before: str = "") -> Package:
    """Move a node below another parent, before one of its children or behind the last.

    Parameters
    ----------
    package : Package
    node, parent : str
        The parent is empty for a root.
    before : str
        Sibling that is to follow it; the last place if it is empty.

    Raises
    ------
    InputError
        If a node would come below itself.
    """
    below = {node, *(each.id for _, each in package.tree.walk(node))}
    if parent in below:
        raise InputError([Fault("tree_circle", "nodes", values={"value": node})])
    siblings = [n.id for n in package.tree.children(parent) if n.id != node]
    place = siblings.index(before) if before in siblings else len(siblings)
    order = {
        name: number for number, name in enumerate([*siblings[:place], node, *siblings[place:]], 1)
    }
    nodes = tuple(
        replace(n, parent=parent if n.id == node else n.parent, order=order.get(n.id, n.order))
        for n in package.nodes
    )
    return replace(package, nodes=nodes)


def revised(
    package: Package,
    indicator: str,
    target: Decimal,
    target_year: int,
    decided_on: str,
    reason: str,
) -> Package:
    """Give an indicator another target: the old one stays visible, with the decision on the new one.

    Parameters
    ----------
    package : Package
    indicator : str
    target : Decimal
    target_year : int
    decided_on : str
        Date of the decision.
    reason : str

    Raises
    ------
    InputError
        If the reason or the date is missing: a target does not move in silence.
    """
    old = next((i for i in package.indicators if i.id == indicator), None)
    if old is None:
        values = {"value": indicator, "hint": ""}
        raise InputError([Fault("id_unknown", "targets", None, "indicator", values)])
    words = {"decided_on": decided_on, "reason": reason}
    faults = [
        Fault("text_empty", "targets", None, name) for name, word in words.items() if not word
    ]
    if faults:
        raise InputError(faults)
    history = list(package.targets)
    stands = [(t.target, t.target_year) for t in history if t.indicator == indicator]
    if (
        old.target is not None
        and old.target_year is not None
        and (old.target, old.target_year) not in stands
    ):
        history.append(Target(indicator, old.target, old.target_year, "", ""))
    history.append(Target(indicator, target, target_year, decided_on, reason))
    changed = replace(old, target=target, target_year=target_year)
    return replace(with_indicator(package, changed), targets=tuple(history))


def without_node(package: Package, node: str) -> Package:
    """Take a node out, with all below it and all that hangs on them."""
    gone = {node, *(each.id for _, each in package.tree.walk(node))}
    kept = tuple(n for n in package.nodes if n.id not in gone)
    indicators = [i.id for i in package.indicators if i.node in gone]
    left = replace(
        package,
        nodes=kept,
        placements=tuple(p for p in package.placements if not gone & {p.node, p.measure}),
        tags=tuple(t for t in package.tags if t.node not in gone),
        texts=tuple(t for t in package.texts if t.node not in gone),
        extractions=tuple(e for e in package.extractions if not gone & {e.node, e.source_node}),
        successions=tuple(s for s in package.successions if s.node not in gone),
    )
    for indicator in indicators:
        left = without_indicator(left, indicator)
    return left


def without_indicator(package: Package, indicator: str) -> Package:
    """Take an indicator out, with its targets, tags, placements and observations."""
    return replace(
        package,
        indicators=tuple(i for i in package.indicators if i.id != indicator),
        targets=_others(package.targets, indicator),
        milestones=_others(package.milestones, indicator),
        breaks=_others(package.breaks, indicator),
        observations=_others(package.observations, indicator),
        placements=_others(package.placements, indicator),
        tags=_others(package.tags, indicator),
        successions=_others(package.successions, indicator),
        worth_rules=_on_their_own(_others(package.worth_rules, indicator), indicator),
        texts=tuple(t for t in package.texts if t.node != indicator),
    )


def _on_their_own(rules: Sequence[WorthRule], gone: str) -> tuple[WorthRule, ...]:
    """Let the people of rules that were part of one that is gone be counted."""
    return tuple(replace(rule, part_of="") if rule.part_of == gone else rule for rule in rules)


def _others(rows: Sequence[Row], indicator: str) -> tuple[Row, ...]:
    return tuple(row for row in rows if getattr(row, "indicator") != indicator)  # noqa: B009 - rows of several kinds


def _put(rows: Sequence[Row], row: Row, key: Callable[[Row], object]) -> tuple[Row, ...]:
    """Put a row in the place of the one with its key, or behind the last."""
    if any(key(each) == key(row) for each in rows):
        return tuple(row if key(each) == key(row) else each for each in rows)
    return (*rows, row)
