"""Goals of a scenario file against what an ensemble can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sosei.base.errors import Fault, Faults
from sosei.readers.scenario_file import GoalForm


class Known(NamedTuple):
    """What can be told of: indicators, ends of steps, areas."""

    indicators: Sequence[str]
    years: Sequence[int]
    areas: Sequence[str]


def check_goals(goals: Mapping[str, GoalForm], known: Known, file: str, faults: Faults) -> None:
    """Add the faults of every goal of an indicator, year or area that is not there.

    Parameters
    ----------
    goals : mapping of str to GoalForm
    known : Known
    file : str
        In which they stand.
    faults : Faults
    """
    for name, goal in goals.items():
        column = f"goal.{name}."
        if goal.indicator not in known.indicators:
            values = {"value": goal.indicator, "known": ", ".join(known.indicators)}
            faults.add(Fault("ensemble_goal_indicator", file, None, f"{column}indicator", values))
        if goal.year not in known.years:
            values = {"value": str(goal.year), "known": ", ".join(map(str, known.years))}
            faults.add(Fault("ensemble_goal_year", file, None, f"{column}year", values))
        if goal.area is not None and goal.area not in known.areas:
            values = {"value": goal.area}
            faults.add(Fault("ensemble_goal_area", file, None, f"{column}area", values))
