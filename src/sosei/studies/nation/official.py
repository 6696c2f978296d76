"""What the library holds of the nation as a whole: its official projection, and who leaves each municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.areas import NATION
from sosei.base.arrays import Array, frozen
from sosei.demography.known.regroup import regroup
from sosei.library import Library
from sosei.library.arrays import cells_by_day
from sosei.studies.held.cells import Rows, Told, rows_of
from sosei.studies.held.census import CENSUS_DAY

YEARS = 5
"""Calendar years of departures that are averaged, the newest ones."""

LEAVING = "departures_domestic"


class Departures(NamedTuple):
    """Who leaves each municipality for another one of the nation.

    Attributes
    ----------
    a_year : mapping of str to float
        D by code: the mean over the years held, persons.
    years : mapping of str to tuple of int
        Which years, by code.
    """

    a_year: Mapping[str, float]
    years: Mapping[str, tuple[int, ...]]


def departures(library: Library, areas: Sequence[str], told: Told) -> Departures:
    """Return the departures of the municipalities that the library has them of.

    Parameters
    ----------
    library : Library
    areas : sequence of str
    told : Told
        Learns what was used.
    """
    found = rows_of(library, "register_dynamics", areas)
    if found is None:
        return Departures({}, {})
    whole_year = pl.col("date").str.contains(r"^[0-9]{4}$")
    rows = found.where(pl.col("item") == LEAVING, whole_year, pl.col("value").is_not_null())
    newest = sorted(rows.frame["date"].unique(), reverse=True)[:YEARS]
    rows = rows.where(pl.col("date").is_in(newest))
    told.of("register_dynamics", rows)
    by_area: dict[str, dict[int, float]] = {}
    for area, date, value in rows.frame.select("area", "date", "value").iter_rows():
        by_area.setdefault(area, {})[int(date)] = value
    return Departures(
        {area: float(np.mean(list(years.values()))) for area, years in by_area.items()},
        {area: tuple(sorted(years)) for area, years in by_area.items()},
    )


def official_projection(
    library: Library, ages: AgeGroups, years: Sequence[int], told: Told
) -> Array | None:
    """Return the nation's official projection (medium), ``[year, sex, age]``; nan where a year is not held.

    Parameters
    ----------
    library : Library
    ages : AgeGroups
        Groups wanted.
    years : sequence of int
    told : Told
        Learns what was used.

    Returns
    -------
    Array or None
        None if the library holds none of the years.
    """
    found = rows_of(library, "projection_national", [NATION])
    if found is None:
        return None
    days = [f"{year}{CENSUS_DAY}" for year in years]
    rows = found.where(pl.col("item") == "population", pl.col("date").is_in(days))
    tables = _tables(rows, ages)
    if not tables:
        return None
    told.of("projection_national", rows)
    nothing = np.full((2, len(ages)), np.nan)
    return frozen([tables.get(year, nothing) for year in years])


def _tables(rows: Rows, ages: AgeGroups) -> dict[int, Array]:
    """Return each year that has every cell, in the groups wanted."""
    found = cells_by_day(rows.frame, "population", {NATION: NATION})
    return {
        int(cells.day[:4]): regroup(cells.persons, cells.ages, ages)[..., 0]
        for cells in found
        if not cells.missing.any() and set(ages.lower_bounds) <= set(cells.ages.lower_bounds)
    }
