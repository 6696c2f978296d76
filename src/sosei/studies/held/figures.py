"""Everything the library holds of one municipality, as the figures of a study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from sosei.base.ages import finest
from sosei.base.areas import Area, Gazetteer
from sosei.base.arrays import Array
from sosei.base.messages import Both
from sosei.demography.known.population import Basis, Population
from sosei.library import Library
from sosei.readers.figures import (
    EVENTS,
    CensusCount,
    Figures,
    Register,
)
from sosei.studies.held.cells import Told, by_sex_and_age, by_year, cells_array, rows_of
from sosei.studies.held.census import censuses
from sosei.studies.held.nation import Nation

SSDSE_EVENTS = {
    "vital_statistics": {"A4101": "births", "A4200": "deaths"},
    "migration_report": {"A5101": "arrivals", "A5102": "departures"},
}
"""Items of SSDSE-A that are a year of another statistic, and our words for them."""

SSDSE_GROUPS = {
    "total": ("A110101", "A110102"),
    "0-14": ("A130101", "A130102"),
    "15-64": ("A130201", "A130202"),
    "65+": ("A130301", "A130302"),
    "75+": ("A141901", "A141902"),
}
"""Groups of the census in SSDSE-A: its items of men and of women."""


@dataclass(frozen=True)
class Held:
    """Figures of a municipality out of the library.

    Attributes
    ----------
    figures : Figures
        Without a census if the library has none: nothing can be run on them then.
    notes : tuple of Both
        What could not be used, and doubts.
    shipped : tuple of str
        Tables of the nation that the library does not hold: those that ship are used.
    """

    figures: Figures
    notes: tuple[Both, ...]
    shipped: tuple[str, ...]


def held_figures(library: Library, area: Area, gazetteer: Gazetteer) -> Held:
    """Return everything that the library holds of a municipality, and the nation's tables for it.

    Parameters
    ----------
    library : Library
    area : Area
    gazetteer : Gazetteer
        Which places became part of it.

    Raises
    ------
    InputError
        If a block is damaged.
    """
    told, notes = Told(), []
    counts: Mapping[int, CensusCount] = {}
    own = censuses(library, area.code, gazetteer)
    if own is not None:
        told.of("census", own.rows)
        counts, notes = own.counts, list(own.notes)
    groups = _census_groups(library, area.code, max(counts, default=0), told)
    register, events = _register(library, area.code, told), _events(library, area.code, told)
    nation = Nation(library, gazetteer, told)
    figures = replace(
        nation.figures(),
        census=counts,
        census_groups=groups,
        register=register,
        events=events,
    )
    return Held(figures, tuple(notes), tuple(nation.shipped))


def _register(library: Library, area: str, told: Told) -> Register | None:
    """Return the newest resident register by sex and five-year age."""
    found = rows_of(library, "register_by_age", [area])
    if found is None:
        return None
    tables = by_sex_and_age(found.frame, "population")
    for date in sorted(tables, reverse=True):
        ages = finest([age for _, age in tables[date]], (5,))
        persons = None if ages is None else cells_array(tables[date], ages.labels)
        if ages is not None and persons is not None and np.isfinite(persons).all():
            told.of("register", found.where(pl.col("date") == date, pl.col("item") == "population"))
            people = Population(persons[..., None], ages, (area,), int(date[:4]), Basis.REGISTER)
            return Register(date, people)
    return None


def _events(library: Library, area: str, told: Told) -> dict[str, dict[int, dict[str, float]]]:
    """Return the tables of one row a year."""
    tables: dict[str, dict[int, dict[str, float]]] = {}
    for name in ("vital_statistics", "migration_report"):
        years = _years_of(library, name, area, told)
        if years:
            tables[name] = years
    dynamics = _dynamics(library, area, told)
    return tables | ({"register_dynamics": dynamics} if dynamics else {})


def _years_of(library: Library, name: str, area: str, told: Told) -> dict[int, dict[str, float]]:
    """Return a statistic's own years, and those that SSDSE-A carries of it."""
    words = SSDSE_EVENTS[name]
    carried, own = rows_of(library, "ssdse_a", [area]), rows_of(library, name, [area])
    years: dict[int, dict[str, float]] = {}
    if carried is not None:
        for year, row in by_year(carried, words).items():
            years[year] = {words[item]: value for item, value in row.items()}
        told.of(name, carried.where(pl.col("item").is_in(list(words))))
    if own is not None:
        for year, row in by_year(own, EVENTS[name]).items():
            years[year] = {**years.get(year, {}), **row}
        told.of(name, own.where(pl.col("item").is_in(EVENTS[name])))
    return dict(sorted(years.items()))


def _dynamics(library: Library, area: str, told: Told) -> dict[int, dict[str, float]]:
    """Return the register's flows by calendar year, with its population on 1 January after."""
    found = rows_of(library, "register_dynamics", [area])
    if found is None:
        return {}
    flows = by_year(found, EVENTS["register_dynamics"][1:])
    stocks = found.where(
        pl.col("item") == "population", pl.col("sex") == "total", pl.col("value").is_not_null()
    )
    for date, value in stocks.frame.select("date", "value").iter_rows():
        if (before := int(date[:4]) - 1) in flows:
            flows[before]["population_end"] = value
    told.of("register_dynamics", found)
    return flows


def _census_groups(
    library: Library, area: str, after: int, told: Told
) -> dict[tuple[int, str], Array]:
    """Return later censuses than the last one by age, known by three groups: SSDSE-A carries them."""
    found = rows_of(library, "ssdse_a", [area])
    if found is None:
        return {}
    items = [item for pair in SSDSE_GROUPS.values() for item in pair]
    years = {year: row for year, row in by_year(found, items).items() if year > after}
    groups = {
        (year, group): np.array([row[men], row[women]])
        for year, row in years.items()
        for group, (men, women) in SSDSE_GROUPS.items()
        if men in row and women in row
    }
    if groups:
        told.of("census_groups", found.where(pl.col("item").is_in(items)))
    return groups
