"""``sosei sectors``: what a study's population means for each field."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import language
from sosei.cli.files import check_folder, write_all
from sosei.cli.project import csv_bytes
from sosei.cli.vision import STUDY, lacking
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.projection import project
from sosei.demography.ensemble.draws import Draws
from sosei.demography.known.population import Population
from sosei.library import Library
from sosei.sectors.ages import by_age_frame, by_ages
from sosei.sectors.compare import compared_frame
from sosei.sectors.demand import Demands
from sosei.sectors.driver import Driver
from sosei.sectors.every import calibration
from sosei.sectors.facilities import read_facilities
from sosei.sectors.given import Given
from sosei.sectors.industry_file import read_industry_workers
from sosei.sectors.kinds import KINDS
from sosei.sectors.observed import (
    Observed,
    newest,
    observed_frame,
    observed_in,
    own_totals,
    read_observed,
)
from sosei.sectors.rate_file import read_rates, shipped_rates
from sosei.sectors.rates import Rates
from sosei.studies.ensemble.fields import MEASURES, field_ranges
from sosei.studies.fields import told_of
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.gather import gather
from sosei.studies.propose import propose
from sosei.studies.reading import read_study, study_on
from sosei.studies.study import Study

LEVELS = (0.1, 0.5, 0.9)
"""Probabilities of ``ranges.csv``."""


@dataclass(frozen=True)
class AskedSectors:
    """What `sosei sectors` is given; `draws` None: no ranges; `output` None: to standard output."""

    rates: Sequence[Path]
    observed: Path | None
    facilities: Path | None
    industries: Path | None
    against: str | None
    draws: int | None
    seed: int
    output: Path | None


@dataclass(frozen=True)
class _Read:
    """What was read of it."""

    names: Collection[str]
    rates: Rates
    observed: Sequence[Observed]
    given: Given


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
    read = _read(study, library, asked)
    ready = _ready(study)
    drivers = {name: Driver.of(project(*each)) for name, each in ready.items()}
    told = told_of(drivers, read.rates, read.observed, read.given).only(read.names)
    table = told.to_frame()
    for missing in told.scenarios[0].missing:
        print(missing.words.text(language()), file=sys.stderr)  # noqa: T201
    if asked.output is None:
        sys.stdout.write(csv_bytes(table).decode())
        return
    first = told.scenarios[0]
    base = first if asked.against is None else told.scenario(asked.against)
    others = [each for each in told.scenarios if each is not base]
    files = {
        "sectors.csv": table,
        **_by_age(drivers, read),
        "missing.csv": _missing(first),
        "observed.csv": observed_frame(told.observed),
    }
    if others:
        files["compare.csv"] = pl.concat([compared_frame(base, each) for each in others])
    if others and asked.draws is not None:
        against = [base.scenario, *(each.scenario for each in others)]
        drawn = {name: Draws(*ready[name], asked.seed) for name in against}
        area = study.form.study.area
        files["ranges.csv"] = _ranges(drawn, asked.draws, next(iter(drivers.values())), read, area)
    write_all(asked.output, {name: csv_bytes(each) for name, each in files.items()})


def _read(study: Study, library: Library | None, asked: AskedSectors) -> _Read:
    """Read every file, and raise the faults of all of them at once."""
    faults, area = Faults(), study.form.study.area
    if asked.output is not None:
        try:
            check_folder(asked.output)
        except InputError as error:
            faults.extend(error.faults)
    scenarios = [scenario.name for scenario in study.scenarios]
    if asked.against is not None and asked.against not in scenarios:
        values = {"value": asked.against, "expected": ", ".join(scenarios), "hint": ""}
        faults.add(Fault("value_faulty", "--against", values=values))
    own = study.fields or FieldsAsked((), shipped_rates(), ())
    rates = own.rates
    for path in asked.rates:
        rates = rates.replaced(read_rates(path, faults))
    observed = [*own.observed, *(() if library is None else observed_in(library, area))]
    if asked.observed is not None:
        observed += read_observed(asked.observed, faults, area)
    given = _given(study, own.given, asked, rates, faults)
    faults.raise_if_any()
    return _Read(own.names, rates, newest(observed), given)


def _given(study: Study, own: Given, asked: AskedSectors, rates: Rates, faults: Faults) -> Given:
    """Read the list of facilities, and workers by industry and age; else those of the study."""
    base, facilities, workers = study.form.study.base.year, own.facilities, own.workers
    if asked.facilities is not None:
        kinds = rates.require("rebuilding").items
        facilities = read_facilities(asked.facilities, kinds, base, faults)
    if asked.industries is not None:
        area, ages = study.form.study.area, study.figures.census[base].known.ages
        workers = read_industry_workers(asked.industries, base, ages, area, faults)
    return Given(facilities, workers)


def _ready(study: Study) -> dict[str, tuple[Population, Assumptions]]:
    """Return what every scenario of the study is projected from."""
    gathered = gather(study)
    base = gathered.census[study.form.study.base.year]
    return {
        scenario.name: (base, scenario.apply(gathered.assumptions)) for scenario in study.scenarios
    }


def _ranges(
    draws: Mapping[str, Draws], count: int, still: Driver, read: _Read, area: str
) -> pl.DataFrame:
    """Return ``ranges.csv``: every scenario against the first of them, over the draws."""
    asked = FieldsAsked(tuple(read.names), read.rates, tuple(read.observed), read.given)
    base = next(iter(draws))
    rows = [
        (pair.scenario, base, area, year, each.field, each.item, each.unit, measure, level, value)
        for pair in field_ranges(draws, count, still, asked, LEVELS)
        if pair.against == base
        for each in pair.items
        for measure, values in zip(MEASURES, (each.difference, each.cumulated), strict=True)
        for level, of_years in zip(LEVELS, values.tolist(), strict=True)
        for year, value in zip(still.years, of_years, strict=True)
    ]
    columns = ["scenario", "base_scenario", "area", "year", "field", "item", "unit", "measure"]
    table = pl.DataFrame(rows, schema=[*columns, "probability", "value"], orient="row")
    return table.with_columns(pl.col("value").fill_nan(None))


def _by_age(drivers: Mapping[str, Driver], read: _Read) -> dict[str, pl.DataFrame]:
    """Return the table by sex and age; none where no rate of the fields that are asked is told so."""
    kappas = calibration(next(iter(drivers.values())), read.rates, own_totals(read.observed))
    parts = []
    for name, driver in drivers.items():
        items = by_ages(driver, read.rates, kappas)
        told = [each for each in items if not read.names or each.field in read.names]
        parts += [by_age_frame(name, driver, told)] if told else []
    return {"sectors_by_age.csv": pl.concat(parts)} if parts else {}


def _missing(told: Demands) -> pl.DataFrame:
    rows = [
        (each.field, each.rate, KINDS[each.rate].statistic.text(language()))
        for each in told.missing
    ]
    schema = {"field": pl.String, "rate": pl.String, "statistic": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")
