"""Events whose chance is told: a goal is reached, a stage of decline, half of the young women gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.demography.ensemble.draws import BANDS, CLOSED, Draws
from sosei.demography.told.official import CLASSES, STAGES, class_codes, stage_codes

Happened = NDArray[np.bool_]


class Event(Protocol):
    """Something that is so in a draw or is not.

    Attributes
    ----------
    name : str
    year : int
    area : str or None
        The only area that it is about.
    """

    @property
    def name(self) -> str:
        """As in chances.csv."""

    @property
    def year(self) -> int:
        """In which it is asked."""

    @property
    def area(self) -> str | None:
        """The only area that it is about."""

    def happens(self, draws: Draws, areas: tuple[int, int], values: Array) -> Happened:
        """Return whether it is so, ``[area, draw]``, from ``[area, step, indicator, draw]``."""


def place_of(draws: Draws, indicator: str) -> int:
    """Return the place of an indicator among the values."""
    kept = list(draws.kept)
    return len(kept) if indicator == "ageing_rate" else kept.index(indicator)


def step_of(draws: Draws, year: int) -> int:
    """Return the step that ends in a year."""
    return draws.assumptions.ends.index(year)


@dataclass(frozen=True)
class Reaches:
    """An indicator is at least, or at most, a value.

    Attributes
    ----------
    name : str
    year : int
    indicator : str
    value : float
        In the indicator's unit.
    at_least : bool
    area : str or None
    """

    name: str
    year: int
    indicator: str
    value: float
    at_least: bool = True
    area: str | None = None

    def happens(self, draws: Draws, areas: tuple[int, int], values: Array) -> Happened:  # noqa: ARG002
        """Return whether it is so, ``[area, draw]``."""
        found = values[:, step_of(draws, self.year), place_of(draws, self.indicator)]
        reached: Happened = found >= self.value if self.at_least else found <= self.value
        return reached


@dataclass(frozen=True)
class Halved:
    """Women of 20 to 39 are at most half of those of the base year (消滅可能性, METHOD 2)."""

    year: int
    name: str = "decline_20_39.half"
    area: None = None

    def happens(self, draws: Draws, areas: tuple[int, int], values: Array) -> Happened:
        """Return whether it is so, ``[area, draw]``."""
        found = values[:, step_of(draws, self.year), place_of(draws, "women_20_39")]
        base = at_base(draws, "women_20_39")[areas[0] : areas[1]]
        halved: Happened = (found <= base[:, None] / 2) & (base[:, None] > 0)
        return halved


@dataclass(frozen=True)
class InStage:
    """The stage of decline in a year is one of four.

    Attributes
    ----------
    year : int
    stage : str
        ``1``, ``2``, ``3`` or ``not_declining``.
    """

    year: int
    stage: str
    area: None = None

    @property
    def name(self) -> str:
        """As in chances.csv."""
        return f"decline_stage.{self.stage}"

    def happens(self, draws: Draws, areas: tuple[int, int], values: Array) -> Happened:
        """Return whether it is so, ``[area, draw]``."""
        steps = step_of(draws, self.year) + 1

        def series(name: str) -> Array:
            later = values[:, :steps, place_of(draws, name)]
            base = at_base(draws, name)[areas[0] : areas[1], None, None]
            first = np.broadcast_to(base, (len(later), 1, later.shape[-1]))
            return np.moveaxis(np.concatenate([first, later], axis=1), 1, 0)

        years = (draws.base.year, *draws.assumptions.ends[:steps])
        codes = stage_codes(years, series("total"), series("age_65_plus"))
        found: Happened = codes == STAGES.index(self.stage)
        return found


@dataclass(frozen=True)
class InClass:
    """The class among the nine of 人口戦略会議 (METHOD 2) is one of them; `CLOSED` must be kept.

    Attributes
    ----------
    year : int
    which : str
        ``A``, ``B-1`` … ``D-3``.
    """

    year: int
    which: str
    area: None = None

    @property
    def name(self) -> str:
        """As in chances.csv."""
        return f"nine_classes.{self.which}"

    def happens(self, draws: Draws, areas: tuple[int, int], values: Array) -> Happened:
        """Return whether it is so, ``[area, draw]``."""
        base = at_base(draws, "women_20_39")[areas[0] : areas[1], None]
        step = step_of(draws, self.year)
        closed, moving = (
            1 - values[:, step, place_of(draws, name)] / np.maximum(base, 1e-300)
            for name in (CLOSED, "women_20_39")
        )
        found: Happened = (class_codes(closed, moving) == CLASSES.index(self.which)) & (base > 0)
        return found


CLASSED_AFTER = 30
"""Years after the base: the classes are defined from 2020 to 2050."""


def in_classes(draws: Draws) -> tuple[Event, ...]:
    """Return the event of each class; none where the years are too few."""
    year = draws.base.year + CLASSED_AFTER
    if year not in draws.assumptions.ends:
        return ()
    return tuple(InClass(year, which) for which in sorted(CLASSES))


def at_base(draws: Draws, indicator: str) -> Array:
    """Return what the base year has of a count, ``[area]``."""
    lower, upper, sex = BANDS[indicator]
    persons = draws.base.persons[:, draws.base.ages.cut(lower, upper)].sum(axis=1)
    told: Array = persons.sum(axis=0) if sex < 0 else persons[sex]
    return told


def at_the_end(draws: Draws) -> tuple[Event, ...]:
    """Return the events that are told of the last year wherever the age groups allow."""
    year, told = draws.assumptions.ends[-1], list[Event]()
    if "age_65_plus" in draws.kept:
        told += [InStage(year, stage) for stage in STAGES]
    if "women_20_39" in draws.kept:
        told.append(Halved(year))
    return tuple(told)
