"""The assumptions bundle: a folder of CSV files → a population and its assumptions, or every fault at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sosei.base.ages import AgeGroups, parse_age_label
from sosei.base.arrays import Array
from sosei.base.errors import AgeGroupsError, Fault, Faults, NotSupportedError, nearest
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.readers.package import Package, open_package
from sosei.readers.resolve import ALL, Rows, resolve
from sosei.readers.table import Bounds, Table, read_table

READ = ("population", "survival", "net_migration", "fertility", "sex_ratio")
NOT_YET = ("out_rates", "in_shares", "control")

PERSONS = Bounds("a number of persons ≥ 0", low=0)
SHARE = Bounds("a share from 0 to 1", low=0, high=1)
RATE = Bounds("a rate, such as -0.031")
COUNT = Bounds("a number of persons, such as -120")
CHILDREN = Bounds("children per woman ≥ 0", low=0)
CONVERSION = Bounds("a ratio above 0, such as 0.133", low=np.nextafter(0, 1))
MALES = Bounds("males per 100 females, such as 105", low=np.nextafter(0, 1))


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds.

    Attributes
    ----------
    population : Population
        The base.
    assumptions : Assumptions
        Of every step to the horizon.
    unread : tuple of str
        Files in the folder that are no part of a bundle.
    """

    population: Population
    assumptions: Assumptions
    unread: tuple[str, ...]


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
    faults.raise_if_any()
    _refuse_what_is_not_yet(package)
    tables = _Tables.read(package, faults)
    population = _population(tables.population, faults) if tables.population else None
    if population is None:
        faults.raise_if_any()
        raise AssertionError("a population without faults is a population")
    steps = _steps(population, to, faults)
    assumptions = _assumptions(tables, population, steps, faults)
    faults.raise_if_any()
    if assumptions is None:
        raise AssertionError("assumptions without faults are assumptions")
    return Bundle(population, assumptions, package.unknown)


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
        def table(resource: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Table | None:
            return read_table(package.path(resource), package.name(resource), required, optional, faults)

        where = ("area", "year")
        return cls(
            population=table("population", (*where, "sex", "age", "population"), ()),
            survival=table("survival", ("sex", "age", "survival"), where),
            net_migration=table("net_migration", ("sex", "age"), (*where, "net_rate", "net_count")),
            fertility=table(
                "fertility", (), (*where, "child_woman_ratio", "tfr", "cwr_per_tfr", "age", "asfr")
            ),
            sex_ratio=table("sex_ratio", ("males_per_100_females",), where),
        )


def _refuse_what_is_not_yet(package: Package) -> None:
    there = [package.name(name) for name in NOT_YET if name in package.paths]
    if there:
        raise NotSupportedError(", ".join(there))


# ── population ────────────────────────────────────────────────────────────────


def _population(table: Table, faults: Faults) -> Population | None:
    persons = table.numbers("population", PERSONS, faults)
    years = table.years("year", faults)
    sexes = table.places("sex", SEXES, "sex_unknown", faults)
    areas = _areas(table, faults)
    ages = _ages(table, faults)
    table.check_unique(("area", "year", "sex", "age"), faults)
    year = _one_year(table, years, faults)
    if ages is None or year is None or faults:
        return None
    order = ages.positions
    labels = np.array([order[_label(text)] for text in table.text("age")])
    names = {name: place for place, name in enumerate(areas)}
    where = np.array([names[name or ""] for name in table.text("area")])
    cells = np.full((len(SEXES), len(ages), len(areas)), np.nan)
    cells[sexes, labels, where] = persons
    _check_every_cell(cells, table.name, ages, areas, faults)
    if faults:
        return None
    return Population(cells, ages, areas, year, Basis.GIVEN)


def _label(text: str | None) -> str:
    return (text or "").removesuffix("歳")


def _areas(table: Table, faults: Faults) -> tuple[str, ...]:
    names = table.text("area")
    for place, name in enumerate(names):
        if name is None:
            faults.add(table.fault("cell_empty", place, "area", number="the name or code of an area"))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _one_year(table: Table, years: Array, faults: Faults) -> int | None:
    listed = np.unique(years[~np.isnan(years)])
    if len(listed) > 1:
        words = ", ".join(str(int(year)) for year in listed)
        faults.add(Fault("years_many", table.name, None, "year", {"years": words}))
    return int(listed[0]) if len(listed) == 1 else None


def _ages(table: Table, faults: Faults) -> AgeGroups | None:
    """Recognise the age groups that all areas share."""
    by_area: dict[str, set[str]] = {}
    good = True
    for place, (area, text) in enumerate(zip(table.text("area"), table.text("age"), strict=True)):
        label = _label(text)
        try:
            parse_age_label(label)
        except AgeGroupsError:
            example = "0-4, 5-9 … 90+"
            faults.add(table.fault("age_unknown", place, "age", value=text or "", example=example, hint=""))
            good = False
        else:
            by_area.setdefault(area or "", set()).add(label)
    if not good or not by_area:
        return None
    return _common_ages(by_area, table.name, faults)


def _common_ages(by_area: dict[str, set[str]], name: str, faults: Faults) -> AgeGroups | None:
    sets = [frozenset(labels) for labels in by_area.values()]
    common = max(sets, key=sets.count)
    for area, labels in by_area.items():
        if labels != common:
            words = _in_order(labels ^ common)
            found = f"area {area}: {words} only in one of the two"
            values = {"found": found, "expected": _in_order(common)}
            faults.add(Fault("ages_differ", name, None, "age", values))
    try:
        ages = AgeGroups.from_labels(sorted(common))
    except AgeGroupsError as error:
        faults.add(Fault("ages_faulty", name, None, "age", {"reason": str(error)}))
        return None
    if ages.width == 1:
        raise NotSupportedError("single years of age")
    if ages.width != 5 or ages.open_from < 55:
        reason = f"groups of {ages.width} years open at {ages.open_from}+"
        faults.add(Fault("ages_faulty", name, None, "age", {"reason": reason}))
        return None
    return ages


def _in_order(labels: set[str] | frozenset[str]) -> str:
    return ", ".join(sorted(labels, key=parse_age_label_start))


def parse_age_label_start(label: str) -> int:
    """Return the lower bound of an age label, years."""
    return parse_age_label(label)[0]


def _check_every_cell(
    cells: Array, name: str, ages: AgeGroups, areas: tuple[str, ...], faults: Faults
) -> None:
    missing = np.isnan(cells)
    for area, sex in np.argwhere(missing.all(axis=1).T):
        values = {"sex": SEXES[sex], "where": f" in area {areas[area]}"}
        faults.add(Fault("sex_missing", name, None, "sex", values))
        missing[sex, :, area] = False
    for sex, age, area in np.argwhere(missing):
        cell = f"{areas[area]}, {SEXES[sex]}, {ages.labels[age]}"
        faults.add(Fault("cell_missing", name, values={"cell": cell}))


def _steps(population: Population, to: int, faults: Faults) -> int:
    width, base = population.ages.width, population.year
    steps, rest = divmod(to - base, width)
    if steps < 1 or rest:
        values = {"to": to, "base": base, "width": width, "example": base + max(steps, 1) * width}
        faults.add(Fault("horizon_faulty", "--to", values=values))
    return max(steps, 1)


# ── rates ─────────────────────────────────────────────────────────────────────


def _assumptions(
    tables: _Tables, base: Population, steps: int, faults: Faults
) -> Assumptions | None:
    starts = [base.year + base.ages.width * step for step in range(steps)]
    ends = [year + base.ages.width for year in starts]
    survival = _by_cell(tables.survival, "survival", SHARE, base, starts, faults)
    net_rate, net_count = _migration(tables.net_migration, base, starts, faults)
    ratio, per_tfr = _fertility(tables.fertility, base, ends, faults)
    sex_ratio = _by_area(tables.sex_ratio, "males_per_100_females", MALES, base, ends, faults)
    if faults or survival is None or ratio is None or sex_ratio is None:
        return None
    return Assumptions(
        start=base.year,
        ages=base.ages,
        areas=base.areas,
        survival=survival,
        net_rate=np.zeros_like(survival) if net_rate is None else net_rate,
        net_count=net_count,
        child_woman_ratio=ratio,
        males_per_100_females=sex_ratio,
        cwr_per_tfr=per_tfr,
    )


def _migration(
    table: Table | None, base: Population, starts: list[int], faults: Faults
) -> tuple[Array | None, Array | None]:
    """Read net migration as rates or as counts."""
    if table is None:
        return None, None
    forms = [column for column in ("net_rate", "net_count") if table.has(column)]
    if len(forms) != 1:
        present = f"the columns {' and '.join(forms)}" if forms else "neither net_rate nor net_count"
        values = {"present": present, "form": "net_rate or net_count, one of the two"}
        faults.add(Fault("columns_together", table.name, 1, None, values))
        return None, None
    if forms == ["net_rate"]:
        return _by_cell(table, "net_rate", RATE, base, starts, faults), None
    return None, _by_cell(table, "net_count", COUNT, base, starts, faults)


def _fertility(
    table: Table | None, base: Population, ends: list[int], faults: Faults
) -> tuple[Array | None, Array | None]:
    """Read the child–woman ratio, or the TFR and its conversion, and the conversion by itself."""
    if table is None:
        return None, None
    if table.has("age") or table.has("asfr"):
        faults.add(Fault("fertility_form", table.name, 1))
        return None, None
    forms = [column for column in ("child_woman_ratio", "tfr") if table.has(column)]
    if len(forms) != 1:
        present = f"the columns {' and '.join(forms)}" if forms else "neither child_woman_ratio nor tfr"
        form = "child_woman_ratio, or tfr with cwr_per_tfr: one of the two"
        faults.add(Fault("columns_together", table.name, 1, None, {"present": present, "form": form}))
        return None, None
    if forms == ["child_woman_ratio"]:
        ratio = _by_area(table, "child_woman_ratio", CHILDREN, base, ends, faults)
        if not table.has("cwr_per_tfr"):
            return ratio, None
        per_tfr = _by_area(table, "cwr_per_tfr", CONVERSION, base, ends, faults, optional=True)
        return ratio, per_tfr
    if not table.has("cwr_per_tfr"):
        values = {"present": "tfr", "name": "cwr_per_tfr", "hint": ""}
        faults.add(Fault("column_missing", table.name, 1, "cwr_per_tfr", values))
        return None, None
    tfr = _by_area(table, "tfr", CHILDREN, base, ends, faults)
    per_tfr = _by_area(table, "cwr_per_tfr", CONVERSION, base, ends, faults)
    if tfr is None or per_tfr is None:
        return None, None
    return tfr * per_tfr, per_tfr


def _by_area(  # noqa: PLR0913 - a column, its meaning, and where it is looked up
    table: Table | None,
    column: str,
    bounds: Bounds,
    base: Population,
    years: list[int],
    faults: Faults,
    *,
    optional: bool = False,
) -> Array | None:
    """Resolve a column without sex and age, ``[step, area]``."""
    if table is None:
        return None
    values = table.numbers(column, bounds, faults, optional=optional)
    area, year = _where(table, base, faults)
    table.check_unique(("area", "year"), faults)
    rows = Rows(values, area, year, np.zeros(len(values), dtype=np.int64))
    resolved = resolve(rows, years, 1, len(base.areas))[:, 0]
    if not optional and not faults:
        for step, place in np.argwhere(np.isnan(resolved)):
            cell = f"{base.areas[place]}, {years[step]}"
            faults.add(Fault("rate_missing", table.name, None, column, {"cell": cell}))
    return resolved


def _by_cell(  # noqa: PLR0913
    table: Table | None,
    column: str,
    bounds: Bounds,
    base: Population,
    years: list[int],
    faults: Faults,
) -> Array | None:
    """Resolve a column by sex and age, ``[step, sex, G − 1, area]``."""
    if table is None:
        return None
    moving = base.ages.labels[:-1]
    values = table.numbers(column, bounds, faults)
    area, year = _where(table, base, faults)
    sexes = _keys(table, "sex", SEXES, "sex_unknown", faults)
    ages = _age_rows(table, base.ages, faults)
    table.check_unique(("area", "year", "sex", "age"), faults)
    if faults:
        return None
    rows = _spread(Rows(values, area, year, np.zeros(len(values), dtype=np.int64)), sexes, ages, len(moving))
    resolved = resolve(rows, years, len(SEXES) * len(moving), len(base.areas))
    shaped = resolved.reshape(len(years), len(SEXES), len(moving), len(base.areas))
    _check_covered(shaped, table.name, column, years, base, faults)
    return shaped


def _where(table: Table, base: Population, faults: Faults) -> tuple[NDArray[np.int64], Array]:
    """Return area (or `ALL`) and year (or nan) of each row."""
    if table.has("area"):
        area = _keys(table, "area", base.areas, "area_unknown", faults)
    else:
        area = np.full(len(table), ALL, dtype=np.int64)
    return area, table.years("year", faults, optional=True)


def _keys(
    table: Table, column: str, known: tuple[str, ...], kind: str, faults: Faults
) -> NDArray[np.int64]:
    """Return the place of each key; `ALL` where the cell is empty."""
    order = {word: place for place, word in enumerate(known)}
    places = np.full(len(table), ALL, dtype=np.int64)
    for place, word in enumerate(table.text(column)):
        if word is None:
            continue
        if word in order:
            places[place] = order[word]
        else:
            faults.add(table.fault(kind, place, column, value=word, hint=nearest(word, known[:50])))
    return places


def _age_rows(table: Table, ages: AgeGroups, faults: Faults) -> NDArray[np.int64]:
    """Return the place of each age among the rows that move on; `ALL` where the cell is empty."""
    moving = ages.labels[:-1]
    order = {label: place for place, label in enumerate(moving)}
    places = np.full(len(table), ALL, dtype=np.int64)
    expected = f"{moving[0]} … {moving[-1]}"
    for place, text in enumerate(table.text("age")):
        if text is None:
            continue
        label = _label(text)
        if label in order:
            places[place] = order[label]
            continue
        hint = ""
        if label == ages.labels[-1]:
            hint = f"{moving[-1]} → {ages.labels[-1]}"
        faults.add(table.fault("age_not_a_row", place, "age", value=text, expected=expected, hint=hint))
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


def _check_covered(  # noqa: PLR0913
    rates: Array, name: str, column: str, years: list[int], base: Population, faults: Faults
) -> None:
    missing = np.isnan(rates)
    for sex, age, area in np.argwhere(missing.any(axis=0)):
        year = years[int(np.argmax(missing[:, sex, age, area]))]
        cell = f"{base.areas[area]}, {year}, {SEXES[sex]}, {base.ages.labels[age]}"
        faults.add(Fault("rate_missing", name, None, column, {"cell": cell}))
