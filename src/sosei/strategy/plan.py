"""The tree of a strategy, and what hangs on it: placements, extractions, tags, texts, successions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a node is."""

    PLAN = "plan"
    """A branch of the comprehensive plan, from which measures are extracted."""
    PILLAR = "pillar"
    GOAL = "goal"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the tree; `parent` is empty at a root."""

    id: str
    parent: str
    kind: Kind
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A second place of a measure or an indicator (再掲), under its own wording if it has one."""

    node: str
    measure: str = ""
    indicator: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Which branch of the plan a node was taken from."""

    node: str
    source_node: str
    criterion: str
    reason: str
    decided_on: str


class TagBasis(StrEnum):
    """Whether the document states a tag, or a reader inferred it."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class FrameworkItem:
    """One entry of a framework: SDG 8, 自立性, 若い世代 …"""

    framework: str
    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A framework's entry on a node or an indicator."""

    framework: str
    code: str
    basis: TagBasis
    node: str = ""
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Prose of a node: direction, result, issue, next …"""

    node: str
    part: str
    language: str
    text: str


class SuccessionKind(StrEnum):
    """What became of something in the next strategy."""

    CONTINUED = "continued"
    REDEFINED = "redefined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of an indicator or a node; the successor is of another strategy, empty where it ended."""

    kind: SuccessionKind
    indicator: str = ""
    node: str = ""
    successor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorthRule:
    """How the people of an indicator become arrivals: stated, and edited by the planner.

    Attributes
    ----------
    indicator : str
    persons : Decimal
        In all, over the years; the target of a running total as a rule.
    from_year, to_year : int
        They come evenly from the beginning of the one to the beginning of the other, and then live as everyone does.
    share : Decimal
        Share of them who would not have come anyway, 0–1.
    profile : str
        Their ages, a profile that ships.
    part_of : str
        Another indicator that counts the same people: they are shown, and not summed again.
    reason : str
    """

    indicator: str
    persons: Decimal
    from_year: int
    to_year: int
    share: Decimal = Decimal(1)
    profile: str = "family"
    part_of: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Tree:
    """Nodes in the order of the document.

    Attributes
    ----------
    nodes : sequence of Node
    placements : sequence of Placement
    """

    nodes: Sequence[Node]
    placements: Sequence[Placement] = ()

    def children(self, parent: str) -> tuple[Node, ...]:
        """Return the nodes below one, or the roots for an empty text, in their order."""
        below = (node for node in self.nodes if node.parent == parent)
        return tuple(sorted(below, key=lambda node: node.order))

    def walk(self, parent: str = "", depth: int = 0) -> Iterator[tuple[int, Node]]:
        """Go through the tree from the top, each node with its depth."""
        for node in self.children(parent):
            yield depth, node
            yield from self.walk(node.id, depth + 1)

    def placed(self, node: str) -> tuple[Placement, ...]:
        """Return what stands at a node a second time."""
        return tuple(place for place in self.placements if place.node == node)

    def distinct(self, kind: Kind) -> int:
        """Count the nodes of a kind; what stands twice is one."""
        return sum(node.kind is kind for node in self.nodes)

    def listed(self, kind: Kind) -> int:
        """Count the places at which nodes of a kind stand."""
        return self.distinct(kind) + sum(
            bool(place.measure) for place in self.placements if kind is Kind.MEASURE
        )

    def unreachable(self) -> tuple[Node, ...]:
        """Return the nodes that no root leads to: they run in a circle."""
        reached = {node.id for _, node in self.walk()}
        return tuple(node for node in self.nodes if node.id not in reached)
