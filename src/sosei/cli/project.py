"""``sosei project``: an assumptions bundle → three tidy tables."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import CLAMPED, RAKED, language
from sosei.cli.files import check_folder, tell_not_read, write_all
from sosei.demography.assumed.scenario import Scenario
from sosei.demography.engine.components import NegativePopulationError
from sosei.demography.engine.control import Control, ImpossibleCell, ImpossibleTargetError
from sosei.demography.engine.projection import project
from sosei.demography.known.population import SEXES
from sosei.demography.told.frames import Run, components_table, indicators_table, population_table
from sosei.publishing.package_csv import frame_csv
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.readers.scenario_file import check_levers, read_scenarios


def project_bundle(
    folder: Path, scenario_file: Path | None, to: int, output: Path, *, clamp: bool = False
) -> None:
    """Project every scenario of a bundle and write population, components and indicators.

    Parameters
    ----------
    folder : Path
        The bundle.
    scenario_file : Path or None
    to : int
        Horizon.
    output : Path
        Folder for the three files.
    clamp : bool
        Set cells that fall below 0 to 0 and say so, instead of refusing.

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    bundle, scenarios = read_bundle_and_scenarios(folder, scenario_file, to, output)
    tell_unread(bundle, scenario_file)
    runs = run_scenarios(bundle, scenarios, clamp=clamp)
    tables = {
        "population.csv": population_table(runs),
        "components.csv": components_table(runs),
        "indicators.csv": indicators_table(runs),
    }
    tell_of_runs(runs)
    write_all(output, {name: csv_bytes(table) for name, table in tables.items()})


def run_scenarios(
    bundle: Bundle, scenarios: Sequence[Scenario], *, clamp: bool = False
) -> list[Run]:
    """Project every scenario; the factors of raking are found on the first and kept for the others.

    Raises
    ------
    InputError
        If a cell falls below 0 and is not to be clamped, or a total of control.csv cannot be
        reached; the cells are named.
    """
    runs: list[Run] = []
    control: Control | None = bundle.control
    for scenario in scenarios:
        assumptions = scenario.apply(bundle.assumptions)
        try:
            projection = project(bundle.population, assumptions, control, clamp=clamp)
        except NegativePopulationError as error:
            values = {"year": error.year, "cells": error.named}
            place = f"scenario.{scenario.name}"
            raise InputError([Fault("population_negative", place, values=values)]) from None
        except ImpossibleTargetError as error:
            ends = assumptions.ends
            raise InputError([_impossible(cell, ends[cell.step]) for cell in error.cells]) from None
        control = projection.factors
        runs.append(Run(scenario.name, projection))
    return runs


def _impossible(cell: ImpossibleCell, year: int) -> Fault:
    key = ", ".join([str(year), *(word or "(all)" for word in (cell.sex, cell.age))])
    values = {"cell": key, "persons": f"{cell.persons:g}", "target": f"{cell.target:g}"}
    return Fault("target_impossible", "control.csv", None, "population", values)


def tell_of_runs(runs: Sequence[Run]) -> None:
    """Say on stderr what a reader of the tables must know: raking and clamping."""
    factors = runs[0].projection.factors
    if factors is not None:
        note = RAKED.text(language()).format(change=f"{factors.largest_change:.2%}")
        print(note, file=sys.stderr)  # noqa: T201
    for run in runs:
        projection = run.projection
        for clamp in projection.clamps:
            values = {
                "scenario": run.scenario,
                "area": projection.areas[clamp.area],
                "year": projection.years[clamp.step + 1],
                "sex": SEXES[clamp.sex],
                "age": projection.ages.labels[clamp.age],
                "persons": f"{clamp.persons:.3f}",
            }
            print(CLAMPED.text(language()).format(**values), file=sys.stderr)  # noqa: T201


def tell_unread(bundle: Bundle, scenario_file: Path | None = None) -> None:
    """Say on stderr which files of the folder were not read."""
    own = None if scenario_file is None else scenario_file.resolve()
    tell_not_read(path.name for path in bundle.unread if path.resolve() != own)


def csv_bytes(table: pl.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV, numbers in the shortest form that reads back the same."""
    return frame_csv(table)


def parquet_bytes(table: pl.DataFrame) -> bytes:
    """Return a table as Parquet."""
    stream = io.BytesIO()
    table.write_parquet(stream)
    return stream.getvalue()


def read_bundle_and_scenarios(
    folder: Path, scenario_file: Path | None, to: int, output: Path
) -> tuple[Bundle, Sequence[Scenario]]:
    """Read both.

    Raises
    ------
    InputError
        With the faults of both and of the output together.
    """
    faults = Faults()
    bundle = scenarios = None
    try:
        bundle = read_bundle(folder, to)
    except InputError as error:
        faults.extend(error.faults)
    try:
        base = bundle.population.year if bundle else base_year(folder)
        scenarios = read_scenarios(scenario_file, base)
    except InputError as error:
        faults.extend(error.faults)
    if bundle and scenarios and scenario_file:
        check_levers(scenarios, bundle.assumptions, scenario_file.name, faults)
    check_output(folder, output, faults)
    faults.raise_if_any()
    if bundle is None or scenarios is None:
        raise AssertionError("without faults both are read")
    return bundle, scenarios


def check_output(folder: Path, output: Path, faults: Faults) -> None:
    """Check that the output can be written, and does not overwrite the bundle."""
    if folder.is_dir() and output.resolve() == folder.resolve():
        faults.add(Fault("output_is_input", "-o", values={"folder": output}))
    try:
        check_folder(output)
    except InputError as error:
        faults.extend(error.faults)
