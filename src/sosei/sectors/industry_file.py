"""``industries.csv``: workers by industry and age in two counts five years apart (docs/formats.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sosei.base.ages import AgeGroups, parse_age_label
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, Fault, Faults
from sosei.base.messages import Both
from sosei.readers.table import Bounds, Table, read_table
from sosei.sectors.rates import Origin

COLUMNS = ("year", "industry", "age", "workers", "statistic", "table")
WORKERS = Bounds(Both("a number of workers ≥ 0", "0 以上の人数"), low=0)
WORD = Both("a word", "文字")
FIRST = 15
"""Age from which workers are counted."""

STEP = 5


@dataclass(frozen=True)
class IndustryWorkers:
    """Workers by industry and age in the base year and five years before.

    Attributes
    ----------
    before, now : Array
        ``[industry, age]``, workers.
    names : tuple of str
        Of the industries.
    bounds : tuple of int
        First age of each group, from 15 on; the last one is open.
    origin : Origin
    """

    before: Array
    now: Array
    names: tuple[str, ...]
    bounds: tuple[int, ...]
    origin: Origin


def read_industry_workers(
    path: Path, base: int, ages: AgeGroups, area: str, faults: Faults
) -> IndustryWorkers | None:
    """Read workers by industry and age; None if any row is at fault.

    Parameters
    ----------
    path : Path
    base : int
        Year of the study's base.
    ages : AgeGroups
        Of the study: the open group of the file starts no higher.
    area : str
        Whose they are.
    faults : Faults
        Collects what is wrong: other years, ages with a gap, an industry without an age …
    """
    own = Faults()
    table = read_table(path, path.name, COLUMNS, (), own)
    read = None if table is None else _read(table, base, ages, area, own)
    faults.extend(own)
    return None if own else read


def _read(
    table: Table, base: int, ages: AgeGroups, area: str, faults: Faults
) -> IndustryWorkers | None:
    table.check_unique(("year", "industry", "age"), faults)
    years, workers = table.years("year", faults), table.numbers("workers", WORKERS, faults)
    for column in ("industry", "statistic", "table"):
        for place, word in enumerate(table.text(column)):
            if word is None:
                faults.add(table.fault("cell_empty", place, column, number=WORD))
    found = sorted({int(year) for year in years if not np.isnan(year)})
    if found != [base - STEP, base]:
        values = {"years": ", ".join(map(str, found)), "base": base, "before": base - STEP}
        faults.add(Fault("industries_years", table.name, None, "year", values))
    bounds = _bounds(table, ages, faults)
    if faults or bounds is None:
        return None
    names = tuple(dict.fromkeys(str(name) for name in table.text("industry")))
    cells = np.full((2, len(names), len(bounds)), np.nan)
    for place, (name, label) in enumerate(
        zip(table.text("industry"), table.text("age"), strict=True)
    ):
        age = bounds.index(parse_age_label(str(label))[0])
        cells[int(years[place] == base), names.index(str(name)), age] = workers[place]
    _check_whole(table, base, names, bounds, cells, faults)
    return IndustryWorkers(frozen(cells[0]), frozen(cells[1]), names, bounds, _origin(table, area))


def _bounds(table: Table, ages: AgeGroups, faults: Faults) -> tuple[int, ...] | None:
    """Return the first age of every group; they are of five years from 15 on, and the last one is open."""
    told: dict[int, int | None] = {}
    for place, label in enumerate(table.text("age")):
        try:
            low, high = parse_age_label(label or "")
        except AgeGroupsError as error:
            faults.add(table.fault("ages_faulty", place, "age", reason=error.words))
            continue
        told[low] = high
    lows = sorted(told)
    whole = list(range(FIRST, lows[-1] + 1, STEP)) if lows else []
    closed = all(told[low] == low + STEP for low in lows[:-1])
    if (
        not whole
        or lows != whole
        or not closed
        or told[lows[-1]] is not None
        or lows[-1] > ages.open_from
    ):
        values = {"ages": ", ".join(map(str, lows)), "open": ages.open_from}
        faults.add(Fault("industries_ages", table.name, None, "age", values))
        return None
    return tuple(lows)


def _check_whole(
    table: Table,
    base: int,
    names: tuple[str, ...],
    bounds: tuple[int, ...],
    cells: Array,
    faults: Faults,
) -> None:
    """Report industries of which an age is missing in a year."""
    for year, name, age in np.argwhere(np.isnan(cells)):
        values = {
            "industry": names[name],
            "year": base if year else base - STEP,
            "age": bounds[age],
        }
        faults.add(Fault("industries_missing", table.name, None, "age", values))
    for year, workers in zip((base - STEP, base), cells, strict=True):
        if not np.any(np.nan_to_num(workers, nan=1)):
            faults.add(Fault("industries_nobody", table.name, None, "workers", {"year": year}))


def _origin(table: Table, area: str) -> Origin:
    def told(column: str) -> str:
        return "、".join(dict.fromkeys(word for word in table.text(column) if word is not None))

    return Origin(told("statistic"), told("table"), told("year"), "", area, own=True)
