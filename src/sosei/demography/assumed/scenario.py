"""Scenarios: named, immutable changes of the assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import SoseiError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.flows import Offset
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.known.migration import last_two_together


class LeverWithoutConversionError(SoseiError, ValueError):
    """A path of the TFR was asked for where nothing says what a TFR means."""


class RuleWithoutFlowsError(SoseiError, ValueError):
    """A migration rule was asked for that the run's form of migration does not have."""


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
        if len(self.points) == 1:
            return next(iter(self.points.values()))
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
class _Multiplied:
    """A rule with a multiplier λ(t): 1 leaves migration as it is, 0 ends its balance.

    Attributes
    ----------
    path : Path
        λ by year.
    at : MigrationAt
        Where in the step λ is read.
    """

    path: Path
    at: MigrationAt = MigrationAt.MID

    def multiplier(self, start: int, width: int) -> float:
        """Return λ of the step that starts in `start`."""
        return self.path.at(start + (width / 2 if self.at is MigrationAt.MID else width))

    def multipliers(self, assumptions: Assumptions) -> Array:
        """Return λ of every step, ``[step]``."""
        width = assumptions.ages.width
        return np.array([self.multiplier(start, width) for start in assumptions.starts])


@dataclass(frozen=True)
class ScaleMigration(_Multiplied):
    """All net migration, rates and counts alike, times λ."""

    def apply(self, assumptions: Assumptions) -> Assumptions:
        """Return the assumptions with migration scaled."""
        multipliers = self.multipliers(assumptions)
        if assumptions.gross is not None:
            return replace(assumptions, gross=replace(assumptions.gross, scale=multipliers))
        factor = multipliers[:, None, None, None]
        count = assumptions.net_count
        return replace(
            assumptions,
            net_rate=assumptions.net_rate * factor,
            net_count=None if count is None else count * factor,
        )


@dataclass(frozen=True)
class OffsetMigration(_Multiplied):
    """Outflow keeps its ages; in-migrants of a profile are added until the total is λ times it."""

    profile: Profile = PROFILES["family"]

    def apply(self, assumptions: Assumptions) -> Assumptions:
        """Return the assumptions with the offset."""
        if assumptions.gross is not None:
            raise RuleWithoutFlowsError(
                "rule offset needs net migration; use rule gross with gross flows"
            )
        weights = self.profile.on(assumptions.ages)
        if assumptions.ages.width > 1:
            weights = last_two_together(weights[:, :, None])[:, :, 0]
        return replace(assumptions, offset=Offset(self.multipliers(assumptions), weights))


@dataclass(frozen=True)
class GrossMigration(_Multiplied):
    """Out-rates times 1 − c and in-counts times 1 + c, so that the balance is λ times its baseline."""

    def apply(self, assumptions: Assumptions) -> Assumptions:
        """Return the assumptions with the multiplier of their gross flows."""
        if assumptions.gross is None:
            raise RuleWithoutFlowsError("rule gross needs out-rates and in-shares")
        gross = replace(assumptions.gross, multiplier=self.multipliers(assumptions))
        return replace(assumptions, gross=gross)


MigrationRule = ScaleMigration | OffsetMigration | GrossMigration


@dataclass(frozen=True)
class Arrivals:
    """Persons who come every year from one time to another, in every area.

    Attributes
    ----------
    start, end : int
        From the beginning of `start` to the beginning of `end`, years.
    per_year : float
        Net persons per year.
    profile : Profile
    """

    start: int
    end: int
    per_year: float
    profile: Profile

    def of_step(self, start: int, width: int) -> float:
        """Return the persons who come in the step that starts in `start`."""
        years = min(self.end, start + width) - max(self.start, start)
        return self.per_year * max(years, 0)

    def by_cell(self, assumptions: Assumptions) -> Array:
        """Return the persons by step, sex and age, ``[step, sex, age, 1]``."""
        width = assumptions.ages.width
        persons = np.array([self.of_step(start, width) for start in assumptions.starts])
        weights = self.profile.on(assumptions.ages)
        cells: Array = persons[:, None, None, None] * weights[None, :, :, None]
        return cells


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
    tfr_at : TfrAt or None
        None: at the end of a five-year step, in the middle of a single year.
    migration : ScaleMigration, OffsetMigration, GrossMigration or None
    arrivals : tuple of Arrivals
    """

    name: str
    label: str = ""
    tfr: Path | None = None
    tfr_at: TfrAt | None = None
    migration: MigrationRule | None = None
    arrivals: tuple[Arrivals, ...] = ()

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
            changed = self._with_fertility(changed)
        if self.migration is not None:
            changed = self.migration.apply(changed)
        if self.arrivals:
            changed = self._with_arrivals(changed)
        return changed

    def tfr_of_step(self, start: int, width: int) -> float | None:
        """Return the TFR read from the path for the step that starts in `start`."""
        if self.tfr is None:
            return None
        at = self.tfr_at or (TfrAt.MID if width == 1 else TfrAt.END)
        if at is TfrAt.MEAN:
            return self.tfr.mean(start, start + width)
        return self.tfr.at(start + (width / 2 if at is TfrAt.MID else width))

    def _with_fertility(self, assumptions: Assumptions) -> Assumptions:
        width = assumptions.ages.width
        path = np.array(
            [self.tfr_of_step(start, width) for start in assumptions.starts], dtype=float
        )
        if assumptions.asfr is not None:
            return replace(assumptions, asfr=self._asfr(assumptions.asfr, path))
        per_tfr = assumptions.cwr_per_tfr
        if per_tfr is None or np.any(np.isnan(per_tfr)):
            raise LeverWithoutConversionError(
                f"scenario {self.name}: a tfr path needs cwr_per_tfr in every step and area"
            )
        return replace(assumptions, child_woman_ratio=per_tfr * path[:, None])

    def _asfr(self, asfr: Array, path: Array) -> Array:
        """Keep the shape of the rates, and replace their sum."""
        total = asfr.sum(axis=1, keepdims=True)
        if np.any(total <= 0):
            raise LeverWithoutConversionError(
                f"scenario {self.name}: a tfr path needs asfr rows above 0 in every step and area"
            )
        rates: Array = asfr / total * path[:, None, None]
        return rates

    def _with_arrivals(self, assumptions: Assumptions) -> Assumptions:
        cells = sum((arrivals.by_cell(assumptions) for arrivals in self.arrivals), np.zeros(1))
        shape = (*cells.shape[:-1], len(assumptions.areas))
        return replace(assumptions, arrivals=np.broadcast_to(cells, shape))
