"""The town's centre against the whole: persons, and what residents spend in shops."""

from __future__ import annotations

import numpy as np
import polars as pl

from sosei.base.arrays import Array
from sosei.demography.small.districts import DistrictProjection
from sosei.sectors.rates import Rate
from sosei.sectors.town_districts import TownDistricts

CENTRE, REST, TOWN = "town_centre", "elsewhere", "town"


def centre_table(
    districts: TownDistricts, carried: DistrictProjection, spending: Rate | None
) -> pl.DataFrame:
    """Return part, year, total, age_65_plus, share (of the town), index (base = 1), retail_spending (yen a year).

    Parameters
    ----------
    districts : TownDistricts
        With districts of the centre.
    carried : DistrictProjection
    spending : Rate or None
        Spending in shops per resident; without it the last column is empty.
    """
    inside = np.array([name in districts.centre for name in carried.names], dtype=np.float64)
    parts = {CENTRE: inside, REST: 1 - inside, TOWN: np.ones_like(inside)}
    each = np.full(len(carried.years), np.nan) if spending is None else _per_head(carried, spending)
    tables = [_part(name, carried, weights, each) for name, weights in parts.items()]
    return pl.concat(tables).with_columns(pl.col("index", "retail_spending").fill_nan(None))


def _per_head(carried: DistrictProjection, spending: Rate) -> Array:
    per_head: Array = spending.plain(carried.years).sum(axis=1)
    return per_head


def _part(name: str, carried: DistrictProjection, weights: Array, each: Array) -> pl.DataFrame:
    total, everybody = carried.total @ weights, carried.total.sum(axis=1)
    return pl.DataFrame(
        {
            "part": [name] * len(carried.years),
            "year": list(carried.years),
            "total": total,
            "age_65_plus": carried.between(65) @ weights,
            "share": total / everybody,
            "index": total / total[0] if total[0] > 0 else np.full_like(total, np.nan),
            "retail_spending": total * each,
        }
    )
