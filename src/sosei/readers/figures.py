"""The official figures of a study: a folder of tidy tables, each with its source."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sosei.base.ages import AgeGroups
from sosei.base.arrays import Array, frozen
from sosei.base.errors import AgeGroupsError, Fault, Faults
from sosei.base.messages import Both
from sosei.base.provenance import Source, Used
from sosei.demography.assumed.decline import Decline, decline_of
from sosei.demography.known.fertility import cwr_per_tfr
from sosei.demography.known.life_table import (
    LifeTable,
    abridged_life_table,
    life_table_from_probabilities,
)
from sosei.demography.known.population import SEXES, Basis, Population
from sosei.readers.package import Package, open_package
from sosei.readers.table import Bounds, Table, read_table

PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)
RATE = Bounds(
    Both("deaths per 100,000, above 0", "0 より大きい人口10万対の率"), low=np.nextafter(0, 1)
)
PROBABILITY = Bounds(
    Both("a probability of dying, 0 to 1", "0 から 1 までの死亡確率"), low=0, high=1
)
ABOVE_ZERO = Bounds(Both("a number above 0", "0 より大きい数"), low=np.nextafter(0, 1))
UNKNOWN = "unknown"

LIVES = (60, 100)
"""Life expectancies at birth that death rates of a nation can give, years."""

DEATH_RATE_AGES = AgeGroups(5, 100)
"""Groups of the nation's published death rates."""

GROUPS = ("0-14", "15-64", "65+", "75+", UNKNOWN, "total")

EVENTS: dict[str, tuple[str, ...]] = {
    "vital_statistics": ("births", "deaths"),
    "migration_report": ("arrivals", "departures"),
    "register_dynamics": (
        "population_end",
        "births",
        "deaths",
        "arrivals_domestic",
        "arrivals_international",
        "other_entries",
        "departures_domestic",
        "departures_international",
        "other_removals",
    ),
}
"""Tables of one row a year, and their columns of persons."""

REQUIRED = ("census", "national_fertility", "sex_ratio")
MORTALITY = ("death_rates", "life_tables")
"""At least one of them is needed."""

OFFICIAL = "projection_national"
"""日本の将来推計人口, medium, one edition."""

OPTIONAL = ("census_groups", "register", OFFICIAL, *EVENTS)


@dataclass(frozen=True)
class CensusCount:
    """One census of one municipality: persons of known and of unknown age."""

    known: Population
    unknown: Array
    """``[sex, area]``, persons."""


@dataclass(frozen=True)
class NationalFertility:
    """The nation's children, women and TFR of one census year."""

    children_0_4: float
    women_15_49: float
    tfr: float

    @property
    def cwr_per_tfr(self) -> float:
        """k: child–woman ratio that goes with a TFR of 1."""
        return cwr_per_tfr(self.children_0_4, self.women_15_49, self.tfr)


@dataclass(frozen=True)
class Register:
    """Resident register by sex and age on one day."""

    date: str
    population: Population


@dataclass(frozen=True)
class Figures:
    """All official figures of a study.

    Attributes
    ----------
    census : mapping of year to CensusCount
    census_groups : mapping of (year, group) to Array
        ``[sex]``, persons; `group` is one of `GROUPS`.
    register : Register or None
    events : mapping of table name to mapping of year to mapping of column to persons
        Calendar years; a year or table that is not known is not there.
    death_rates : mapping of year to Array
        ``[sex, age]``, deaths per person-year.
    death_rate_ages : AgeGroups
    life_tables : mapping of year to LifeTable
        Complete, of the nation.
    national_fertility : mapping of year to NationalFertility
    sex_ratio : mapping of year to float
        Males per 100 females at ages 0–4, the nation.
    sources : mapping of table name to tuple of Source
    used : tuple of Used
        The files, or blocks of the library, that they were read from.
    decline : Decline or None
        How the nation's official projection lets mortality fall, where it is there and tells it.
    """

    census: Mapping[int, CensusCount]
    census_groups: Mapping[tuple[int, str], Array]
    register: Register | None
    events: Mapping[str, Mapping[int, Mapping[str, float]]]
    death_rates: Mapping[int, Array]
    death_rate_ages: AgeGroups
    life_tables: Mapping[int, LifeTable]
    national_fertility: Mapping[int, NationalFertility]
    sex_ratio: Mapping[int, float]
    sources: Mapping[str, tuple[Source, ...]]
    used: tuple[Used, ...] = ()
    decline: Decline | None = None

    def mortality_sources(self) -> tuple[Source, ...]:
        """Return the sources of the death rates and life tables that there are."""
        return sum((self.sources.get(name, ()) for name in MORTALITY), ())


