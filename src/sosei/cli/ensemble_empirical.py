"""``sosei ensemble --empirical``: ranges of totals from past errors alone, without draws."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.cli.ensemble_goals import Known, check_goals
from sosei.cli.files import write_all
from sosei.cli.project import (
    csv_bytes,
    parquet_bytes,
    read_bundle_and_scenarios,
    run_scenarios,
    tell_of_runs,
    tell_unread,
)
from sosei.demography.engine.projection import Projection
from sosei.demography.ensemble.columns import CHANCES, QUANTILES
from sosei.demography.ensemble.empirical import empirical_chances, empirical_quantiles
from sosei.demography.ensemble.probabilities import PROBABILITIES
from sosei.demography.told.frames import Run
from sosei.readers.scenario_file import GoalForm, read_goals

TOTAL = "total"


def refuse_of_draws(given: Mapping[str, bool]) -> None:
    """Refuse what belongs to draws alone.

    Parameters
    ----------
    given : mapping of str to bool
        Options, and whether each was given.

    Raises
    ------
    InputError
        With every such option that was given.
    """
    faults = [Fault("ensemble_empirical", option) for option, is_so in given.items() if is_so]
    if faults:
        raise InputError(faults)


def tell_past_errors(folder: Path, scenario_file: Path | None, to: int, output: Path) -> None:
    """Write quantiles of the totals of every scenario of a bundle, and chances of its goals.

    Parameters
    ----------
    folder : Path
        The bundle.
    scenario_file : Path or None
    to : int
        Horizon.
    output : Path
        Folder for the files.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    bundle, scenarios = read_bundle_and_scenarios(folder, scenario_file, to, output)
    goals = read_goals(scenario_file)
    tell_unread(bundle, scenario_file)
    runs = run_scenarios(bundle, scenarios, clamp=True)
    faults, made = Faults(), runs[0].projection
    known = Known((TOTAL,), made.years[1:], made.areas)  # past errors are known of totals alone
    check_goals(goals, known, "" if scenario_file is None else scenario_file.name, faults)
    faults.raise_if_any()
    tell_of_runs(runs)
    quantiles = pl.DataFrame(list(_quantiles(runs)), schema=QUANTILES, orient="row")
    chances = pl.DataFrame(list(_chances(runs, goals)), schema=CHANCES, orient="row")
    contents = {
        "quantiles.csv": csv_bytes(quantiles),
        "quantiles.parquet": parquet_bytes(quantiles),
        "chances.csv": csv_bytes(chances),
    }
    write_all(output, contents)


def _quantiles(runs: Sequence[Run]) -> Iterator[tuple[object, ...]]:
    for run in runs:
        made = run.projection
        base = made.total[0]
        told = [
            empirical_quantiles(made.total[step], year - made.years[0], base, PROBABILITIES)
            for step, year in enumerate(made.years)
        ]
        for place, area in enumerate(made.areas):
            for step, year in enumerate(made.years[1:], 1):
                for at, probability in enumerate(PROBABILITIES):
                    value = float(told[step][at, place])
                    yield run.scenario, None, area, year, TOTAL, probability, value


def _chances(runs: Sequence[Run], goals: Mapping[str, GoalForm]) -> Iterator[tuple[object, ...]]:
    for run in runs:
        made = run.projection
        for place, area in enumerate(made.areas):
            for name, goal in goals.items():
                if goal.area in {None, area}:
                    chance = _chance(made, place, goal)
                    yield run.scenario, area, goal.year, f"goal.{name}", chance


def _chance(made: Projection, place: int, goal: GoalForm) -> float:
    one, years = slice(place, place + 1), goal.year - made.years[0]
    persons = made.total[made.years.index(goal.year), one]
    least = float(empirical_chances(persons, years, made.total[0, one], goal.bound)[0])
    return least if goal.at_least is not None else 1 - least
