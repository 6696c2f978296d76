"""Scenarios: named, immutable changes of the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from sosei.base.arrays import Array
from sosei.demography.assumed.assumptions import Assumptions


class LeverWithoutConversionError(ValueError):
    """A path of the TFR was asked for where no child–woman ratio per TFR is known."""


@dataclass(frozen=True)
class Path:
    """Values at years: straight lines between them, flat outside.

    Attributes
    ----------
    points : mapping of int to float
        At least one year with its value; kept in order of the years.
    """

    points: Mapping[int, float]

    def __post_init__(self) -> None:
        """Put the points in order."""
        if not self.points:
            raise ValueError("a path needs at least one year")
        ordered = {int(year): float(self.points[year]) for year in sorted(self.points)}
        object.__setattr__(self, "points", MappingProxyType(ordered))

    def at(self, time: float) -> float:
        """Return the value at a time, years."""
        return float(np.interp(time, list(self.points), list(self.points.values())))

    def mean(self, start: float, end: float) -> float:
        """Return the exact average over the years from `start` to `end`."""
        inner = [year for year in self.points if start < year < end]
        knots = np.array([start, *inner, end], dtype=float)
        values = np.array([self.at(knot) for knot in knots])
        areas = np.diff(knots) * (values[1:] + values[:-1]) / 2
        return float(areas.sum() / (end - start))


class TfrAt(StrEnum):
    """Where in a step the path of the TFR is read."""

    END = "end"
    MID = "mid"
    MEAN = "mean"


class MigrationAt(StrEnum):
    """Where in a step the migration multiplier is read."""

    MID = "mid"
    END = "end"


@dataclass(frozen=True)
class ScaleMigration:
    """All net migration, rates and counts, times one multiplier λ(t).

    Attributes
    ----------
    path : Path
        λ by year; 1 leaves migration as it is, 0 ends it.
    at : MigrationAt
        Where in the step λ is read.
    """

    path: Path
    at: MigrationAt = MigrationAt.MID

    def multiplier(self, start: int, width: int) -> float:
        """Return λ of the step that starts in `start`."""
        return self.path.at(start + (width / 2 if self.at is MigrationAt.MID else width))


@dataclass(frozen=True)
class Scenario:
    """A named change of the assumptions; without levers, the assumptions as they stand.

    Attributes
    ----------
    name : str
        Identifier, as in ``[scenario.NAME]``.
    label : str
        What people call it; the name if nothing else is said.
    tfr : Path or None
        Total fertility rate of every area, children per woman.
    tfr_at : TfrAt
    migration : ScaleMigration or None
    """

    name: str
    label: str = ""
    tfr: Path | None = None
    tfr_at: TfrAt = TfrAt.END
    migration: ScaleMigration | None = None

    def __post_init__(self) -> None:
        """Give a scenario without a label its name."""
        if not self.label:
            object.__setattr__(self, "label", self.name)

    def apply(self, assumptions: Assumptions) -> Assumptions:
        """Return the assumptions with this scenario's levers moved.

        Raises
        ------
        LeverWithoutConversionError
            If there is a TFR path, but no child–woman ratio per TFR in some step or area.
        """
        changed = assumptions
        if self.tfr is not None:
            changed = replace(changed, child_woman_ratio=self._child_woman_ratio(changed))
        if self.migration is not None:
            changed = self._scaled(changed, self.migration)
        return changed

    def tfr_of_step(self, start: int, width: int) -> float | None:
        """Return the TFR read from the path for the step that starts in `start`."""
        if self.tfr is None:
            return None
        if self.tfr_at is TfrAt.MEAN:
            return self.tfr.mean(start, start + width)
        return self.tfr.at(start + (width / 2 if self.tfr_at is TfrAt.MID else width))

    def _child_woman_ratio(self, assumptions: Assumptions) -> Array:
        per_tfr = assumptions.cwr_per_tfr
        if per_tfr is None or np.any(np.isnan(per_tfr)):
            raise LeverWithoutConversionError(
                f"scenario {self.name}: a tfr path needs cwr_per_tfr in every step and area"
            )
        width = assumptions.ages.width
        path = [self.tfr_of_step(end - width, width) for end in assumptions.ends]
        ratio: Array = per_tfr * np.array(path, dtype=float)[:, None]
        return ratio

    def _scaled(self, assumptions: Assumptions, rule: ScaleMigration) -> Assumptions:
        width = assumptions.ages.width
        by_step = [rule.multiplier(end - width, width) for end in assumptions.ends]
        factor = np.array(by_step)[:, None, None, None]
        count = assumptions.net_count
        return replace(
            assumptions,
            net_rate=assumptions.net_rate * factor,
            net_count=None if count is None else count * factor,
        )