def read_figures(folder: Path, area: str) -> Figures:
    """Read the folder of figures.

    Parameters
    ----------
    folder : Path
    area : str
        Code of the municipality the figures are of.

    Raises
    ------
    InputError
        With every fault of every table, a table without its source included.
    """
    faults = Faults()
    package = open_package(folder, REQUIRED + MORTALITY + OPTIONAL, faults)
    faults.raise_if_any()
    reader = _Reader(package, area, faults)
    figures = reader.figures()
    faults.raise_if_any()
    if figures is None:
        raise AssertionError("figures without faults are figures")
    return figures


class _Reader:
    """Reads one folder; every fault goes to one list."""

    def __init__(self, package: Package, area: str, faults: Faults) -> None:
        self.package, self.area, self.faults = package, area, faults

    def figures(self) -> Figures | None:
        census = self._census()
        ages, death_rates = self._death_rates()
        life_tables = self._life_tables()
        fertility = self._national_fertility()
        ratio = self._by_year("sex_ratio", ("males_per_100_females",), ABOVE_ZERO)
        events = {name: self._by_year(name, columns, PERSONS) for name, columns in EVENTS.items()}
        groups, register = self._census_groups(), self._register()
        decline = self._decline()
        sources = {name: self.package.sources(name, self.faults) for name in self.package.paths}
        if self.faults:
            return None
        return Figures(
            census=census,
            census_groups=groups,
            register=register,
            events={name: table for name, table in events.items() if table},
            death_rates=death_rates,
            death_rate_ages=ages or DEATH_RATE_AGES,
            life_tables=life_tables,
            national_fertility=fertility,
            sex_ratio={year: row["males_per_100_females"] for year, row in ratio.items()},
            sources=sources,
            used=tuple(self._used(name) for name in self.package.paths),
            decline=decline,
        )

    def _used(self, name: str) -> Used:
        content = self.package.path(name).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        return Used(name, name, "", self.package.name(name), "", "", digest)

    def _table(self, name: str, columns: tuple[str, ...]) -> Table | None:
        if name in self._may_be_missing() and name not in self.package.paths:
            return None
        return read_table(
            self.package.path(name), self.package.name(name), columns, (), self.faults
        )

    def _may_be_missing(self) -> tuple[str, ...]:
        """Of the two tables of mortality, the one may be missing if the other is there."""
        there = [name for name in MORTALITY if name in self.package.paths]
        return (*OPTIONAL, *MORTALITY) if there else (*OPTIONAL, MORTALITY[1])

    def _by_year(
        self, name: str, columns: tuple[str, ...], bounds: Bounds
    ) -> dict[int, dict[str, float]]:
        """Read a table of one row a year; an empty cell is not known and left out."""
        table = self._table(name, ("year", *columns))
        if table is None:
            return {}
        table.check_unique(("year",), self.faults)
        years = table.years("year", self.faults)
        values = {c: table.numbers(c, bounds, self.faults, optional=True) for c in columns}
        if self.faults:
            return {}
        return {
            int(year): {c: float(values[c][row]) for c in columns if np.isfinite(values[c][row])}
            for row, year in enumerate(years)
        }

    def _by_age(
        self, name: str, when: str, column: str, bounds: Bounds, *, unknown: bool
    ) -> tuple[AgeGroups | None, dict[str, Array]]:
        """Read a table by sex and age, one array ``[sex, age (+ unknown)]`` for each year or date."""
        table = self._table(name, (when, "sex", "age", column))
        if table is None:
            return None, {}
        values = table.numbers(column, bounds, self.faults)
        sexes = table.places("sex", SEXES, "sex_unknown", self.faults)
        table.check_unique((when, "sex", "age"), self.faults)
        labels = [label for label in table.text("age") if label is not None]
        ages = self._ages(labels, table.name)
        if ages is None:
            return None, {}
        rows = (*ages.labels, UNKNOWN) if unknown else ages.labels
        places = table.places("age", rows, "age_unknown", self.faults, example="0-4 … 90+")
        if self.faults:
            return None, {}
        arrays: dict[str, Array] = {}
        for row, moment in enumerate(table.text(when)):
            cells = arrays.setdefault(str(moment), np.full((len(SEXES), len(rows)), np.nan))
            cells[sexes[row], places[row]] = values[row]
        self._check_cells(arrays, rows, table.name)
        return ages, arrays

    def _ages(self, labels: list[str], name: str) -> AgeGroups | None:
        try:
            return AgeGroups.from_labels([label for label in labels if label != UNKNOWN])
        except AgeGroupsError as error:
            self.faults.add(Fault("ages_faulty", name, None, "age", {"reason": error.words}))
            return None

    def _check_cells(self, arrays: dict[str, Array], rows: tuple[str, ...], name: str) -> None:
        for moment, cells in arrays.items():
            for sex, age in np.argwhere(np.isnan(cells)):
                cell = f"{moment}, {SEXES[sex]}, {rows[age]}"
                self.faults.add(Fault("cell_missing", name, values={"cell": cell}))

    def _census(self) -> dict[int, CensusCount]:
        ages, arrays = self._by_age("census", "year", "population", PERSONS, unknown=True)
        if ages is None or self.faults:
            return {}
        return {
            int(year): CensusCount(
                Population(cells[:, :-1, None], ages, (self.area,), int(year), Basis.CENSUS),
                frozen(cells[:, -1:]),
            )
            for year, cells in arrays.items()
        }

    def _register(self) -> Register | None:
        ages, arrays = self._by_age("register", "date", "population", PERSONS, unknown=False)
        if ages is None or not arrays:
            return None
        date = max(arrays)
        persons = arrays[date][:, :, None]
        return Register(
            date, Population(persons, ages, (self.area,), int(date[:4]), Basis.REGISTER)
        )

    def _census_groups(self) -> dict[tuple[int, str], Array]:
        table = self._table("census_groups", ("year", "sex", "group", "population"))
        if table is None:
            return {}
        values = table.numbers("population", PERSONS, self.faults)
        years = table.years("year", self.faults)
        sexes = table.places("sex", SEXES, "sex_unknown", self.faults)
        groups = table.places("group", GROUPS, "age_unknown", self.faults, example=" ".join(GROUPS))
        table.check_unique(("year", "sex", "group"), self.faults)
        counts: dict[tuple[int, str], Array] = {}
        if self.faults:
            return counts
        for year, sex, group, value in zip(years, sexes, groups, values, strict=True):
            counts.setdefault((int(year), GROUPS[group]), np.full(2, np.nan))[sex] = value
        return counts

    def _death_rates(self) -> tuple[AgeGroups | None, dict[int, Array]]:
        ages, arrays = self._by_age("death_rates", "year", "deaths_per_100000", RATE, unknown=False)
        rates = {int(year): frozen(cells / 1e5) for year, cells in arrays.items()}
        if ages is not None and not self.faults:
            self._check_lives(ages, rates)
        return ages, rates

    def _life_tables(self) -> dict[int, LifeTable]:
        ages, arrays = self._by_age(
            "life_tables", "year", "death_probability", PROBABILITY, unknown=False
        )
        if ages is None or self.faults:
            return {}
        tables: dict[int, LifeTable] = {}
        for year, cells in arrays.items():
            try:
                tables[int(year)] = life_table_from_probabilities(cells, ages)
            except ValueError as error:  # of ages too: AgeGroupsError is one
                values = {"year": year, "reason": error}
                name = self.package.name("life_tables")
                self.faults.add(Fault("life_table_faulty", name, None, None, values))
        return tables

    def _decline(self) -> Decline | None:
        ages, arrays = self._by_age(OFFICIAL, "year", "population", PERSONS, unknown=False)
        if ages is None:
            return None
        return decline_of({int(year): cells for year, cells in arrays.items()}, ages)

    def _check_lives(self, ages: AgeGroups, rates: dict[int, Array]) -> None:
        """Report rates that nobody lives by: most likely they are per 1,000, or per person."""
        for year, cells in rates.items():
            expectancy = abridged_life_table(cells, ages).life_expectancy[:, 0]
            odd = (expectancy < LIVES[0]) | (expectancy > LIVES[1])
            if np.any(odd):
                values = {"years": year, "found": f"{expectancy[np.argmax(odd)]:.0f}"}
                name = self.package.name("death_rates")
                self.faults.add(
                    Fault("life_expectancy_odd", name, None, "deaths_per_100000", values)
                )

    def _national_fertility(self) -> dict[int, NationalFertility]:
        columns = ("children_0_4", "women_15_49", "tfr")
        table = self._by_year("national_fertility", columns, ABOVE_ZERO)
        return {year: NationalFertility(**row) for year, row in table.items() if len(row) == 3}
