"""What levers come to: the projection of a result's own inputs, and its key figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.assumed.deaths import fewer, multipliers, with_deaths
from sosei.demography.engine.projection import Projection
from sosei.demography.known.population import SEXES
from sosei.demography.told.frames import Run, indicators_table, population_table
from sosei.demography.told.goal import Goal, Lever, Reached, Start, reach_each
from sosei.demography.told.indicators import LIFE_EXPECTANCY, indicators
from sosei.demography.told.vital import life_expectancy
from sosei.studies.gather import alive_along
from sosei.studies.rebuilt import Rebuilt, rebuilt
from sosei.studies.result import VisionResult
from sosei.studies.what_if.levers import Levers

FIRST_STEP, WIDTH = slice(0, 1), 5


@dataclass(frozen=True)
class Ground:
    """What every what-if of a result stands on: made once a result.

    Attributes
    ----------
    stands : Rebuilt
        Base population and status quo.
    alive : Array
        S_b, ``[step, sex, 1]``: share of a step's births who are alive at its end.
    tfr : float
        Children per woman as the status quo has it.
    """

    stands: Rebuilt
    alive: Array
    tfr: float

    @property
    def base(self) -> int:
        """Year from which it is projected."""
        return self.stands.base.year

    @property
    def horizon(self) -> int:
        """Last year."""
        return self.stands.status_quo.ends[-1]

    @property
    def years(self) -> tuple[int, ...]:
        """Base year and the end of every step."""
        return (self.base, *self.stands.status_quo.ends)


def ground(result: VisionResult) -> Ground:
    """Rebuild what a result stands on.

    Parameters
    ----------
    result : VisionResult
    """
    stands = rebuilt(result)
    held = stands.status_quo
    ratio = held.children_per_woman[0, 0]
    per_tfr = np.nan if held.cwr_per_tfr is None else held.cwr_per_tfr[0, 0]
    return Ground(stands, _of_steps(_alive(result, held), stands), float(ratio / per_tfr))


def _of_steps(alive: Array, stands: Rebuilt) -> Array:
    """Return S_b of every step, ``[step, sex, 1]``, from that of the first one."""
    dying = stands.dying
    if dying is not None:
        return alive_along(1 - (1 - alive) / dying.births[0], dying)
    steps = stands.status_quo.steps
    return frozen(np.broadcast_to(alive[None, :, None], (steps, len(SEXES), 1)))


def _alive(result: VisionResult, held: Assumptions) -> Array:
    """Return S_b of the first step, ``[sex]``: the life expectancy frozen is S_b times what the ratios alone give."""
    everybody = np.ones((1, len(SEXES), 1))
    without = life_expectancy(held.survival[FIRST_STEP], held.ages, everybody)
    if without is None:
        raise ValueError("life expectancy needs the survival from birth")
    years = _life_of_first_step(result)
    return frozen(years / without[0, :, 0])


def _life_of_first_step(result: VisionResult) -> Array:
    """Return the life expectancy of the first step of the status quo as it was frozen, ``[sex]``, years."""
    told: Any = result.manifest
    year, name = told["base_year"] + WIDTH, told["vision"]["status_quo"]
    rows = result.tables["indicators"].rows(scenario=name, year=year)
    found = {row["indicator"]: row["value"] for row in rows}
    return frozen(np.array([found[of_sex] for of_sex in LIFE_EXPECTANCY]))


@dataclass(frozen=True)
class Outcome:
    """What levers come to.

    Attributes
    ----------
    projection : Projection
        Cells below 0 set to 0 and counted.
    alive : Array
        S_b with mortality moved, ``[step, sex, 1]``.
    """

    projection: Projection
    alive: Array

    @cached_property
    def told(self) -> dict[str, Array]:
        """Every indicator, ``[year]``; nan where it is not defined."""
        every = indicators(self.projection, self.alive)
        return {name: values[:, 0] for name, values in every.items()}

    @property
    def years(self) -> tuple[int, ...]:
        """Base year and the end of every step."""
        return self.projection.years

    @property
    def clamped(self) -> int:
        """Cells that would have fallen below 0."""
        return len(self.projection.clamps)

    def value(self, indicator: str, year: int) -> float:
        """Return one indicator of one year."""
        return float(self.told[indicator][self.years.index(year)])

    def life(self, year: int) -> tuple[float, float]:
        """Return the life expectancy of men and women in the step that ends in a year."""
        men, women = (self.value(name, year) for name in LIFE_EXPECTANCY)
        return men, women

    def persons(self, year: int) -> Array:
        """Return persons of a year, ``[sex, age]``."""
        return frozen(self.projection.at(year)[:, :, 0])


def start_of(stands: Ground, levers: Levers) -> Start:
    """Return a result's inputs with levers moved, ready to run or to seek a goal from.

    Parameters
    ----------
    stands : Ground
    levers : Levers
        Without faults.
    """
    moved = levers.scenario().apply(stands.stands.status_quo)
    if levers.deaths is not None:
        moved = with_deaths(moved, levers.deaths)
    return Start(stands.stands.base, moved)


def outcome(stands: Ground, levers: Levers) -> Outcome:
    """Project a result's inputs with levers moved.

    Parameters
    ----------
    stands : Ground
    levers : Levers
        Without faults.
    """
    start = start_of(stands, levers)
    alive = stands.alive
    if levers.deaths is not None:
        alive = fewer(alive, multipliers(levers.deaths, start.assumptions))
    return Outcome(start.run(start.assumptions), alive)


def closing(stands: Ground, levers: Levers, value: float, year: int) -> dict[Lever, Reached]:
    """Find what level of each single lever reaches a total population from where levers stand.

    Parameters
    ----------
    stands : Ground
    levers : Levers
    value : float
        Persons.
    year : int
        One of the projected years.

    Returns
    -------
    dict of Lever to Reached
    """
    return reach_each(start_of(stands, levers), Goal(value, year), list(Lever))


def frames(outcomes: dict[str, Outcome]) -> dict[str, Any]:
    """Return what is seen as tidy tables: ``population`` and ``indicators``, by scenario.

    Parameters
    ----------
    outcomes : dict of str to Outcome
        By what the scenario is called.
    """
    runs = [Run(name, made.projection, made.alive) for name, made in outcomes.items()]
    return {"population": population_table(runs), "indicators": indicators_table(runs)}
