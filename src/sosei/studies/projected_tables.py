"""Tables of what was projected: scenarios, their differences, and every choice of periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import polars as pl

from sosei.base.provenance import Source
from sosei.demography.engine.projection import Projection, project
from sosei.demography.known.population import SEXES
from sosei.demography.told.frames import Run, components_table, indicators_table, population_table
from sosei.readers.figures import OFFICIAL
from sosei.studies import official_tables
from sosei.studies.gather import Choice, Gathered
from sosei.studies.result import Cell, Column, Table, table
from sosei.studies.study import Study

DIFFERENCES = ("total", "age_0_14", "age_15_64", "age_65_plus", "ageing_rate")
SHARES = ("ageing_rate", "dependency_ratio")

BIRTH = "birth"
"""Start of the row of a path of survival that leads to 0–4."""


def tables(study: Study, gathered: Gathered, runs: Sequence[Run]) -> dict[str, Table]:
    """Return every table of projected figures."""
    sources = rate_sources(study)
    indicators = _of_frame(indicators_table(runs), {}, sources)
    persons = {"year": "year", "from": "year", "to": "year", "population": "person"}
    components = dict.fromkeys(components_table(runs).columns[4:], "person")
    return {
        "population": _of_frame(population_table(runs), persons, sources),
        "components": _of_frame(components_table(runs), {**persons, **components}, sources),
        "indicators": indicators,
        "difference": _difference(study, indicators, sources),
        "rates": _rates(study, gathered, sources),
        **_survival_path(study, gathered, sources),
        **_periods(study, gathered, sources),
        **official_tables.tables(study, gathered, sources),
    }


def choice_key(choice: Choice) -> str:
    """Return the name of a choice of periods: ``2005-2010+2010-2015``."""
    return "+".join(choice)


def rate_sources(study: Study) -> tuple[Source, ...]:
    """Return the sources of every rate of a projection."""
    sources = study.figures.sources
    nation = sources["national_fertility"] + sources["sex_ratio"]
    along = study.form.assumptions.survival.path == "official"
    ahead = sources.get(OFFICIAL, ()) if along else ()
    return sources["census"] + study.figures.mortality_sources() + ahead + nation


def _of_frame(frame: pl.DataFrame, units: dict[str, str], sources: tuple[Source, ...]) -> Table:
    columns = (
        Column(name, units.get(name, ""), tuple(frame[name].to_list())) for name in frame.columns
    )
    return Table(tuple(columns), sources)


def _difference(study: Study, indicators: Table, sources: tuple[Source, ...]) -> Table:
    """Set the aim against the status quo in the years that the study names."""
    vision = study.form.vision
    rows: list[list[Cell]] = []
    for year in vision.years:
        for name in DIFFERENCES:
            quo, aim = (
                float(indicators.value("value", scenario=scenario, year=year, indicator=name))
                for scenario in (vision.status_quo, vision.aim)
            )
            unit = "share" if name in SHARES else "person"
            rows.append([year, name, unit, quo, aim, aim - quo])
    units = {
        "year": "year",
        "indicator": "",
        "unit": "",
        "status_quo": "",
        "aim": "",
        "difference": "",
    }
    return table(units, rows, sources)


def _rates(study: Study, gathered: Gathered, sources: tuple[Source, ...]) -> Table:
    """Return survival of the projection and net migration of each choice, by sex and age."""
    assumptions = gathered.held
    blocks = {("survival", ""): assumptions.survival[0, :, :, 0]} | {
        ("net_rate", choice_key(choice)): gathered.net_rates[choice][:, :, 0]
        for choice in study.migration_choices
    }
    rows: list[list[Cell]] = [
        [quantity, choice, sex, label, float(rates[place, age])]
        for (quantity, choice), rates in blocks.items()
        for place, sex in enumerate(SEXES)
        for age, label in enumerate(assumptions.ages.labels[:-1])
    ]
    units = {"quantity": "", "choice": "", "sex": "", "age": "year", "value": "per person"}
    return table(
        units,
        rows,
        sources,
        "年齢は期首の階級で、最後の行は開放階級とその前の階級を合わせて適用します。",
    )


def _survival_path(
    study: Study, gathered: Gathered, sources: tuple[Source, ...]
) -> dict[str, Table]:
    """Tell how many die along the path of survival, and what the status quo would come to without it."""
    if gathered.dying is None:
        return {}
    base = gathered.census[study.form.study.base.year]
    quo = next(s for s in study.scenarios if s.name == study.form.vision.status_quo)
    held = project(base, quo.apply(gathered.held))
    old, ages = held.between(65, None), held.ages.labels[:-1]
    times = np.concatenate([gathered.dying.births[:, :, None], gathered.dying.rows], axis=2)
    rows: list[list[Cell]] = [
        [start, end, sex, age, float(times[step, place, row])]
        for step, (start, end) in enumerate(pairwise(held.years))
        for place, sex in enumerate(SEXES)
        for row, age in enumerate((BIRTH, *ages))
    ]
    sums: list[list[Cell]] = [
        [year, float(held.total[at, 0]), float(old[at, 0])] for at, year in enumerate(held.years)
    ]
    path = {"from": "year", "to": "year", "sex": "", "age": "year", "dying": "times"}
    persons = {"year": "year", "total": "person", "age_65_plus": "person"}
    note = "年齢は期首の階級です（birthは出生から0～4歳まで）。"
    return {
        "survival_path": table(path, rows, sources, note),
        "survival_held": table(persons, sums, sources),
    }


def _periods(study: Study, gathered: Gathered, sources: tuple[Source, ...]) -> dict[str, Table]:
    """Project the status quo with every choice of periods, and hindcast each of them."""
    base = gathered.census[study.form.study.base.year]
    chosen = tuple(study.form.assumptions.migration.periods)
    totals: list[list[Cell]] = []
    hindcasts: list[list[Cell]] = []
    for choice in study.migration_choices:
        projection = project(base, gathered.with_migration(choice))
        for year, total in zip(projection.years, projection.total[:, 0], strict=True):
            totals.append([choice_key(choice), choice == chosen, year, float(total)])
        if study.form.hindcast is not None:
            hindcasts.append(
                [choice_key(choice), choice == chosen, *_hindcast(study, gathered, choice)]
            )
    units = {"choice": "", "chosen": "", "year": "year"}
    made = {"periods": table({**units, "total": "person"}, totals, sources)}
    if hindcasts:
        columns = {**units, "projected": "person", "counted": "person", "error": "share"}
        counted = sources + study.figures.sources["census_groups"]
        note = "誤差は（推計−国勢調査）÷国勢調査。生残率は基準年に知られていた死亡率によります。"
        made["period_hindcast"] = table(columns, hindcasts, counted, note)
    return made


def _hindcast(study: Study, gathered: Gathered, choice: Choice) -> tuple[Cell, ...]:
    """Project the base to the later census with what was known, and compare."""
    if study.form.hindcast is None or gathered.hindcast_survival is None:
        raise ValueError("the study asks for no hindcast")
    to = study.form.hindcast.to
    assumptions = gathered.with_migration(choice)
    survival = np.broadcast_to(gathered.hindcast_survival[..., None], assumptions.survival.shape)
    known = replace(assumptions, survival=survival)
    projection: Projection = project(gathered.census[study.form.study.base.year], known)
    projected = float(projection.total[projection.years.index(to), 0])
    counted = float(study.figures.census_groups[to, "total"].sum())
    return to, projected, counted, (projected - counted) / counted
