"""A strategy in the year up to which it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sosei.publishing.spoken import own, spoken
from sosei.publishing.strategy.branches import Branch, Branches, first_places
from sosei.publishing.strategy.cells import BEFORE, STATUS, KpiCells, status_counts
from sosei.publishing.strategy.lines import status
from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.forecast.outlook import Outlooks, outlooks
from sosei.strategy.overview import Told, overview
from sosei.strategy.package import Package


@dataclass(frozen=True)
class Plan:
    """A strategy with what is printed around it.

    Attributes
    ----------
    package : Package
    name, town : Own
    label : Own or None
        What every page says of it.
    first, last : int
        Its period.
    year : int
        Up to which actual values are printed, and in which it is judged.
    version : int or None
        Of the stored strategy; a package in files has none.
    before : Plan, optional
        The strategy that it follows.
    table : str
        Of the cells in which its counts of statuses are.
    """

    package: Package
    name: Own
    town: Own
    label: Own | None
    first: int
    last: int
    year: int
    version: int | None = None
    before: Plan | None = None
    table: str = STATUS

    @cached_property
    def names(self) -> Names:
        """What it calls its own."""
        return Names(self.package)

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """How every indicator stands, in the order of the indicators."""
        judged = overview(self.package, self.year).told
        return {each.judgement.indicator.id: each for each in judged}

    @cached_property
    def branches(self) -> Branches:
        """Builder of its tree."""
        judged = {name: each.judgement for name, each in self.told.items()}
        return Branches(self.package, self.names, judged)

    @cached_property
    def pillars(self) -> tuple[Branch, ...]:
        """Its pillars, in their order."""
        return tuple(branch for branch in self.branches.roots() if branch.pillar)

    @cached_property
    def cells(self) -> KpiCells:
        """Every figure that is printed of it, by the id of its cell."""
        counts = self.counts
        if self.before is not None:
            counts = counts | replace(self.before, table=BEFORE).counts
        period = range(self.first, self.year + 1)
        return KpiCells(self.package, period, counts=counts, outlooks=self.outlooks)

    @cached_property
    def outlooks(self) -> Outlooks:
        """How likely its targets are, from what is known up to the year."""
        return outlooks(self.package, self.year)

    @property
    def counts(self) -> dict[str, int]:
        """How many indicators of each pillar have each mark, by the id of the cell."""
        marks = {name: status(each.judgement).mark for name, each in self.told.items()}
        return status_counts(marks, self.inside_of, self.table)

    @property
    def inside_of(self) -> Mapping[str, list[str]]:
        """The indicators of each pillar."""
        return {
            p.id: [each.judgement.indicator.id for each in self.inside(p)] for p in self.pillars
        }

    def inside(self, branch: Branch) -> list[Told]:
        """Return the indicators of a branch, each at its first place."""
        return [self.told[line.id] for line in first_places(branch)]


def words(told: Own) -> str:
    """Return words of a strategy in the language that is spoken, marked where it has only the other one."""
    text, language = told.text(spoken())
    return own(text) if language == "ja" else text
