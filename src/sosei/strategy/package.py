"""A strategy package: every table of one strategy, as value objects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from sosei.strategy.case import Record
from sosei.strategy.indicator import Break, Indicator, Milestone, Observation, Target
from sosei.strategy.judgement import Judgement, judge
from sosei.strategy.plan import (
    Extraction,
    FrameworkItem,
    Node,
    Placement,
    Succession,
    Tag,
    Text,
    Tree,
    WorthRule,
)


@dataclass(frozen=True)
class Package:
    """One strategy.

    Attributes
    ----------
    nodes, placements, indicators, targets, milestones, frameworks, tags, extractions, successions, breaks,
    worth_rules, texts, observations : tuple
        The rows of the tables of that name, in their order.
    """

    nodes: tuple[Node, ...] = ()
    placements: tuple[Placement, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    targets: tuple[Target, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    frameworks: tuple[FrameworkItem, ...] = ()
    tags: tuple[Tag, ...] = ()
    extractions: tuple[Extraction, ...] = ()
    successions: tuple[Succession, ...] = ()
    breaks: tuple[Break, ...] = ()
    worth_rules: tuple[WorthRule, ...] = ()
    texts: tuple[Text, ...] = ()
    observations: tuple[Observation, ...] = ()

    @cached_property
    def tree(self) -> Tree:
        """The nodes as a tree."""
        return Tree(self.nodes, self.placements)

    @cached_property
    def records(self) -> dict[str, Record]:
        """Each indicator with all that is known of it, in the order of the indicators."""
        observations, targets = _by_indicator(self.observations), _by_indicator(self.targets)
        breaks, milestones = _by_indicator(self.breaks), _by_indicator(self.milestones)
        return {
            i.id: Record(
                i,
                tuple(observations.get(i.id, ())),
                {m.year: m.target for m in milestones.get(i.id, ())},
                tuple(targets.get(i.id, ())),
                tuple(breaks.get(i.id, ())),
            )
            for i in self.indicators
        }

    def judge(self, year: int) -> tuple[Judgement, ...]:
        """Judge every indicator in a year of its own basis, in the order of the indicators."""
        return tuple(judge(record, year) for record in self.records.values())


class _OfIndicator(Protocol):
    @property
    def indicator(self) -> str: ...


Row = TypeVar("Row", bound=_OfIndicator)


def _by_indicator(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.indicator, []).append(row)
    return found
