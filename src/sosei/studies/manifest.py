"""The run manifest: what a result rests on, printed with it."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import numpy as np

from sosei.base.provenance import Used
from sosei.demography.assumed.profiles import PROFILES
from sosei.demography.assumed.scenario import (
    Arrivals,
    GrossMigration,
    MigrationRule,
    OffsetMigration,
    Path,
    ScaleMigration,
    Scenario,
)
from sosei.demography.known.population import SEXES
from sosei.demography.told.frames import Run
from sosei.readers.figures import OFFICIAL
from sosei.studies import kpi_tables
from sosei.studies.gather import Gathered
from sosei.studies.study import Mortality, Study, SurvivalForm

RULES = {ScaleMigration: "scale", OffsetMigration: "offset", GrossMigration: "gross"}
"""Migration rules as scenario files name them."""


def manifest(study: Study, gathered: Gathered, runs: Sequence[Run]) -> dict[str, Any]:
    """Return everything a reader needs to know, or to repeat, the run.

    Source
    ------
    METHOD 8: run manifest.
    """
    head, assumed = study.form.study, study.form.assumptions
    base = gathered.census[head.base.year]
    return {
        "note": head.note,
        "basis": str(base.basis),
        "base_year": head.base.year,
        "base_date": f"{head.base.year}-10-01",
        "horizon": head.horizon,
        "engine": head.engine,
        "age_groups": {"count": len(base.ages), "open_from": base.ages.open_from},
        "unknown_ages": "spread pro rata by sex",
        "survival": {
            **_tables(assumed.survival.mortality),
            **_path(assumed.survival),
            "reason": assumed.survival.reason,
            "life_expectancy": _by_sex(gathered.life_table.life_expectancy[:, 0]),
        },
        "migration": {
            "method": str(study.method),
            "periods": list(assumed.migration.periods),
            "reason": assumed.migration.reason,
            "mortality": {k: _tables(v) for k, v in assumed.migration.mortality.items()},
            "pooling": assumed.migration.pooling,
            "overrides": [form.model_dump() for form in assumed.migration.override],
        },
        "fertility": {
            "child_woman_ratio": _first(gathered.assumptions.child_woman_ratio),
            "cwr_per_tfr": _first(gathered.assumptions.cwr_per_tfr),
            "cwr_per_tfr_of": assumed.fertility.cwr_per_tfr.model_dump(),
            "males_per_100_females": float(gathered.assumptions.males_per_100_females[0, 0]),
            "reason": assumed.fertility.reason,
        },
        "hindcast": study.form.hindcast and study.form.hindcast.model_dump(exclude_none=True),
        "raking": None,
        "clamped_cells": sum(len(run.projection.clamps) for run in runs),
        "vision": study.form.vision.model_dump(),
        "stated": _stated(study, gathered),
        "sectors": study.fields and {"fields": list(study.fields.names), "note": study.fields.note},
        **kpi_tables.words(study.strategy),
        "sources": {
            name: [str(source) for source in sources]
            for name, sources in study.figures.sources.items()
            if _rests_on(study, name)
        },
        "used": [
            asdict(used)
            for used in (*study.figures.used, *_fields_used(study))
            if _rests_on(study, used.table)
        ],
        "versions": {
            "sosei": version("sosei"),
            "numpy": version("numpy"),
            "python": platform.python_version(),
        },
    }


def _rests_on(study: Study, table: str) -> bool:
    """Whether a result rests on a table: not on the official projection unless survival goes along it."""
    return table != OFFICIAL or study.form.assumptions.survival.path == "official"


def _path(survival: SurvivalForm) -> dict[str, str]:
    """Return the path of survival; nothing where it is held."""
    return {} if survival.path == "held" else {"path": survival.path}


def _fields_used(study: Study) -> tuple[Used, ...]:
    return () if study.fields is None else study.fields.used


def _stated(study: Study, gathered: Gathered) -> dict[str, Any] | None:
    """Return the audited document, and from when and with which ages persons are added."""
    form = study.form.stated
    if form is None:
        return None
    profile = PROFILES["family"]
    return {
        "document": form.document,
        "publisher": form.publisher,
        "date": form.date,
        "note": form.note,
        "offer": form.offer,
        "arrivals_from": form.arrivals_from(gathered.assumptions.starts),
        "profile": profile.name,
        "profile_source": profile.source,
    }


def scenario_words(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario's levers in plain values."""
    return {
        "name": scenario.name,
        "label": scenario.label,
        "tfr": None if scenario.tfr is None else _points(scenario.tfr),
        "tfr_at": None if scenario.tfr_at is None else str(scenario.tfr_at),
        "migration": None if scenario.migration is None else _rule(scenario.migration),
        "arrivals": [_arrivals(come) for come in scenario.arrivals],
    }


def _tables(mortality: Mortality) -> dict[str, Any]:
    return {"tables": mortality.kind, "years": list(mortality.years)}


def _rule(rule: MigrationRule) -> dict[str, Any]:
    words = {"rule": RULES[type(rule)], "at": str(rule.at), "path": _points(rule.path)}
    if isinstance(rule, OffsetMigration):
        words |= {"profile": rule.profile.name, "source": rule.profile.source}
    return words


def _arrivals(come: Arrivals) -> dict[str, Any]:
    return {
        "from": come.start,
        "to": come.end,
        "per_year": come.per_year,
        "profile": come.profile.name,
        "source": come.profile.source,
    }


def _points(path: Path) -> dict[str, float]:
    return {str(year): value for year, value in path.points.items()}


def _by_sex(values: np.ndarray[Any, Any]) -> dict[str, float]:
    return {sex: float(value) for sex, value in zip(SEXES, values, strict=True)}


def _first(values: np.ndarray[Any, Any] | None) -> float | None:
    return None if values is None else float(values[0, 0])
