"""What fertility and what migration give of the difference between two scenarios."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from sosei.demography.assumed.scenario import Scenario
from sosei.demography.engine.projection import Projection
from sosei.demography.told.goal import Goal, told


class LeverRuns(NamedTuple):
    """The status quo with no lever of the aim, with its fertility, its migration, and both."""

    none: Projection
    fertility: Projection
    migration: Projection
    both: Projection


class LeverShares(NamedTuple):
    """What the levers give of a difference: both shares add to it, each holds half the interaction."""

    fertility: float
    migration: float
    interaction: float


def lever_runs(
    run: Callable[[Scenario], Projection], status_quo: Scenario, aim: Scenario
) -> LeverRuns:
    """Project all four combinations of the aim's levers; arrivals belong to migration.

    Parameters
    ----------
    run : callable
        Projects a scenario.
    status_quo, aim : Scenario
    """
    return LeverRuns(
        none=run(status_quo),
        fertility=run(replace(status_quo, tfr=aim.tfr, tfr_at=aim.tfr_at)),
        migration=run(replace(status_quo, migration=aim.migration, arrivals=aim.arrivals)),
        both=run(aim),
    )


def lever_shares(runs: LeverRuns, goal: Goal) -> LeverShares:
    r"""Share a difference out between fertility and migration (Shapley), exactly.

    .. math::
        \phi_F = \tfrac12\bigl[f(F) - f(0) + f(FM) - f(M)\bigr], \qquad \phi_F + \phi_M = f(FM) - f(0),
        \qquad I = f(FM) - f(F) - f(M) + f(0)

    Each share holds half of the interaction I: alone, a lever gives φ − I/2.

    Parameters
    ----------
    runs : LeverRuns
    goal : Goal
        Indicator, year and area; its value is not used.

    Returns
    -------
    LeverShares
        In the indicator's unit.

    Raises
    ------
    ValueError, NoSuchIndicatorError
        If the runs do not give the indicator in that year.

    Source
    ------
    Shapley (1953), A value for n-person games, for two factors; METHOD 10.
    """
    none, fertility, migration, both = (told(run, goal) for run in runs)
    return LeverShares(
        fertility=(fertility - none + both - migration) / 2,
        migration=(migration - none + both - fertility) / 2,
        interaction=both - fertility - migration + none,
    )
