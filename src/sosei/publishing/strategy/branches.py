"""The tree of a strategy with the status of every indicator, second places included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sosei.base.messages import Both
from sosei.publishing.strategy.lines import Line, line
from sosei.publishing.strategy.names import Names, Own
from sosei.publishing.strategy.words import KINDS
from sosei.strategy.judgement import Judgement
from sosei.strategy.package import Package
from sosei.strategy.plan import Kind, Node

Judged = Mapping[str, Judgement]
"""Judgements of one year by indicator."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what stands at it.

    Attributes
    ----------
    id : str
    kind : Both
    pillar : bool
    name : Own
    lines : tuple of Line
    below : tuple of Branch
    again : bool
        Whether this is a second place of a measure.
    single : bool
        Whether it holds nothing but one indicator of its own name: a numeric target.
    """

    id: str
    kind: Both
    pillar: bool
    name: Own
    lines: tuple[Line, ...]
    below: tuple[Branch, ...]
    again: bool = False
    single: bool = False


class Branches:
    """Builds branches of one strategy in one year.

    Parameters
    ----------
    package : Package
    names : Names
    judged : mapping of str to Judgement
    """

    def __init__(self, package: Package, names: Names, judged: Judged) -> None:
        self._package, self._names, self._judged = package, names, judged
        self._nodes = {node.id: node for node in package.nodes}
        self._at: dict[str, list[str]] = {}
        for i in package.indicators:
            self._at.setdefault(i.node, []).append(i.id)

    def roots(self) -> tuple[Branch, ...]:
        """Return the tree; a branch of the comprehensive plan under which nothing stands is left out."""
        roots = (self.branch(node) for node in self._package.tree.children(""))
        return tuple(root for root in roots if root.pillar or root.lines or root.below)

    def branch(self, node: Node, name: str = "", *, again: bool = False) -> Branch:
        """Return a node with everything below it.

        Parameters
        ----------
        node : Node
        name : str
            Wording of a second place.
        again : bool
        """
        own = self._names.name(node.id)
        lines, below = tuple(self._lines(node)), tuple(self._below(node))
        alone = len(lines) == 1 and not below and lines[0].name.ja == own.ja
        return Branch(
            id=node.id,
            kind=KINDS[node.kind],
            pillar=node.kind is Kind.PILLAR,
            name=Own(name, own.en) if name else own,
            lines=lines,
            below=below,
            again=again,
            single=alone,
        )

    def _lines(self, node: Node) -> Iterator[Line]:
        for indicator in self._at.get(node.id, ()):
            yield line(self._names, self._judged[indicator])
        for place in self._package.tree.placed(node.id):
            if place.indicator:
                yield line(self._names, self._judged[place.indicator], place.name, again=True)

    def _below(self, node: Node) -> Iterator[Branch]:
        for child in self._package.tree.children(node.id):
            yield self.branch(child)
        for place in self._package.tree.placed(node.id):
            # a measure placed below itself would never end
            if place.measure and place.measure not in self.path(node.id):
                yield self.branch(self._nodes[place.measure], place.name, again=True)

    def path(self, node: str) -> tuple[str, ...]:
        """Return a node and those above it, the root first."""
        found: list[str] = []
        while node and node not in found:
            found.append(node)
            node = self._nodes[node].parent
        return tuple(reversed(found))


def first_places(branch: Branch) -> Iterator[Line]:
    """Go through the indicators of a branch, each at its first place.

    Parameters
    ----------
    branch : Branch
    """
    if branch.again:
        return
    yield from (each for each in branch.lines if not each.again)
    for below in branch.below:
        yield from first_places(below)
