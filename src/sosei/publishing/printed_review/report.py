"""A review as it is printed: the edition, and the strategy in its year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sosei.base.messages import Both
from sosei.publishing.printed_strategy.plan import Plan
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy.branches import Branch, first_places
from sosei.publishing.strategy.frozen import Frozen, FrozenIndicator
from sosei.publishing.strategy.lines import Status
from sosei.publishing.strategy.names import Own


@dataclass(frozen=True)
class ReviewReport:
    """What a report is made from.

    Attributes
    ----------
    frozen : Frozen
        The edition; of a review that is not frozen yet, what it would be now.
    draft : bool
        Whether it is not frozen yet.
    """

    frozen: Frozen
    draft: bool = False

    @cached_property
    def plan(self) -> Plan:
        """The strategy as it was, in the year under review."""
        head, cycle = self.frozen.plain["strategy"], self.frozen.plain["cycle"]
        return Plan(
            package=self.frozen.package,
            name=self.frozen.name,
            town=Own(head["town"]),
            label=self.frozen.label,
            first=int(head["first_year"]),
            last=int(head["last_year"]),
            year=int(cycle["year"]),
        )

    @cached_property
    def judged(self) -> Mapping[str, FrozenIndicator]:
        """Every indicator by its id, in the order of the strategy."""
        return {each.id: each for each in self.frozen.indicators}

    def inside(self, branch: Branch) -> list[FrozenIndicator]:
        """Return the indicators of a branch, each at its first place."""
        return [self.judged[line.id] for line in first_places(branch)]


def marked(status: Status) -> str:
    """Return a status as shape and word."""
    return f"{status.mark} {told(status.words)}"


def statuses(inside: Iterable[FrozenIndicator], order: Sequence[tuple[Status, int]]) -> str:
    """Say how many indicators have which mark, in the order of the whole.

    Parameters
    ----------
    inside : iterable of FrozenIndicator
    order : sequence of (Status, int)
        `Frozen.counts`.
    """
    marks = [each.mark.mark for each in inside]
    parts = [
        say(f"「{told(status.words)}」{count}件", f"{count} “{told(status.words)}”")
        for status, _ in order
        if (count := marks.count(status.mark))
    ]
    if not parts:
        return say("指標はありません。", "There are no indicators.")
    listed = say("、", ", ").join(parts)
    return say(
        f"指標{len(marks)}件の評価は、{listed}です。", f"Of {len(marks)} indicators: {listed}."
    )


def of_kind(report: ReviewReport) -> str:
    """Return what the report is called: 2024年度（令和6年度） 効果検証報告書."""
    year: Both = report.frozen.year
    return say(
        f"{year.ja} {report.frozen.kind.ja}報告書",
        f"Report on the {report.frozen.kind.en} of {year.en}",
    )
