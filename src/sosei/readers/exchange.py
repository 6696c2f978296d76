"""The assumptions bundle: a folder of CSV files → a population and its rates, or every fault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups, parse_age_label
from sosei.base.arrays import Array
from sosei.base.errors import (
    AgeGroupsError,
    Fault,
    Faults,
    NotSupportedError,
    nearest,
)
from sosei.base.messages import Both
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.readers.package import Package, open_package
from sosei.readers.resolve import ALL, Rows, resolve
from sosei.readers.table import Bounds, Table, read_table

READ = ("population", "survival", "net_migration", "fertility", "sex_ratio")
NOT_YET = ("out_rates", "in_shares", "control")

ABOVE_ZERO = np.nextafter(0, 1)

PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)
SHARE = Bounds(Both("a share from 0 to 1", "0 から 1 までの割合"), low=0, high=1)
RATE = Bounds(Both("a rate, such as -0.031", "-0.031 のような率"))
COUNT = Bounds(Both("a number of persons, such as -120", "-120 のような人数"))
CHILDREN = Bounds(Both("children per woman ≥ 0", "0 以上の女性1人当たり子ども数"), low=0)
CONVERSION = Bounds(
    Both("a ratio above 0, such as 0.133", "0.133 のような 0 より大きい比"), low=ABOVE_ZERO
)
MALES = Bounds(
    Both("males per 100 females, such as 105", "105 のような女100人当たりの男"), low=ABOVE_ZERO
)
AREA = Both("the name or code of an area", "地域の名前または符号")


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds.

    Attributes
    ----------
    population : Population
        The base.
    assumptions : Assumptions
        Of every step to the horizon.
    unread : tuple of Path
        Files in the folder that are no part of a bundle.
    """

    population: Population
    assumptions: Assumptions
    unread: tuple[Path, ...]


def read_bundle(folder: Path, to: int) -> Bundle:
    """Read a bundle of five-year groups with net migration.

    Parameters
    ----------
    folder : Path
    to : int
        Horizon: the base year plus whole steps.

    Returns
    -------
    Bundle

    Raises
    ------
    InputError
        With every fault of every file.
    NotSupportedError
        For single years of age, gross migration and control totals.
    """
    faults = Faults()
    package = open_package(folder, READ + NOT_YET, faults)
    if not folder.is_dir():
        faults.raise_if_any()
    _refuse_what_is_not_yet(package)
    tables = _Tables.read(package, faults)
    base = _Base.read(tables.population, to, faults)
    population = _population(tables.population, base, faults)
    assumptions = _assumptions(tables, base, faults)
    faults.raise_if_any()
    if population is None or assumptions is None:
        raise AssertionError("a bundle without faults has a population and assumptions")
    return Bundle(population, assumptions, tuple(folder / name for name in package.unknown))


def base_year(folder: Path) -> int | None:
    """Return the year of a bundle's population, or None if its file does not tell one."""
    table = _population_table(open_package(folder, READ, Faults()), Faults())
    return None if table is None else _one_year(table, Faults())


