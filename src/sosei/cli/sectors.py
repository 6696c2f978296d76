"""``sosei sectors``: what a study's population means for each field."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sosei.base.errors import Faults, InputError
from sosei.base.messages import language
from sosei.cli.files import check_folder, write_all
from sosei.cli.project import csv_bytes
from sosei.cli.vision import STUDY, lacking
from sosei.demography.engine.projection import project
from sosei.library import Library
from sosei.sectors.commuters import with_commuters
from sosei.sectors.compare import compared_frame
from sosei.sectors.demand import Demands
from sosei.sectors.driver import Driver
from sosei.sectors.every import calibration, demands
from sosei.sectors.facilities import Facility, read_facilities, with_facilities
from sosei.sectors.kinds import KINDS
from sosei.sectors.observed import (
    Observed,
    observed_frame,
    observed_in,
    own_totals,
    read_observed,
)
from sosei.sectors.rate_file import read_rates, shipped_rates
from sosei.sectors.rates import Rates
from sosei.studies.gather import gather
from sosei.studies.propose import propose
from sosei.studies.reading import read_study, study_on
from sosei.studies.study import Study


@dataclass(frozen=True)
class AskedSectors:
    """What `sosei sectors` is given; `output` None: to standard output."""

    rates: Sequence[Path]
    observed: Path | None
    facilities: Path | None
    output: Path | None


def tell_sectors(file: Path, library: Library | None, asked: AskedSectors) -> None:
    """Tell of a study file; see `_tell`."""
    _tell(read_study(file), library, asked)


def tell_sectors_of(area: str, library: Library, asked: AskedSectors) -> None:
    """Tell of a municipality of the library, its study chosen by the stated rules.

    Raises
    ------
    InputError
        If no place, or several, have the name, or something needed is missing.
    """
    proposal = propose(library, area)
    if proposal.form is None:
        raise InputError(lacking(proposal))
    _tell(study_on(library, proposal.form, STUDY, proposal.figures), library, asked)


def _tell(study: Study, library: Library | None, asked: AskedSectors) -> None:
    """Reckon every field in every scenario of a study, and write the tables.

    Parameters
    ----------
    study : Study
    library : Library or None
        Where observed series are looked for.
    asked : AskedSectors

    Raises
    ------
    InputError
        With every fault of the files; nothing is written then.
    """
    rates, observed, facilities = _read(study, library, asked)
    told = _every(study, rates, observed, facilities)
    table = pl.concat([each.to_frame() for each in told])
    for missing in told[0].missing:
        print(missing.words.text(language()), file=sys.stderr)  # noqa: T201
    if asked.output is None:
        sys.stdout.write(csv_bytes(table).decode())
        return
    files = {
        "sectors.csv": table,
        "missing.csv": _missing(told[0]),
        "observed.csv": observed_frame(observed),
    }
    if len(told) > 1:
        files["compare.csv"] = pl.concat([compared_frame(told[0], each) for each in told[1:]])
    write_all(asked.output, {name: csv_bytes(each) for name, each in files.items()})


def _read(
    study: Study, library: Library | None, asked: AskedSectors
) -> tuple[Rates, list[Observed], tuple[Facility, ...]]:
    """Read every file, and raise the faults of all of them at once."""
    faults, area = Faults(), study.form.study.area
    if asked.output is not None:
        try:
            check_folder(asked.output)
        except InputError as error:
            faults.extend(error.faults)
    rates = shipped_rates()
    for path in asked.rates:
        rates = rates.replaced(read_rates(path, faults))
    observed = [] if library is None else observed_in(library, area)
    if asked.observed is not None:
        observed += read_observed(asked.observed, faults, area)
    facilities: tuple[Facility, ...] = ()
    if asked.facilities is not None:
        kinds = rates.require("rebuilding").items
        facilities = read_facilities(asked.facilities, kinds, study.form.study.base.year, faults)
    faults.raise_if_any()
    return with_commuters(rates, observed), observed, facilities


def _every(
    study: Study, rates: Rates, observed: Sequence[Observed], facilities: Sequence[Facility]
) -> list[Demands]:
    gathered, totals = gather(study), own_totals(observed)
    base = gathered.census[study.form.study.base.year]
    drivers = {
        scenario.name: Driver.of(project(base, scenario.apply(gathered.assumptions)))
        for scenario in study.scenarios
    }
    kappas = calibration(next(iter(drivers.values())), rates, totals)
    return [
        with_facilities(demands(name, driver, rates, kappas), driver, facilities, rates)
        for name, driver in drivers.items()
    ]


def _missing(told: Demands) -> pl.DataFrame:
    rows = [
        (each.field, each.rate, KINDS[each.rate].statistic.text(language()))
        for each in told.missing
    ]
    schema = {"field": pl.String, "rate": pl.String, "statistic": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
