"""The official readings of a study: simulations 1 and 2, influences, stage of decline, nine classes."""

from __future__ import annotations

import numpy as np

from sosei.base.provenance import Source
from sosei.demography.told.official import run_official
from sosei.demography.told.official_table import SERIES, readings
from sosei.demography.told.thresholds import (
    DECLINE_STAGE,
    NATURAL_INFLUENCE,
    SOCIAL_INFLUENCE,
    Status,
)
from sosei.studies.gather import Gathered
from sosei.studies.result import Cell, Table, table
from sosei.studies.study import Study

_BOUNDED = {each.indicator: each for each in (NATURAL_INFLUENCE, SOCIAL_INFLUENCE, DECLINE_STAGE)}


def tables(study: Study, gathered: Gathered, sources: tuple[Source, ...]) -> dict[str, Table]:
    """Return the totals of the three series, and the readings in every year of the vision."""
    base = gathered.census[study.form.study.base.year]
    runs = run_official(base, gathered.assumptions)
    totals: list[list[Cell]] = [
        [series, year, float(total)]
        for series in SERIES
        for year, total in zip(runs.pattern1.years, getattr(runs, series).total[:, 0], strict=True)
    ]
    read: list[list[Cell]] = []
    for year in study.form.vision.years:
        told = readings(run_official(base, gathered.assumptions.until(year)))
        read += [[year, name, _cell(values[0]), _verified(name)] for name, values in told.items()]
    units = {"series": "", "year": "year", "total": "person"}
    columns = {"year": "year", "indicator": "", "value": "", "verified": ""}
    return {
        "official_totals": table(units, totals, sources),
        "official": table(columns, read, sources),
    }


def _cell(value: float | int | str | None) -> Cell:
    """Return a reading as a cell; what is not defined is None."""
    return None if isinstance(value, float) and np.isnan(value) else value


def _verified(name: str) -> bool:
    """Whether the bounds of a reading are confirmed; a plain ratio has none."""
    bounded = _BOUNDED.get(name)
    return bounded is None or bounded.status is not Status.UNVERIFIED
