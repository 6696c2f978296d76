"""The fields of a run as frozen tables, and those tables read back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sosei.base.arrays import frozen
from sosei.base.provenance import Source
from sosei.demography.told.frames import Run
from sosei.sectors.compare import compare
from sosei.sectors.demand import Demand, Demands, RateMissing
from sosei.sectors.driver import Driver
from sosei.sectors.observed import Observed
from sosei.sectors.rates import Origin
from sosei.sectors.town_districts import school_totals_table, totals_table
from sosei.studies.districts import DistrictsRead
from sosei.studies.fields import FieldsTold, told_of
from sosei.studies.fields_asked import FieldsAsked
from sosei.studies.result import Cell, Table, VisionResult, table

if TYPE_CHECKING:
    import polars as pl

OBSERVED = {
    "field": "", "item": "", "year": "year", "value": "", "unit": "", "statistic": "", "table": "",
}  # fmt: skip
DEMAND = {"scenario": "", "field": "", "item": "", "unit": "", "year": "year", "value": ""}
DIFFERENCE = {
    "scenario": "", "field": "", "item": "", "unit": "", "year": "year", "difference": "",
    "cumulated": "",
}  # fmt: skip
RATES = {
    "field": "", "item": "", "own": "", "area": "", "statistic": "", "table": "", "rate_year": "",
    "grade": "", "factor": "",
}  # fmt: skip
DISTRICTS = {
    "scenario": "", "district": "", "year": "year", "total": "person", "age_0_14": "person",
    "age_15_64": "person", "age_65_plus": "person", "town_centre": "", "members": "",
}  # fmt: skip
SCHOOLS = {
    "scenario": "", "school": "", "kind": "", "year": "year", "pupils": "person", "classes": "",
    "classes_multi_grade": "",
}  # fmt: skip
MISSING = {"field": "", "rate": ""}


def tables(
    asked: FieldsAsked | None, runs: Sequence[Run], status_quo: str, sources: Sequence[Source]
) -> dict[str, Table]:
    """Return what was observed, what follows, whose rates, what is missing and what a scenario changes.

    Parameters
    ----------
    asked : FieldsAsked or None
        None: no table.
    runs : sequence of Run
    status_quo : str
        Scenario that the others are set against.
    sources : sequence of Source
        Of the projection.
    """
    if asked is None:
        return {}
    drivers = {run.scenario: Driver.of(run.projection) for run in runs}
    told = told_of(drivers, asked.rates, asked.observed, asked.given).only(asked.names)
    first = told.scenarios[0]
    rested = (*sources, *origins(first.items))
    return {
        "field_observed": _observed(told.observed),
        "field_demand": _demand(told, rested),
        "field_rates": table(RATES, [_rate(d) for d in first.items if d.origin], rested),
        "field_missing": table(MISSING, [[each.field, each.rate] for each in first.missing]),
        "field_difference": _differences(told, status_quo, rested),
        **_districts(asked.districts, runs, sources),
    }


def _districts(
    read: DistrictsRead | None, runs: Sequence[Run], sources: Sequence[Source]
) -> dict[str, Table]:
    """Carry the districts through every scenario: their persons, and their schools where they have any."""
    if read is None:
        return {}
    carried = [(run.scenario, read.town.carried(run.projection)) for run in runs]
    told = [(name, totals_table(read.town, each)) for name, each in carried]
    made = {"field_districts": _of_frames(told, DISTRICTS, sources)}
    if read.town.schools:
        schools = [
            (name, school_totals_table(read.town, each, read.sizes, read.together))
            for name, each in carried
        ]
        made["field_schools"] = _of_frames(schools, SCHOOLS, sources)
    return made


def _of_frames(
    told: Iterable[tuple[str, pl.DataFrame]], units: Mapping[str, str], sources: Sequence[Source]
) -> Table:
    """Return the tables of all scenarios as one."""
    columns = [name for name in units if name != "scenario"]
    rows: list[list[Cell]] = [
        [scenario, *row] for scenario, frame in told for row in frame.select(columns).iter_rows()
    ]
    return table(units, rows, sources)


def origins(items: Iterable[Demand]) -> tuple[Source, ...]:
    """Return the statistics that rates are from, each once."""
    every = (each.origin for each in items if each.origin is not None)
    return tuple(
        dict.fromkeys(Source(f"{each.statistic}：{each.table}", "", each.year) for each in every)
    )


def _observed(observed: Sequence[Observed]) -> Table:
    rows: list[list[Cell]] = [[getattr(each, name) for name in OBSERVED] for each in observed]
    sources = [Source(each.statistic, "", str(each.year)) for each in observed]
    return table(OBSERVED, rows, sources)


def _demand(told: FieldsTold, sources: Sequence[Source]) -> Table:
    rows: list[list[Cell]] = [
        [each.scenario, demand.field, demand.item, demand.unit, year, _known(value)]
        for each in told.scenarios
        for demand in each.items
        for year, value in zip(each.years, demand.value[:, 0], strict=True)
    ]
    return table(DEMAND, rows, sources)


def _rate(demand: Demand) -> list[Cell]:
    origin: Any = demand.origin
    words = (origin.own, origin.area, origin.statistic, origin.table, origin.year, origin.grade)
    factor = None if demand.factor is None else float(demand.factor[0])
    return [demand.field, demand.item, *words, factor]


def _differences(told: FieldsTold, status_quo: str, sources: Sequence[Source]) -> Table:
    """Set every scenario against the status quo: each year, and cumulated."""
    base = told.scenario(status_quo)
    rows: list[list[Cell]] = [
        [other.scenario, pair.base.field, pair.base.item, pair.base.unit, year, *map(_known, both)]
        for other in told.scenarios
        if other is not base
        for pair in compare(base, other)
        for year, *both in zip(base.years, pair.difference[:, 0], pair.cumulated[:, 0], strict=True)
    ]
    return table(DIFFERENCE, rows, sources)


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def frozen_fields(result: VisionResult) -> FieldsTold | None:
    """Return the fields that a result holds; None where it was frozen without them.

    Parameters
    ----------
    result : VisionResult
    """
    if "field_demand" not in result.tables:
        return None
    rows = result.tables["field_observed"].rows()
    observed = tuple(Observed(area=result.area, **row) for row in rows)
    return FieldsTold(observed, tuple(_demands(result, str(s["name"])) for s in result.scenarios))


def _demands(result: VisionResult, scenario: str) -> Demands:
    """Read the demand of one scenario back."""
    values: dict[tuple[str, str, str], list[tuple[float, str]]] = {}
    years: dict[int, None] = {}
    frozen_demand = result.tables["field_demand"]
    for row in frozen_demand.rows(scenario=scenario):
        years[row["year"]] = None
        told = values.setdefault((row["field"], row["item"], row["unit"]), [])
        value = math.nan if row["value"] is None else row["value"]
        told.append((value, frozen_demand.cell("value", row)))
    rates = {(row["field"], row["item"]): row for row in result.tables["field_rates"].rows()}
    items = tuple(
        _item(field, item, unit, own, rates.get((field, item)))
        for (field, item, unit), own in values.items()
    )
    missing = tuple(RateMissing(**row) for row in result.tables["field_missing"].rows())
    return Demands(scenario, tuple(years), (result.area,), items, missing)


def _item(
    field: str,
    item: str,
    unit: str,
    values: Sequence[tuple[float, str]],
    rate: dict[str, Any] | None,
) -> Demand:
    value = np.array([number for number, _ in values]).reshape(-1, 1)
    cells = tuple(cell for _, cell in values)
    if rate is None:
        return Demand(field, item, value, unit, cells=cells)
    words = ("statistic", "table", "rate_year", "grade", "area", "own")
    origin = Origin(*(rate[name] for name in words))
    factor = None if rate["factor"] is None else frozen(np.array([rate["factor"]]))
    return Demand(field, item, value, unit, origin, factor, cells)
