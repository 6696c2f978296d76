"""Files of rates: every row resolved to the steps and cells that it covers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults, nearest
from sosei.demography.assumed.assumptions import rows_of
from sosei.demography.known.population import SEXES
from sosei.readers.exchange.base import Base, Grid
from sosei.readers.resolve import ALL, Rows, resolve
from sosei.readers.table import Bounds, Table


def one_form(table: Table, first: str, second: str, faults: Faults) -> str | None:
    """Return which of two columns the file has; both or none of them is a fault."""
    forms = [column for column in (first, second) if table.has(column)]
    if len(forms) == 1:
        return forms[0]
    kind = "forms_both" if forms else "forms_none"
    faults.add(Fault(kind, table.name, 1, None, {"first": first, "second": second}))
    return None


@dataclass(frozen=True)
class Where:
    """Area (or `ALL`) and year (or nan) of each row."""

    area: NDArray[np.int64]
    year: Array


def read_where(
    table: Table, base: Base, faults: Faults, others: tuple[str, ...] = ()
) -> Where | None:
    """Read area and year of each row, and check that no key stands twice; None if any is faulty."""
    own = Faults()
    area = keys(table, "area", base.areas, "area_unknown", own)
    year = table.years("year", own, optional=True)
    table.check_unique(("area", "year", *others), own)
    faults.extend(own)
    return None if own else Where(area, year)


def by_area(
    table: Table,
    where: Where | None,
    column: str,
    bounds: Bounds,
    base: Base,
    faults: Faults,
    *,
    optional: bool = False,
    at_start: bool = False,
) -> Array | None:
    """Resolve a column without sex and age at the end (or start) of each step, ``[step, area]``."""
    own, grid = Faults(), base.grid
    values = table.numbers(column, bounds, own, optional=optional)
    faults.extend(own)
    if own or where is None or grid is None:
        return None
    rows = Rows(values, where.area, where.year, np.zeros(len(values), dtype=np.int64))
    resolved = resolve(rows, grid.starts if at_start else grid.ends, 1, len(grid.areas))[:, 0]
    if not optional:
        for area in np.flatnonzero(np.isnan(resolved).any(axis=0)):
            values_of = {"cell": grid.areas[area]}
            faults.add(Fault("rate_missing", table.name, None, column, values_of))
    return resolved


def by_cell(
    table: Table | None, column: str, bounds: Bounds, base: Base, faults: Faults
) -> Array | None:
    """Resolve a column by sex and age at the start of each step, ``[step, sex, rows, area]``.

    A cell that no row covers is a fault.
    """
    if table is None:
        return None
    resolved = resolve_cells(table, column, bounds, base, faults)
    if resolved is not None and base.grid is not None:
        _check_covered(resolved, table.name, column, base.grid, faults)
    return resolved


def resolve_cells(
    table: Table, column: str, bounds: Bounds, base: Base, faults: Faults, *, by_sex: bool = True
) -> Array | None:
    """Resolve a column by age, and by sex unless it has none; nan where no row covers a cell."""
    own, grid = Faults(), base.grid
    values = table.numbers(column, bounds, own)
    where = read_where(table, base, own, ("sex", "age") if by_sex else ("age",))
    sexes = keys(table, "sex", SEXES, "sex_unknown", own) if by_sex else np.zeros(len(table), int)
    ages = age_rows(table, base.ages, own)
    faults.extend(own)
    if own or where is None or grid is None:
        return None
    shape = (len(SEXES) if by_sex else 1, grid.rows)
    rows = Rows(values, where.area, where.year, np.zeros(len(values), dtype=np.int64))
    spread = _spread(rows, sexes, ages, shape)
    resolved = resolve(spread, grid.starts, shape[0] * shape[1], len(grid.areas))
    return resolved.reshape(grid.steps, *shape, len(grid.areas))


def keys(
    table: Table,
    column: str,
    known: tuple[str, ...] | None,
    kind: str,
    faults: Faults,
    **values: object,
) -> NDArray[np.int64]:
    """Return the place of each key; `ALL` where the cell is empty or the known words are not."""
    order = {word: place for place, word in enumerate(known or ())}
    places = np.full(len(table), ALL, dtype=np.int64)
    for place, word in enumerate(table.text(column)):
        if word is None or known is None:
            continue
        if word in order:
            places[place] = order[word]
        else:
            faults.add(
                table.fault(kind, place, column, value=word, hint=nearest(word, known), **values)
            )
    return places


def age_rows(table: Table, ages: AgeGroups | None, faults: Faults) -> NDArray[np.int64]:
    """Return the place of each age among the rows of a rate; `ALL` where the cell is empty."""
    places = np.full(len(table), ALL, dtype=np.int64)
    if ages is None:
        return places
    moving = ages.labels[: rows_of(ages)]
    order = {label: place for place, label in enumerate(moving)}
    expected = f"{moving[0]} … {moving[-1]}"
    for place, label in enumerate(table.text("age")):
        if label in order:
            places[place] = order[label]
        elif label == ages.labels[-1]:
            values = {"value": label, "last": moving[-1]}
            faults.add(table.fault("age_is_open", place, "age", **values))
        elif label is not None:
            faults.add(table.fault("age_not_a_row", place, "age", value=label, expected=expected))
    return places


def _spread(
    rows: Rows, sexes: NDArray[np.int64], ages: NDArray[np.int64], shape: tuple[int, int]
) -> Rows:
    """Repeat rows whose sex or age is empty for every cell that they cover.

    The more a row names, the later it comes and the more it counts: nothing, the sex, the age, both.
    """
    named = (sexes != ALL) + 2 * (ages != ALL)
    taken, cells = [], []
    for place in np.argsort(named, kind="stable"):
        s = np.arange(shape[0]) if sexes[place] == ALL else sexes[place : place + 1]
        a = np.arange(shape[1]) if ages[place] == ALL else ages[place : place + 1]
        covered = (s[:, None] * shape[1] + a).ravel()
        taken.append(np.full(len(covered), place))
        cells.append(covered)
    rows_of_cells = np.concatenate(taken)
    return Rows(
        rows.values[rows_of_cells],
        rows.area[rows_of_cells],
        rows.year[rows_of_cells],
        np.concatenate(cells),
    )


def _check_covered(rates: Array, name: str, column: str, grid: Grid, faults: Faults) -> None:
    missing = np.isnan(rates).any(axis=0)
    for sex, age, area in np.argwhere(missing):
        cell = f"{grid.areas[area]}, {SEXES[sex]}, {grid.ages.labels[age]}"
        faults.add(Fault("rate_missing", name, None, column, {"cell": cell}))
