"""The audit of a stated vision as tables of the frozen result."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from sosei.base.arrays import Array, frozen
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.told.audit import Audit, Case, Finding
from sosei.demography.told.stated import StatedFigure
from sosei.studies.gather import Choice, Gathered
from sosei.studies.projected_tables import choice_key, rate_sources
from sosei.studies.result import Cell, Table, table
from sosei.studies.stated import StatedForm
from sosei.studies.study import Study

AUDIT = {
    "question": "", "case": "", "of": "", "year": "year", "year_stated": "", "indicator": "", "unit": "",
    "stated": "", "words": "", "low": "", "high": "", "found": "", "found_low": "", "found_high": "",
    "verdict": "",
}  # fmt: skip

STATED = {
    "of": "", "year": "year", "indicator": "", "unit": "", "value": "", "words": "", "low": "", "high": "",
    "text": "", "line": "",
}  # fmt: skip

NOTE = (
    "公表概要からの試算・全文未確認。約は最後の桁の半分、程度は±5%までとして読みました。"
    "年の記載がない数値は推計の最終年と比べています。"
)


def tables(study: Study, gathered: Gathered) -> dict[str, Table]:
    """Return the audit and what it audits; nothing where the study states nothing."""
    form = study.form.stated
    if form is None:
        return {}
    case = audit_case(study, gathered, form)
    sources = (form.source, *rate_sources(study))
    findings = [_finding(found) for found in Audit(case).findings]
    return {
        "audit": table(AUDIT, findings, sources, " ".join(filter(None, (NOTE, form.note)))),
        "audit_stated": table(
            STATED, [_stated(f) for f in case.figures], (form.source,), form.note
        ),
    }


def audit_case(study: Study, gathered: Gathered, form: StatedForm) -> Case:
    """Return what the audit of a study stands on."""
    vision = study.form.vision
    by_name = {scenario.name: scenario for scenario in study.scenarios}
    return Case(
        population=gathered.census[study.form.study.base.year],
        chosen=gathered.assumptions,
        choices=_choices(study, gathered),
        status_quo=by_name[vision.status_quo],
        aim=by_name[vision.aim],
        figures=tuple(stated.figure() for stated in form.figure),
        horizon=study.form.study.horizon,
        arrivals_from=form.arrivals_from(gathered.assumptions.starts),
    )


def _choices(study: Study, gathered: Gathered) -> dict[str, Assumptions]:
    """Return the status quo with every choice of periods; the mean of all periods is always there."""
    rates: dict[Choice, Array] = {
        choice: gathered.net_rates[choice] for choice in study.migration_choices
    }
    single = sorted(choice for choice in rates if len(choice) == 1)
    everything = tuple(period for choice in single for period in choice)
    if len(single) > 1 and everything not in {tuple(sorted(choice)) for choice in rates}:
        rates[everything] = frozen(np.mean([rates[choice] for choice in single], axis=0))
    shape = gathered.assumptions.net_rate.shape
    return {
        choice_key(choice): replace(gathered.assumptions, net_rate=np.broadcast_to(rate, shape))
        for choice, rate in rates.items()
    }


def _finding(found: Finding) -> list[Cell]:
    figure, allowed = found.figure, found.allowed
    stated: list[Cell] = [None, None]
    if figure is not None:
        stated, allowed = [figure.plain, figure.words], figure.allowed
    bounds = (None, None) if allowed is None else (_bound(allowed.low), _bound(allowed.high))
    return [
        found.question,
        found.case,
        "" if figure is None else str(figure.of),
        found.year,
        figure is None or figure.year is not None,
        found.indicator,
        found.unit,
        *stated,
        *bounds,
        found.found,
        found.found_low,
        found.found_high,
        str(found.verdict),
    ]


def _stated(figure: StatedFigure) -> list[Cell]:
    allowed = figure.allowed
    return [
        str(figure.of),
        figure.year,
        figure.indicator,
        figure.unit,
        figure.value,
        figure.words,
        _bound(allowed.low),
        _bound(allowed.high),
        figure.text,
        figure.line,
    ]


def _bound(value: float) -> float | None:
    return value if math.isfinite(value) else None
