"""``population.csv``: areas, age groups, base year and steps of a bundle, and its population."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups, parse_age_label
from sosei.base.errors import AgeGroupsError, Fault, Faults
from sosei.base.messages import Both
from sosei.demography.assumed.assumptions import rows_of
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.readers.package import Package
from sosei.readers.table import Bounds, Table, read_table

PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)
AREA = Both("the name or code of an area", "地域の名前または符号")
WIDTHS = (5, 1)
"""Width of the groups that an engine exists for, years."""


def population_table(package: Package, faults: Faults) -> Table | None:
    """Read the file of the base population as text."""
    columns = ("area", "year", "sex", "age", "population")
    path, name = package.path("population"), package.name("population")
    return read_table(path, name, columns, (), faults)


@dataclass(frozen=True)
class Grid:
    """Areas, age groups and steps of a run: the cells that every rate must cover."""

    areas: tuple[str, ...]
    ages: AgeGroups
    base: int
    steps: int

    @property
    def rows(self) -> int:
        """Number of rows of a rate by age."""
        return rows_of(self.ages)

    @property
    def moving(self) -> tuple[str, ...]:
        """Ages of the rows of a rate."""
        return self.ages.labels[: self.rows]

    @property
    def starts(self) -> list[int]:
        """Year in which each step starts."""
        return [self.base + self.ages.width * step for step in range(self.steps)]

    @property
    def ends(self) -> list[int]:
        """Year in which each step ends."""
        return [year + self.ages.width for year in self.starts]


@dataclass(frozen=True)
class Base:
    """What population.csv tells of areas, ages and steps; None where its faults leave it open."""

    areas: tuple[str, ...] | None = None
    ages: AgeGroups | None = None
    year: int | None = None
    steps: int | None = None

    @classmethod
    def read(cls, table: Table | None, to: int, faults: Faults) -> Base:
        """Read what the file tells, and report the rest."""
        if table is None:
            return cls()
        ages, year = _ages(table, faults), one_year(table, faults)
        steps = None
        if year is not None and ages is not None:
            steps = _steps(year, to, ages.width, faults)
        return cls(_areas(table, faults), ages, year, steps)

    @property
    def grid(self) -> Grid | None:
        """All of it, if all is known."""
        if self.areas is None or self.ages is None or self.year is None or self.steps is None:
            return None
        return Grid(self.areas, self.ages, self.year, self.steps)


def population_of(table: Table | None, base: Base, faults: Faults) -> Population | None:
    """Return the population of the file, or None with its faults reported."""
    if table is None:
        return None
    own = Faults()
    persons = table.numbers("population", PERSONS, own)
    sexes = table.places("sex", SEXES, "sex_unknown", own)
    table.check_unique(("area", "year", "sex", "age"), own)
    if base.ages is not None and base.areas:
        _check_every_cell(table, sexes, base.areas, base.ages, own)
    faults.extend(own)
    grid = base.grid
    if own or grid is None:
        return None
    cells = np.empty((len(SEXES), len(grid.ages), len(grid.areas)))
    cells[sexes, _places(table, "age", grid.ages.labels), _places(table, "area", grid.areas)] = (
        persons
    )
    return Population(cells, grid.ages, grid.areas, grid.base, Basis.GIVEN)


def _places(table: Table, column: str, words: tuple[str, ...]) -> NDArray[np.int64]:
    """Return the place of each cell among the words; −1 where it is none of them."""
    order = {word: place for place, word in enumerate(words)}
    return np.array([order.get(word or "", -1) for word in table.text(column)], dtype=np.int64)


def _areas(table: Table, faults: Faults) -> tuple[str, ...]:
    names = table.text("area")
    for place, name in enumerate(names):
        if name is None:
            faults.add(table.fault("cell_empty", place, "area", number=AREA))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def one_year(table: Table, faults: Faults) -> int | None:
    """Return the one year of the file; several are a fault."""
    years = table.years("year", faults)
    listed = np.unique(years[~np.isnan(years)])
    if len(listed) > 1:
        words = ", ".join(str(int(year)) for year in listed)
        faults.add(Fault("years_many", table.name, None, "year", {"years": words}))
    return int(listed[0]) if len(listed) == 1 else None


def _ages(table: Table, faults: Faults) -> AgeGroups | None:
    """Recognise the age groups that all areas share."""
    by_area: dict[str, set[str]] = {}
    good = True
    for place, (area, label) in enumerate(zip(table.text("area"), table.text("age"), strict=True)):
        try:
            parse_age_label(label or "")
        except AgeGroupsError:
            example = "0-4, 5-9 … 90+"
            faults.add(table.fault("age_unknown", place, "age", value=label or "", example=example))
            good = False
        else:
            by_area.setdefault(area or "", set()).add(label or "")
    return _common_ages(by_area, table.name, faults) if good else None


def _common_ages(by_area: dict[str, set[str]], name: str, faults: Faults) -> AgeGroups | None:
    sets = [frozenset(labels) for labels in by_area.values()]
    common = Counter(sets).most_common(1)[0][0]
    for area, labels in by_area.items():
        if labels != common:
            more, less = _in_order(labels - common), _in_order(common - labels)
            values = {"area": area, "more": more, "less": less}
            faults.add(Fault("ages_differ", name, None, "age", values))
    try:
        ages = AgeGroups.from_labels(sorted(common))
    except AgeGroupsError as error:
        faults.add(Fault("ages_faulty", name, None, "age", {"reason": error.words}))
        return None
    if ages.width not in WIDTHS or ages.open_from < 50:
        found = {"width": ages.width, "open_from": ages.open_from}
        faults.add(Fault("ages_not_five_year", name, None, "age", found))
        return None
    return ages if len(set(sets)) == 1 else None


def _in_order(labels: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(labels, key=_start_of)) or "–"


def _start_of(label: str) -> int:
    return parse_age_label(label)[0]


def _check_every_cell(
    table: Table, sexes: NDArray[np.int64], areas: tuple[str, ...], ages: AgeGroups, faults: Faults
) -> None:
    """Report sexes and cells that have no row, once it is clear where every row belongs."""
    groups, places = _places(table, "age", ages.labels), _places(table, "area", areas)
    if np.any(sexes < 0) or np.any(places < 0):
        return
    missing = np.ones((len(SEXES), len(ages), len(areas)), dtype=bool)
    missing[sexes, groups, places] = False
    for area, sex in np.argwhere(missing.all(axis=1).T):
        values = {"sex": SEXES[sex], "area": areas[area]}
        faults.add(Fault("sex_missing", table.name, None, "sex", values))
        missing[sex, :, area] = False
    for sex, age, area in np.argwhere(missing):
        cell = f"{areas[area]}, {SEXES[sex]}, {ages.labels[age]}"
        faults.add(Fault("cell_missing", table.name, None, "population", {"cell": cell}))


def _steps(base: int, to: int, width: int, faults: Faults) -> int | None:
    steps, rest = divmod(to - base, width)
    if steps < 1 or rest:
        values = {"to": to, "base": base, "width": width, "example": base + max(steps, 1) * width}
        faults.add(Fault("horizon_faulty", "--to", values=values))
        return None
    return steps
