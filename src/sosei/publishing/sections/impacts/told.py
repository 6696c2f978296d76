"""The fields of a result as the chapter asks for them: by part, item and scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sosei.base.provenance import Source
from sosei.publishing import wording
from sosei.publishing.sections.impacts.parts import Part
from sosei.sectors.demand import Demand, Demands, RateMissing
from sosei.sectors.observed import Observed
from sosei.studies.ensemble.fields import are_drawn
from sosei.studies.ensemble.frozen import Ensemble, Spread
from sosei.studies.fields import FieldsTold
from sosei.studies.frozen_fields import origins
from sosei.studies.result import VisionResult


@dataclass(frozen=True)
class Told:
    """A result and its fields.

    Attributes
    ----------
    result : VisionResult
    fields : FieldsTold
    ensemble : Ensemble or None
        Drawn from the result.
    """

    result: VisionResult
    fields: FieldsTold
    ensemble: Ensemble | None = None

    @cached_property
    def status_quo(self) -> Demands:
        """The scenario in which nothing changes."""
        return self.fields.scenario(str(self.result.manifest["vision"]["status_quo"]))

    @cached_property
    def others(self) -> tuple[Demands, ...]:
        """Every other scenario."""
        return tuple(each for each in self.fields.scenarios if each is not self.status_quo)

    @property
    def years(self) -> tuple[int, ...]:
        """Years that are projected."""
        return self.status_quo.years

    @property
    def too_few_dwellings(self) -> bool:
        """Whether there are fewer dwellings than households in some year."""
        vacant = (e for e in self.status_quo.items if e.item == "vacant_dwellings")
        return any(bool((each.value < 0).any()) for each in vacant)

    def label(self, scenario: Demands) -> str:
        """Return what a scenario is called."""
        return wording.scenario(self.result, scenario.scenario)

    def spread(
        self, scenario: Demands, base: Demands, measure: str, field: str, item: str
    ) -> dict[int, Spread]:
        """Return by year between which numbers four draws in five of a difference lie; none without draws."""
        if self.ensemble is None or not self.are_drawn:
            return {}
        pair = scenario.scenario, base.scenario
        return self.ensemble.field_spread(*pair, measure, field, item)

    @cached_property
    def are_drawn(self) -> bool:
        """Whether it was these very fields that were drawn."""
        return self.ensemble is not None and are_drawn(self.ensemble, self.fields)

    def observed(self, part: Part) -> list[Observed]:
        """Return the figures of a part."""
        return [each for each in self.fields.observed if part.has(each)]

    def items(self, part: Part, scenario: Demands) -> list[Demand]:
        """Return what follows for a part."""
        return [each for each in scenario.items if part.has(each)]

    def missing(self, part: Part) -> list[RateMissing]:
        """Return the rates that a part lacks."""
        return [each for each in self.status_quo.missing if part.has(each)]

    def series(self, part: Part, item: str) -> list[Observed]:
        """Return one item's longest series of one statistic, in order of time."""
        by_statistic: dict[str, list[Observed]] = {}
        for each in self.observed(part):
            if each.item == item:
                by_statistic.setdefault(each.statistic, []).append(each)
        longest = max(by_statistic.values(), key=len, default=[])
        return sorted(longest, key=lambda each: each.year)

    def demand(self, part: Part, item: str, scenario: Demands) -> Demand | None:
        """Return one item of a scenario; None where nothing follows."""
        found = (each for each in self.items(part, scenario) if each.item == item)
        return next(found, None)

    def sources(self, demand: Demand | None, series: Sequence[Observed]) -> tuple[Source, ...]:
        """Return where an item is from: what was observed, the projection and the rate."""
        seen = (Source(each.statistic, "", str(each.year)) for each in series)
        projected = () if demand is None else self.result.tables["indicators"].sources
        rate = () if demand is None else origins([demand])
        return tuple(dict.fromkeys((*seen, *projected, *rate)))
