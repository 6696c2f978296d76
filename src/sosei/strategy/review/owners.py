"""Which department is asked for what: its own tag, else that of the nearest node above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sosei.strategy.package import Package
from sosei.strategy.plan import Kind

DEPARTMENTS = "departments"
"""The framework whose codes are departments."""

NOBODY = ""
"""The department of what is nobody's."""

WRITTEN = frozenset({Kind.PILLAR, Kind.GOAL, Kind.MEASURE})
"""Nodes of which a final review asks for words."""

Successor = Callable[[str], str]
"""Turns the code of a department into that of its successor on the day a review is opened."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one department is asked for.

    Attributes
    ----------
    department : str
        Code; empty for what is nobody's.
    indicators : tuple of str
        In the order of the strategy.
    nodes : tuple of str
        Of which a final review asks for words; empty in a yearly one.
    """

    department: str
    indicators: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()


def owners(package: Package) -> Mapping[str, str]:
    """Return the department of every indicator and node, empty where nobody's.

    Where several departments are tagged, the first in the order of the tags is asked.

    Parameters
    ----------
    package : Package
    """
    tagged: dict[str, str] = {}
    for tag in package.tags:
        if tag.framework == DEPARTMENTS:
            tagged.setdefault(tag.indicator or tag.node, tag.code)
    above = {node.id: node.parent for node in package.nodes}
    found = {node: _nearest(node, above, tagged) for node in above}
    for indicator in package.indicators:
        found[indicator.id] = tagged.get(indicator.id) or found.get(indicator.node, NOBODY)
    return found


def _nearest(node: str, above: Mapping[str, str], tagged: Mapping[str, str]) -> str:
    while node and node not in tagged:
        node = above.get(node, "")
    return tagged.get(node, NOBODY)


def asked(
    package: Package, *, final: bool, successor: Successor = lambda code: code
) -> tuple[Asked, ...]:
    """Return what each department is asked for, in the order in which they first appear; nobody's last.

    A numeric target that is a node and an indicator under one id is asked for as the indicator alone.

    Parameters
    ----------
    package : Package
    final : bool
        Whether words on measures, goals and pillars are asked too.
    successor : callable
        Of a department that is no more.
    """
    of = {subject: code and successor(code) for subject, code in owners(package).items()}
    indicators: dict[str, list[str]] = {}
    nodes: dict[str, list[str]] = {}
    for indicator in package.indicators:
        indicators.setdefault(of[indicator.id], []).append(indicator.id)
    known = {indicator.id for indicator in package.indicators}
    for _, node in package.tree.walk() if final else ():
        if node.kind in WRITTEN and node.id not in known:
            nodes.setdefault(of[node.id], []).append(node.id)
    codes = sorted(dict.fromkeys([*indicators, *nodes]), key=lambda code: code == NOBODY)
    return tuple(
        Asked(code, tuple(indicators.get(code, ())), tuple(nodes.get(code, ()))) for code in codes
    )
