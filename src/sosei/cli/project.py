"""``sosei project``: an assumptions bundle → three tidy tables."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import NOT_READ, language
from sosei.cli.files import check_folder, write_all
from sosei.demography.assumed.scenario import Scenario
from sosei.demography.engine.projection import project
from sosei.demography.told.frames import Run, components_table, indicators_table, population_table
from sosei.readers.exchange import Bundle, base_year, read_bundle
from sosei.readers.scenario_file import check_conversion, read_scenarios


def project_bundle(folder: Path, scenario_file: Path | None, to: int, output: Path) -> None:
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

    Raises
    ------
    InputError
        With every fault of the input; nothing is written then.
    """
    bundle, scenarios = _read_all(folder, scenario_file, to, output)
    for path in bundle.unread:
        if scenario_file is None or path.resolve() != scenario_file.resolve():
            print(NOT_READ.text(language()).format(name=path.name), file=sys.stderr)  # noqa: T201
    runs = [
        Run(scenario.name, project(bundle.population, scenario.apply(bundle.assumptions)))
        for scenario in scenarios
    ]
    tables = {
        "population.csv": population_table(runs),
        "components.csv": components_table(runs),
        "indicators.csv": indicators_table(runs),
    }
    write_all(output, {name: csv_bytes(table) for name, table in tables.items()})


def csv_bytes(table: pl.DataFrame) -> bytes:
    """Return a table as UTF-8 CSV, numbers in the shortest form that reads back the same."""
    return table.write_csv().encode()


def _read_all(
    folder: Path, scenario_file: Path | None, to: int, output: Path
) -> tuple[Bundle, Sequence[Scenario]]:
    """Read bundle and scenarios, and raise the faults of both and of the output together."""
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
        per_tfr = bundle.assumptions.cwr_per_tfr
        known = per_tfr is not None and not bool(np.any(np.isnan(per_tfr)))
        check_conversion(scenarios, scenario_file.name, faults, known=known)
    _check_output(folder, output, faults)
    faults.raise_if_any()
    if bundle is None or scenarios is None:
        raise AssertionError("without faults both are read")
    return bundle, scenarios


def _check_output(folder: Path, output: Path, faults: Faults) -> None:
    """Check that the output can be written, and does not overwrite the bundle."""
    if folder.is_dir() and output.resolve() == folder.resolve():
        faults.add(Fault("output_is_input", "-o", values={"folder": output}))
    try:
        check_folder(output)
    except InputError as error:
        faults.extend(error.faults)
