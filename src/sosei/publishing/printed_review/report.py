"""A review as it is printed: the edition, and the strategy in its year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sosei.base.messages import Both
from sosei.publishing.spoken import say, told
from sosei.publishing.strategy.branches import Branch, first_places
from sosei.publishing.strategy.cells import (
    ALL,
    STATUS,
    YEARLY,
    KpiCells,
    counted,
    status_counts,
)
from sosei.publishing.strategy.frozen import Frozen, FrozenIndicator
from sosei.publishing.strategy.lines import Status
from sosei.publishing.strategy.names import Own
from sosei.publishing.strategy.plan import Plan
from sosei.studies.manuscript import edition as text
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class ReviewReport:
    """What a report is made from.

    Attributes
    ----------
    frozen : Frozen
        The edition; of a review that is not frozen yet, what it would be now.
    draft : bool
        Whether it is not frozen yet.
    before : Frozen, optional
        The edition of the year before.
    vision : VisionResult, optional
        The municipality's published vision.
    """

    frozen: Frozen
    draft: bool = False
    before: Frozen | None = None
    vision: VisionResult | None = None

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

    @property
    def text(self) -> text.Edition | None:
        """What the municipality writes beside the figures, if anything."""
        held = self.frozen.plain.get("manuscript")
        return text.Edition(held["texts"], held["version"]) if held else None

    @cached_property
    def judged(self) -> Mapping[str, FrozenIndicator]:
        """Every indicator by its id, in the order of the strategy."""
        return {each.id: each for each in self.frozen.indicators}

    @cached_property
    def cells(self) -> ReviewCells:
        """Every figure that is printed, by the id of its cell."""
        year = self.plan.year
        judged = {
            (column, name, year): self.frozen.figure(name, column)
            for name in self.judged
            for column in YEARLY
        }
        marks = {name: each.mark.mark for name, each in self.judged.items()}
        counts = status_counts(marks, self.plan.inside_of) | self.frozen.counted_reports()
        years = range(self.plan.first, year + 1)
        return ReviewCells(KpiCells(self.frozen.package, years, judged, counts), self.vision)

    def inside(self, branch: Branch) -> list[FrozenIndicator]:
        """Return the indicators of a branch, each at its first place."""
        return [self.judged[line.id] for line in first_places(branch)]


class ReviewCells:
    """The cells of a review and of the vision beside it.

    Parameters
    ----------
    kpi : KpiCells
    vision : VisionResult or None
    """

    def __init__(self, kpi: KpiCells, vision: VisionResult | None) -> None:
        self.kpi = kpi
        self._vision = vision

    def at(self, cell: str) -> object:
        """Return what stands in a cell.

        Raises
        ------
        LookupError
            If neither has it.
        """
        if self._vision is None or cell in self.kpi or cell in self.kpi.counts:
            return self.kpi.at(cell)
        return self._vision.at(cell)


def marked(status: Status) -> str:
    """Return a status as shape and word."""
    return f"{status.mark} {told(status.words)}"


def statuses(
    inside: Iterable[FrozenIndicator], order: Sequence[tuple[Status, int]], of: str = ALL
) -> str:
    """Say how many indicators have which mark, in the order of the whole.

    Parameters
    ----------
    inside : iterable of FrozenIndicator
    order : sequence of (Status, int)
        `Frozen.counts`.
    of : str
        Id of the pillar, for the cells of the counts.
    """
    marks = [each.mark.mark for each in inside]
    parts = [
        say(f"「{told(status.words)}」{number}件", f"{number} “{told(status.words)}”")
        for status, _ in order
        if (count := marks.count(status.mark))
        for number in (counted(count, STATUS, of, status.mark),)
    ]
    if not parts:
        return say("指標はありません。", "There are no indicators.")
    listed, whole = say("、", ", ").join(parts), counted(len(marks), STATUS, of, ALL)
    return say(f"指標{whole}件の評価は、{listed}です。", f"Of {whole} indicators: {listed}.")


def of_kind(report: ReviewReport) -> str:
    """Return what the report is called: 2024年度（令和6年度） 効果検証報告書."""
    year: Both = report.frozen.year
    return say(
        f"{year.ja} {report.frozen.kind.ja}報告書",
        f"Report on the {report.frozen.kind.en} of {year.en}",
    )
