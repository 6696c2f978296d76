"""Goal seek: which level of one lever gives an indicator in a year, or why none does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, SoseiError
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.beside import beside, can_stand_beside
from sosei.demography.assumed.profiles import PROFILES, Profile
from sosei.demography.assumed.scenario import Arrivals, Path, ScaleMigration, Scenario
from sosei.demography.engine.control import Control
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import FEMALE, SEXES, Population
from sosei.demography.told.indicators import AGE_BANDS, WOMEN, indicators
from sosei.demography.told.seek import Reach, seek_each, seeking

Bounds = tuple[float, float]


class Lever(StrEnum):
    """What may be moved to reach a goal."""

    TFR = "tfr"
    MIGRATION = "migration"
    ARRIVALS = "arrivals"


TFR_BOUNDS: Bounds = (0.0, 4.0)
"""Children per woman."""

MIGRATION_BOUNDS: Bounds = (-2.0, 3.0)
"""Multiplier of net migration; below 0, losses become gains."""

MOST_ARRIVALS = 0.05
"""Share of the base population that may come in a year, at most."""

CURVE = tuple(round(1 + 0.1 * step, 1) for step in range(16))
"""TFRs of the curve of pairs: 1.0, 1.1 … 2.5."""


class NoSuchIndicatorError(SoseiError, LookupError):
    """An indicator that these age groups and inputs do not give."""

    def __init__(self, indicator: str, known: Iterable[str]) -> None:
        self.known = sorted(known)
        super().__init__(f"no indicator {indicator}; expected one of {', '.join(self.known)}")


@dataclass(frozen=True)
class Goal:
    """What is to be reached.

    Attributes
    ----------
    value : float
        In the indicator's unit.
    year : int
        The base year of the run plus whole steps.
    indicator : str
        As in ``indicators.csv``.
    area : int
        Place along the last axis.
    """

    value: float
    year: int
    indicator: str = "total"
    area: int = 0


@dataclass(frozen=True)
class Start:
    """The run from which the lever is moved.

    Attributes
    ----------
    population : Population
    assumptions : Assumptions
        With the levers of its scenario moved.
    control : Targets or Factors, optional
    """

    population: Population
    assumptions: Assumptions
    control: Control | None = None

    def run(self, assumptions: Assumptions) -> Projection:
        """Project; cells below 0 are set to 0, so that every level of a lever has its answer."""
        return project(self.population, assumptions, self.control, clamp=True)

    def outcomes(self, several: Sequence[Assumptions], goal: Goal) -> list[float]:
        """Return the goal's indicator with each of some assumptions, in one run where none meet."""
        if self.control is not None or not can_stand_beside(several):
            return [told(self.run(each), goal) for each in several]
        values = _by_area(self._beside(several), goal)
        return [float(value) for value in values[goal.area :: len(self.population.areas)]]

    def clamped(self, several: Sequence[Assumptions]) -> list[int]:
        """Return how many cells are set to 0 with each of some assumptions."""
        if self.control is not None or not can_stand_beside(several):
            return [len(self.run(each).clamps) for each in several]
        areas = len(self.population.areas)
        cells = [clamp.area // areas for clamp in self._beside(several).clamps]
        return [cells.count(place) for place in range(len(several))]

    def _beside(self, several: Sequence[Assumptions]) -> Projection:
        """Project with each of some assumptions, as areas beside each other."""
        every = beside(several)
        persons = np.tile(self.population.persons, len(several))
        population = replace(self.population, persons=persons, areas=every.areas)
        return project(population, every, clamp=True)


@dataclass(frozen=True)
class Reached:
    """The answer of a goal seek.

    Attributes
    ----------
    goal : Goal
    lever : Lever
    answer : Reach
    value : float
        Level of the lever: children per woman, multiplier, or persons per year. Where the goal is
        not reached, the best level within the bounds; nan if there is none.
    attained : float
        The indicator with it.
    as_it_stands : float
        The indicator without moving the lever.
    neutral : float
        The level that changes nothing: the scenario's TFR of that year (nan if not known), 1, or 0.
    bounds : tuple of float
    clamped : int
        Cells that were set to 0.
    tfr : float or None
        In a curve of pairs, the TFR that the multiplier goes with.
    """

    goal: Goal
    lever: Lever
    answer: Reach
    value: float
    attained: float
    as_it_stands: float
    neutral: float
    bounds: Bounds
    clamped: int
    tfr: float | None = None


Move = Callable[[float], Assumptions]


def reach(
    start: Start,
    goal: Goal,
    lever: Lever,
    *,
    profile: Profile = PROFILES["family"],
    arrivals_from: int | None = None,
    bounds: Bounds | None = None,
) -> Reached:
    """Find the level of one lever that reaches a goal.

    The TFR is one level for all steps instead of the scenario's; migration is a multiplier of the
    scenario's net migration in all steps; arrivals are persons per year beside the scenario's, up to
    the goal's year. All areas move together.

    Parameters
    ----------
    start : Start
    goal : Goal
    lever : Lever
    profile : Profile
        Of arrivals.
    arrivals_from : int, optional
        Year in which they begin; the base year if left out.
    bounds : tuple of float, optional
        Of the lever, in its unit.

    Returns
    -------
    Reached
        Of several levels the one nearest to the scenario's own.

    Raises
    ------
    LeverWithoutConversionError
        If the TFR is asked for where nothing says what a TFR means.
    NoSuchIndicatorError
        If the run does not give the indicator.
    ValueError
        If the goal's year is no end of a step.

    Source
    ------
    EXCHANGE, `sosei goal`; METHOD 3 for the levers. The search: `seek`.
    """
    limits = {} if bounds is None else {lever: bounds}
    each = reach_each(
        start, goal, [lever], profile=profile, arrivals_from=arrivals_from, bounds=limits
    )
    return each[lever]


def reach_each(
    start: Start,
    goal: Goal,
    levers: Sequence[Lever],
    *,
    profile: Profile = PROFILES["family"],
    arrivals_from: int | None = None,
    bounds: Mapping[Lever, Bounds] | None = None,
) -> dict[Lever, Reached]:
    """Find of each of some levers the level that alone reaches a goal; what all of them try is run at once.

    Parameters
    ----------
    start, goal, profile, arrivals_from
        As in `reach`.
    levers : sequence of Lever
    bounds : mapping of Lever to tuple of float, optional
        Of each lever in its unit; its usual ones where left out.

    Raises
    ------
    LeverWithoutConversionError, NoSuchIndicatorError, ValueError
        As in `reach`.

    Source
    ------
    `reach`.
    """
    held = start.run(start.assumptions)
    first = goal_start(start) if arrivals_from is None else arrivals_from
    before = start.assumptions if len(levers) == 1 else _with_room(start.assumptions)
    moves: Mapping[Lever, Move] = {
        Lever.TFR: lambda level: with_tfr(before, level),
        Lever.MIGRATION: lambda times: with_migration(before, times),
        Lever.ARRIVALS: _arriving(before, profile, (first, goal.year)),
    }
    neutral = {lever: _neutral(lever, held, goal) for lever in levers}
    limits = {
        lever: (bounds or {}).get(lever) or default_bounds(lever, start.population, goal.area)
        for lever in levers
    }

    def answers(asked: Mapping[Lever, list[float]]) -> dict[Lever, list[float]]:
        pairs = [(lever, level) for lever, levels in asked.items() for level in levels]
        values = start.outcomes([moves[lever](level) for lever, level in pairs], goal)
        told_of: dict[Lever, list[float]] = {lever: [] for lever in asked}
        for (lever, _), value in zip(pairs, values, strict=True):
            told_of[lever].append(value)
        return told_of

    searches = {
        lever: seeking(goal.value, *limits[lever], near=_near(neutral[lever], limits[lever]))
        for lever in levers
    }
    sought = seek_each(searches, answers)
    clamped = start.clamped([moves[lever](sought[lever].at) for lever in levers])
    return {
        lever: Reached(
            goal=goal,
            lever=lever,
            answer=sought[lever].answer,
            value=sought[lever].at,
            attained=sought[lever].value,
            as_it_stands=told(held, goal),
            neutral=neutral[lever],
            bounds=limits[lever],
            clamped=cells,
        )
        for lever, cells in zip(levers, clamped, strict=True)
    }


def _near(neutral: float, bounds: Bounds) -> float:
    return neutral if np.isfinite(neutral) else (bounds[0] + bounds[1]) / 2


def _with_room(assumptions: Assumptions) -> Assumptions:
    """Return assumptions with nobody who arrives where nothing is said of arrivals: they can stand beside others."""
    if assumptions.arrivals is not None:
        return assumptions
    shape = (assumptions.steps, len(SEXES), len(assumptions.ages), len(assumptions.areas))
    return replace(assumptions, arrivals=np.zeros(shape))


def curve(
    start: Start, goal: Goal, tfrs: Iterable[float] = CURVE, *, bounds: Bounds | None = None
) -> tuple[Reached, ...]:
    """Find the migration multiplier that reaches a goal together with each of some TFRs.

    Parameters
    ----------
    start, goal
        As in `reach`.
    tfrs : iterable of float
        Children per woman, one level for all steps.
    bounds : tuple of float, optional
        Of the multiplier.

    Returns
    -------
    tuple of Reached
        In the order of the TFRs.

    Raises
    ------
    LeverWithoutConversionError, NoSuchIndicatorError, ValueError
        As in `reach`.

    Source
    ------
    `reach`, with the TFR held.
    """
    pairs = []
    for level in tfrs:
        held = replace(start, assumptions=with_tfr(start.assumptions, level))
        pairs.append(replace(reach(held, goal, Lever.MIGRATION, bounds=bounds), tfr=level))
    return tuple(pairs)


def goal_start(start: Start) -> int:
    """Return the year in which levers begin unless another is said: the base year."""
    return start.assumptions.start


def default_bounds(lever: Lever, population: Population, area: int) -> Bounds:
    """Return the bounds of a lever, in its unit."""
    if lever is Lever.TFR:
        return TFR_BOUNDS
    if lever is Lever.MIGRATION:
        return MIGRATION_BOUNDS
    return 0.0, max(MOST_ARRIVALS * float(population.total[area]), 1.0)


# ── the levers ────────────────────────────────────────────────────────────────


def with_tfr(assumptions: Assumptions, level: float) -> Assumptions:
    """Return the assumptions with one TFR in all steps, children per woman.

    Raises
    ------
    LeverWithoutConversionError
        If nothing says what a TFR means.

    Source
    ------
    METHOD 2 and 3: CWR = TFR × k, or the shape of the asfr kept.
    """
    return Scenario("goal", tfr=Path({assumptions.start: level})).apply(assumptions)


def with_migration(assumptions: Assumptions, times: float) -> Assumptions:
    """Return the assumptions with all net migration multiplied, whatever its form.

    Source
    ------
    METHOD 3, rule (a) scale.
    """
    gross = assumptions.gross
    if gross is not None and gross.scale is not None:
        return replace(assumptions, gross=replace(gross, scale=gross.scale * times))
    return ScaleMigration(Path({assumptions.start: times})).apply(assumptions)


def with_arrivals(
    assumptions: Assumptions, per_year: float, profile: Profile, years: tuple[int, int]
) -> Assumptions:
    """Return the assumptions with persons per year added to the arrivals that they have.

    Parameters
    ----------
    assumptions : Assumptions
    per_year : float
        Net persons per year, in every area.
    profile : Profile
    years : tuple of int
        From the beginning of the first to the beginning of the second.

    Source
    ------
    METHOD 3, EXCHANGE `arrivals`.
    """
    return _arriving(assumptions, profile, years)(per_year)


def _arriving(assumptions: Assumptions, profile: Profile, years: tuple[int, int]) -> Move:
    one = Arrivals(*years, 1.0, profile).by_cell(assumptions)
    shape = (*one.shape[:-1], len(assumptions.areas))
    held: Array = np.zeros(shape) if assumptions.arrivals is None else assumptions.arrivals

    def moved(per_year: float) -> Assumptions:
        return replace(assumptions, arrivals=held + per_year * one)

    return moved


def _neutral(lever: Lever, held: Projection, goal: Goal) -> float:
    """Return the level that changes nothing."""
    if lever is Lever.TFR:
        return told(held, replace(goal, indicator="tfr"))
    return 1.0 if lever is Lever.MIGRATION else 0.0


# ── the indicator ─────────────────────────────────────────────────────────────

_COUNTS: Mapping[str, tuple[int, int | None, int | None]] = {
    "total": (0, None, None),
    **{name: (*ages, None) for name, ages in AGE_BANDS.items()},
    **{name: (*ages, FEMALE) for name, ages in WOMEN.items()},
}
"""Lower age, upper age, sex: told at once, without the other indicators."""


def told(projection: Projection, goal: Goal) -> float:
    """Return one indicator of one year and area; nan where it is not defined.

    Raises
    ------
    NoSuchIndicatorError
        If the run does not give it.
    ValueError
        If the year is no end of a step.
    """
    return float(_by_area(projection, goal)[goal.area])


def _by_area(projection: Projection, goal: Goal) -> Array:
    """Return the goal's indicator of every area, ``[area]``; nan where it is not defined."""
    place = projection.years.index(goal.year)
    if goal.indicator == "ageing_rate":
        aged, total = (_count(projection, name, place) for name in ("age_65_plus", "total"))
        share: Array = np.divide(aged, total, out=np.full_like(total, np.nan), where=total > 0)
        return share
    if goal.indicator in _COUNTS:
        return _count(projection, goal.indicator, place)
    values = indicators(projection)
    if goal.indicator not in values:
        raise NoSuchIndicatorError(goal.indicator, values)
    found: Array = values[goal.indicator][place]
    return found


def _count(projection: Projection, indicator: str, place: int) -> Array:
    """Return persons between two ages, ``[area]``, without telling every other indicator."""
    lower, upper, sex = _COUNTS[indicator]
    try:
        ages = projection.ages.cut(lower, upper)
    except AgeGroupsError:
        raise NoSuchIndicatorError(indicator, indicators(projection)) from None
    persons = projection.persons[place, :, ages]
    count: Array = persons.sum(axis=(0, 1)) if sex is None else persons[sex].sum(axis=0)
    return count