@dataclass(frozen=True)
class _Tables:
    """The files of a bundle; None where one cannot be used."""

    population: Table | None
    survival: Table | None
    net_migration: Table | None
    fertility: Table | None
    sex_ratio: Table | None

    @classmethod
    def read(cls, package: Package, faults: Faults) -> _Tables:
        def table(name: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Table | None:
            return read_table(package.path(name), package.name(name), required, optional, faults)

        where = ("area", "year")
        rates = ("net_rate", "net_count")
        fertility = ("child_woman_ratio", "tfr", "cwr_per_tfr", "age", "asfr")
        return cls(
            population=_population_table(package, faults),
            survival=table("survival", ("sex", "age", "survival"), where),
            net_migration=table("net_migration", ("sex", "age"), (*where, *rates)),
            fertility=table("fertility", (), (*where, *fertility)),
            sex_ratio=table("sex_ratio", ("males_per_100_females",), where),
        )


def _population_table(package: Package, faults: Faults) -> Table | None:
    columns = ("area", "year", "sex", "age", "population")
    path, name = package.path("population"), package.name("population")
    return read_table(path, name, columns, (), faults)


def _refuse_what_is_not_yet(package: Package) -> None:
    there = [package.name(name) for name in NOT_YET if name in package.paths]
    if there:
        raise NotSupportedError(", ".join(there))


# ── population ────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Grid:
    """Areas, age groups and steps of a run: the cells that every rate must cover."""

    areas: tuple[str, ...]
    ages: AgeGroups
    base: int
    steps: int

    @property
    def starts(self) -> list[int]:
        """Year in which each step starts."""
        return [self.base + self.ages.width * step for step in range(self.steps)]

    @property
    def ends(self) -> list[int]:
        """Year in which each step ends."""
        return [year + self.ages.width for year in self.starts]


@dataclass(frozen=True)
class _Base:
    """What population.csv tells of areas, ages and steps; None where its faults leave it open."""

    areas: tuple[str, ...] | None = None
    ages: AgeGroups | None = None
    year: int | None = None
    steps: int | None = None

    @classmethod
    def read(cls, table: Table | None, to: int, faults: Faults) -> _Base:
        if table is None:
            return cls()
        ages, year = _ages(table, faults), _one_year(table, faults)
        steps = None if year is None else _steps(year, to, faults)
        return cls(_areas(table, faults), ages, year, steps)

    @property
    def grid(self) -> _Grid | None:
        """All of it, if all is known."""
        if self.areas is None or self.ages is None or self.year is None or self.steps is None:
            return None
        return _Grid(self.areas, self.ages, self.year, self.steps)


def _population(table: Table | None, base: _Base, faults: Faults) -> Population | None:
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


def _one_year(table: Table, faults: Faults) -> int | None:
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
    common = max(sets, key=sets.count)
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
    if ages.width == 1:
        raise NotSupportedError("single years of age")
    if ages.width != 5 or ages.open_from < 50:
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
    """Report sexes and cells that have no row, whatever the row says."""
    groups, places = _places(table, "age", ages.labels), _places(table, "area", areas)
    rows = (sexes >= 0) & (places >= 0)
    missing = np.ones((len(SEXES), len(ages), len(areas)), dtype=bool)
    missing[sexes[rows], groups[rows], places[rows]] = False
    for area, sex in np.argwhere(missing.all(axis=1).T):
        values = {"sex": SEXES[sex], "area": areas[area]}
        faults.add(Fault("sex_missing", table.name, None, "sex", values))
        missing[sex, :, area] = False
    for sex, age, area in np.argwhere(missing):
        cell = f"{areas[area]}, {SEXES[sex]}, {ages.labels[age]}"
        faults.add(Fault("cell_missing", table.name, None, "population", {"cell": cell}))


def _steps(base: int, to: int, faults: Faults) -> int | None:
    width = 5
    steps, rest = divmod(to - base, width)
    if steps < 1 or rest:
        values = {"to": to, "base": base, "width": width, "example": base + max(steps, 1) * width}
        faults.add(Fault("horizon_faulty", "--to", values=values))
        return None
    return steps


# ── rates ─────────────────────────────────────────────────────────────────────


def _assumptions(tables: _Tables, base: _Base, faults: Faults) -> Assumptions | None:
    survival = _by_cell(tables.survival, "survival", SHARE, base, faults)
    net_rate, net_count = _migration(tables.net_migration, base, faults)
    ratio, per_tfr = _fertility(tables.fertility, base, faults)
    sex_ratio = _sex_ratio(tables.sex_ratio, base, faults)
    grid = base.grid
    if faults or grid is None or survival is None or ratio is None or sex_ratio is None:
        return None
    return Assumptions(
        start=grid.base,
        ages=grid.ages,
        areas=grid.areas,
        survival=survival,
        net_rate=np.zeros_like(survival) if net_rate is None else net_rate,
        net_count=net_count,
        child_woman_ratio=ratio,
        males_per_100_females=sex_ratio,
        cwr_per_tfr=per_tfr,
    )


def _one_form(table: Table, first: str, second: str, faults: Faults) -> str | None:
    """Return which of two columns the file has; both or none of them is a fault."""
    forms = [column for column in (first, second) if table.has(column)]
    if len(forms) == 1:
        return forms[0]
    kind = "forms_both" if forms else "forms_none"
    faults.add(Fault(kind, table.name, 1, None, {"first": first, "second": second}))
    return None


def _migration(
    table: Table | None, base: _Base, faults: Faults
) -> tuple[Array | None, Array | None]:
    """Read net migration as rates or as counts."""
    form = None if table is None else _one_form(table, "net_rate", "net_count", faults)
    if form == "net_rate":
        return _by_cell(table, "net_rate", RATE, base, faults), None
    if form == "net_count":
        return None, _by_cell(table, "net_count", COUNT, base, faults)
    return None, None


def _fertility(
    table: Table | None, base: _Base, faults: Faults
) -> tuple[Array | None, Array | None]:
    """Read the child–woman ratio, or the TFR and its conversion, and the conversion by itself."""
    if table is None:
        return None, None
    if table.has("age") or table.has("asfr"):
        faults.add(Fault("fertility_form", table.name, 1))
        return None, None
    form = _one_form(table, "child_woman_ratio", "tfr", faults)
    if form == "tfr" and not table.has("cwr_per_tfr"):
        values = {"present": "tfr", "name": "cwr_per_tfr", "hint": ""}
        faults.add(Fault("column_missing", table.name, 1, "cwr_per_tfr", values))
        form = None
    where = _where(table, base, faults)
    if form is None:
        return None, None
    given = _by_area(table, where, form, CHILDREN, base, faults)
    per_tfr = None
    if table.has("cwr_per_tfr"):
        optional = form == "child_woman_ratio"
        per_tfr = _by_area(table, where, "cwr_per_tfr", CONVERSION, base, faults, optional=optional)
    if form == "child_woman_ratio" or given is None or per_tfr is None:
        return given, per_tfr
    return given * per_tfr, per_tfr


def _sex_ratio(table: Table | None, base: _Base, faults: Faults) -> Array | None:
    if table is None:
        return None
    where = _where(table, base, faults)
    return _by_area(table, where, "males_per_100_females", MALES, base, faults)


@dataclass(frozen=True)
class _Where:
    """Area (or `ALL`) and year (or nan) of each row."""

    area: NDArray[np.int64]
    year: Array


def _where(
    table: Table, base: _Base, faults: Faults, others: tuple[str, ...] = ()
) -> _Where | None:
    """Read area and year of each row, and check that no key stands twice; None if any is faulty."""
    own = Faults()
    area = _keys(table, "area", base.areas, "area_unknown", own)
    year = table.years("year", own, optional=True)
    table.check_unique(("area", "year", *others), own)
    faults.extend(own)
    return None if own else _Where(area, year)


def _by_area(
    table: Table,
    where: _Where | None,
    column: str,
    bounds: Bounds,
    base: _Base,
    faults: Faults,
    *,
    optional: bool = False,
) -> Array | None:
    """Resolve a column without sex and age at the end of each step, ``[step, area]``."""
    own, grid = Faults(), base.grid
    values = table.numbers(column, bounds, own, optional=optional)
    faults.extend(own)
    if own or where is None or grid is None:
        return None
    rows = Rows(values, where.area, where.year, np.zeros(len(values), dtype=np.int64))
    resolved = resolve(rows, grid.ends, 1, len(grid.areas))[:, 0]
    if not optional:
        for area in np.flatnonzero(np.isnan(resolved).any(axis=0)):
            values_of = {"cell": grid.areas[area]}
            faults.add(Fault("rate_missing", table.name, None, column, values_of))
    return resolved


def _by_cell(
    table: Table | None, column: str, bounds: Bounds, base: _Base, faults: Faults
) -> Array | None:
    """Resolve a column by sex and age at the start of each step, ``[step, sex, G − 1, area]``."""
    if table is None:
        return None
    own, grid = Faults(), base.grid
    values = table.numbers(column, bounds, own)
    where = _where(table, base, own, ("sex", "age"))
    sexes = _keys(table, "sex", SEXES, "sex_unknown", own)
    ages = _age_rows(table, base.ages, own)
    faults.extend(own)
    if own or where is None or grid is None:
        return None
    moving = len(grid.ages) - 1
    rows = Rows(values, where.area, where.year, np.zeros(len(values), dtype=np.int64))
    resolved = resolve(
        _spread(rows, sexes, ages, moving), grid.starts, len(SEXES) * moving, len(grid.areas)
    )
    shaped = resolved.reshape(grid.steps, len(SEXES), moving, len(grid.areas))
    _check_covered(shaped, table.name, column, grid, faults)
    return shaped


def _keys(
    table: Table, column: str, known: tuple[str, ...] | None, kind: str, faults: Faults
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
            faults.add(table.fault(kind, place, column, value=word, hint=nearest(word, known[:50])))
    return places


def _age_rows(table: Table, ages: AgeGroups | None, faults: Faults) -> NDArray[np.int64]:
    """Return the place of each age among the rows that move on; `ALL` where the cell is empty."""
    places = np.full(len(table), ALL, dtype=np.int64)
    if ages is None:
        return places
    moving = ages.labels[:-1]
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


def _spread(rows: Rows, sexes: NDArray[np.int64], ages: NDArray[np.int64], moving: int) -> Rows:
    """Repeat rows whose sex or age is empty for every sex and age that no other row names."""
    every = np.arange(len(rows.values))
    general = (sexes == ALL) | (ages == ALL)
    parts = [(every[~general], (sexes * moving + ages)[~general])]
    for place in every[general][::-1]:
        s = range(len(SEXES)) if sexes[place] == ALL else [int(sexes[place])]
        a = range(moving) if ages[place] == ALL else [int(ages[place])]
        cells = np.array([sex * moving + age for sex in s for age in a])
        parts.insert(0, (np.full(len(cells), place), cells))
    taken = np.concatenate([part[0] for part in parts])
    cells = np.concatenate([part[1] for part in parts])
    return Rows(rows.values[taken], rows.area[taken], rows.year[taken], cells)


def _check_covered(rates: Array, name: str, column: str, grid: _Grid, faults: Faults) -> None:
    missing = np.isnan(rates).any(axis=0)
    for sex, age, area in np.argwhere(missing):
        cell = f"{grid.areas[area]}, {SEXES[sex]}, {grid.ages.labels[age]}"
        faults.add(Fault("rate_missing", name, None, column, {"cell": cell}))
