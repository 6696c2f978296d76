"""``control.csv``: totals that all areas together are raked to."""

from __future__ import annotations

import numpy as np

from sosei.base.arrays import Array
from sosei.base.errors import Fault, Faults
from sosei.demography.engine.control import Targets
from sosei.demography.known.population import SEXES
from sosei.readers.exchange.base import PERSONS, Base, Grid
from sosei.readers.exchange.rates import keys
from sosei.readers.resolve import ALL, Rows, resolve
from sosei.readers.table import Table

EVERYBODY = "all areas"


def read_control(table: Table | None, base: Base, faults: Faults) -> Targets | None:
    """Read targets by year, and by sex and age where they are given."""
    if table is None:
        return None
    own, grid = Faults(), base.grid
    persons = table.numbers("population", PERSONS, own)
    years = table.years("year", own)
    sexes = keys(table, "sex", SEXES, "sex_unknown", own)
    labels = None if base.ages is None else base.ages.labels
    ages = keys(table, "age", labels, "age_unknown", own, example=_example(labels))
    table.check_unique(("year", "sex", "age"), own)
    for column, places in (("sex", sexes), ("age", ages)):
        if len({bool(place == ALL) for place in places}) > 1:
            own.add(Fault("control_mixed", table.name, None, column))
    faults.extend(own)
    if own or grid is None:
        return None
    by_sex, by_age = bool(sexes[0] != ALL), bool(ages[0] != ALL)
    shape = (len(SEXES) if by_sex else 1, len(grid.ages) if by_age else 1)
    cells = np.maximum(sexes, 0) * shape[1] + np.maximum(ages, 0)
    rows = Rows(persons, np.zeros(len(persons), dtype=np.int64), years, cells)
    return _targets(resolve(rows, grid.ends, shape[0] * shape[1], 1), shape, grid)


def _targets(resolved: Array, shape: tuple[int, int], grid: Grid) -> Targets:
    totals = resolved.reshape(grid.steps, *shape, 1)
    return Targets(totals, np.zeros(len(grid.areas), dtype=np.int64), (EVERYBODY,))


def _example(labels: tuple[str, ...] | None) -> str:
    return "" if labels is None else f"{labels[0]} … {labels[-1]}"
