"""Scenarios as they stand beside each other: what each is called, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sosei.publishing.charts.style import DASHES, scenario_colours
from sosei.studies.ensemble.spread import Spread
from sosei.studies.result import VisionResult
from sosei.studies.what_if.outcome import Outcome

MOST = 4
"""Scenarios beside each other."""


@dataclass(frozen=True)
class Goal:
    """What the line is to reach.

    Attributes
    ----------
    value : float
        Persons.
    year : int
    own : bool
        Whether the reader set it; else it is the published vision's.
    """

    value: float
    year: int
    own: bool = False


@dataclass(frozen=True)
class Line:
    """One scenario.

    Attributes
    ----------
    label : str
        Japanese words in an English page bear the marks of `spoken.own`.
    colour : str
    dash : list of int
    outcome : Outcome
    spread : Spread or None
        How far its draws lie apart; None where that is not asked.
    """

    label: str
    colour: str
    dash: list[int]
    outcome: Outcome
    spread: Spread | None = None


@dataclass(frozen=True)
class Shown:
    """Everything that is seen at once.

    Attributes
    ----------
    result : VisionResult
        That all of them stand on.
    lines : tuple of Line
    on : int
        The line that is looked at closely.
    goal : Goal
    """

    result: VisionResult
    lines: tuple[Line, ...]
    on: int
    goal: Goal

    @property
    def close(self) -> Line:
        """The line that is looked at closely."""
        return self.lines[self.on]

    @property
    def years(self) -> tuple[int, ...]:
        """Projected years, the base first."""
        return self.lines[0].outcome.years


def looks(result: VisionResult, names: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return colour and dash of each scenario: grey, red, and a colour-blind-safe set for the others.

    Parameters
    ----------
    result : VisionResult
    names : sequence of str
        Of stored scenarios; empty for a reader's own.
    """
    told: Any = result.manifest["vision"]
    apart = [name or str(place) for place, name in enumerate(names)]
    colours = scenario_colours(apart, told["status_quo"], told["aim"])
    return [(colours[name], DASHES[place % len(DASHES)]) for place, name in enumerate(apart)]
