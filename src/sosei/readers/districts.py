"""``districts.csv``: persons of a town's districts in one or two counts (docs/formats.md)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, Fault, Faults
from sosei.base.messages import Both
from sosei.demography.known.population import SEXES
from sosei.demography.known.regroup import regroup
from sosei.demography.small.counts import DistrictCount
from sosei.readers.cohort_words import cohort, listed
from sosei.readers.districts_merged import Merged, merged_districts
from sosei.readers.table import Bounds, Table, read_table

PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)
NAME = Both("the name of the district", "地区の名前")
COLUMNS = ("district", "year", "sex", "age", "population")
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Districts:
    """What a file of districts tells.

    Attributes
    ----------
    now : DistrictCount
        In the base year.
    before : DistrictCount or None
        Five years earlier.
    members : mapping of str to tuple of str
        Of each district that is carried, the names that are told in it, its own first.
    told : mapping of str to str
        Every name of the file → the one that it is carried under.
    """

    now: DistrictCount
    before: DistrictCount | None
    members: dict[str, tuple[str, ...]]
    told: dict[str, str]


def read_districts(
    path: Path, town: str, base: int, ages: AgeGroups, faults: Faults
) -> Districts | None:
    """Read the districts of a town, withheld ones merged, unknown ages spread.

    Parameters
    ----------
    path : Path
    town : str
        Code of the town.
    base : int
        Year of the study's base.
    ages : AgeGroups
        Of the study.
    faults : Faults
        Collects what is wrong.
    """
    own = Faults()
    table = read_table(path, path.name, COLUMNS, ("merged_into",), own)
    found = None if table is None else _read(table, town, base, ages, own)
    faults.extend(own)
    return None if own else found


def _read(table: Table, town: str, base: int, ages: AgeGroups, faults: Faults) -> Districts | None:
    table.check_unique(("district", "year", "sex", "age"), faults)
    for row, name in enumerate(table.text("district")):
        if name is None:
            faults.add(table.fault("cell_empty", row, "district", number=NAME))
    table.places("sex", SEXES, "sex_unknown", faults)
    years = _years(table, base, faults)
    groups = _groups(table, ages, faults)
    merged = merged_districts(table, faults)
    if faults or groups is None or merged is None:
        return None
    counts = {year: _count(merged, town, year, groups, ages, faults) for year in years}
    now, before = counts[base], counts.get(base - 5)
    return None if now is None else Districts(now, before, merged.members, merged.told)


def _years(table: Table, base: int, faults: Faults) -> list[int]:
    own = Faults()
    found = {int(year) for year in table.years("year", own) if not np.isnan(year)}
    if not own and (base not in found or not found <= {base, base - 5}):
        words = ", ".join(map(str, sorted(found)))
        values = {"years": words, "base": base, "before": base - 5}
        own.add(Fault("districts_year", table.name, None, "year", values))
    faults.extend(own)
    return sorted(found)


def _groups(table: Table, ages: AgeGroups, faults: Faults) -> AgeGroups | None:
    labels = {label or "" for label in table.text("age")} - {UNKNOWN}
    try:
        groups = AgeGroups.from_labels(sorted(labels))
        regroup(np.zeros((len(SEXES), len(groups))), groups, ages)
    except AgeGroupsError as error:
        faults.add(Fault("ages_faulty", table.name, None, "age", {"reason": error.words}))
        return None
    return groups


def _count(
    merged: Merged, town: str, year: int, groups: AgeGroups, ages: AgeGroups, faults: Faults
) -> DistrictCount | None:
    rows = merged.frame.filter(pl.col("year") == str(year))
    numbers = merged.table.numbers("population", PERSONS, own := Faults(), optional=True)
    faults.extend(fault for fault in own if fault.row in set(rows["row"].to_list()))
    written = merged.table.frame["population"].is_not_null().to_numpy()
    numbers[np.isnan(numbers) & written] = 0  # a fault already, and not missing
    names = list(merged.members)
    cells = _cells(merged, rows, groups, numbers)
    cells[:, -1] = np.nan_to_num(cells[:, -1])
    _check_ages(merged.table.name, year, cells, groups, names, faults)
    if faults:
        return None
    persons = regroup(_spread(cells), groups, ages)
    return DistrictCount(persons, ages, tuple(names), (town,) * len(names), year)


def _cells(merged: Merged, rows: pl.DataFrame, groups: AgeGroups, numbers: Array) -> Array:
    """Return ``[sex, age and unknown, district]``; what no row tells is not a number."""
    places = {name: place for place, name in enumerate(merged.members)}
    cells = np.full((len(SEXES), len(groups) + 1, len(places)), np.nan)
    others: list[tuple[tuple[int, int, int], float]] = []
    for district, sex, age, at in rows.select("district", "sex", "age", "at").iter_rows():
        row = len(groups) if age == UNKNOWN else groups.positions[age]
        cell = SEXES.index(sex), row, places[merged.told[district]]
        if district in places:
            cells[cell] = numbers[at]
        else:
            others.append((cell, float(numbers[at])))
    for cell, persons in others:  # withheld in the other count of the file, told in this one
        cells[cell] += persons
    return cells


def _check_ages(
    file: str, year: int, cells: Array, groups: AgeGroups, names: list[str], faults: Faults
) -> None:
    for place, name in enumerate(names):
        missing = [
            cohort(sex, age)
            for s, sex in enumerate(SEXES)
            for g, age in enumerate(groups.labels)
            if np.isnan(cells[s, g, place])
        ]
        if missing:
            values = {"district": name, "year": year, "missing": listed(missing, 4)}
            faults.add(Fault("district_ages", file, None, "age", values))


def _spread(cells: Array) -> Array:
    """Spread persons of unknown age pro rata within district and sex; where no age is known, evenly over both."""
    known, unknown = cells[:, :-1], cells[:, -1]
    total = known.sum(axis=1)
    shares = np.divide(
        known, total[:, None], out=np.full_like(known, 1 / known.shape[1]), where=total[:, None] > 0
    )
    spread: Array = known + unknown[:, None] * shares
    return spread
