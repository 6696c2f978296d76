"""The assumptions bundle: a folder of CSV files → a population and its rates, or every fault."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.demography.assumed.assumptions import Assumptions
from sosei.demography.engine.control import Targets
from sosei.demography.known.population import Population
from sosei.readers.exchange.base import Base, one_year, population_of, population_table
from sosei.readers.exchange.control import read_control
from sosei.readers.exchange.fertility import COLUMNS, read_fertility, read_sex_ratio
from sosei.readers.exchange.migration import Migration, read_gross, read_net
from sosei.readers.exchange.rates import by_cell
from sosei.readers.package import Package, open_package
from sosei.readers.table import Bounds, Table, read_table

__all__ = ["Bundle", "base_year", "read_bundle"]

RESOURCES = (
    "population",
    "survival",
    "net_migration",
    "fertility",
    "sex_ratio",
    "out_rates",
    "in_shares",
    "control",
)

GROSS = ("out_rates", "in_shares")

SHARE = Bounds(Both("a share from 0 to 1", "0 から 1 までの割合"), low=0, high=1)


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds.

    Attributes
    ----------
    population : Population
        The base.
    assumptions : Assumptions
        Of every step to the horizon.
    control : Targets or None
        Totals that all areas together are raked to.
    unread : tuple of Path
        Files in the folder that are no part of a bundle.
    """

    population: Population
    assumptions: Assumptions
    control: Targets | None
    unread: tuple[Path, ...]


def read_bundle(folder: Path, to: int) -> Bundle:
    """Read a bundle; its age groups decide the engine.

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
    """
    faults = Faults()
    package = open_package(folder, RESOURCES, faults)
    if not folder.is_dir():
        faults.raise_if_any()
    tables = _Tables(package, faults)
    base = Base.read(tables.population, to, faults)
    population = population_of(tables.population, base, faults)
    assumptions = _assumptions(tables, base, faults)
    control = read_control(tables.control, base, faults)
    faults.raise_if_any()
    if population is None or assumptions is None:
        raise AssertionError("a bundle without faults has a population and assumptions")
    unread = tuple(folder / name for name in package.unknown)
    return Bundle(population, assumptions, control, unread)


def base_year(folder: Path) -> int | None:
    """Return the year of a bundle's population, or None if its file does not tell one."""
    table = population_table(open_package(folder, RESOURCES, Faults()), Faults())
    return None if table is None else one_year(table, Faults())


class _Tables:
    """The files of a bundle; None where one is not there, need not be, or cannot be used."""

    def __init__(self, package: Package, faults: Faults) -> None:
        self._package, self._faults = package, faults
        where, cell = ("area", "year"), ("sex", "age")
        self.is_gross = any(name in package.paths for name in GROSS)
        self.population = population_table(package, faults)
        self.survival = self._table("survival", (*cell, "survival"), where)
        self.fertility = self._table("fertility", (), (*where, *COLUMNS))
        self.sex_ratio = self._table("sex_ratio", ("males_per_100_females",), where)
        self.net_migration = self.out_rates = self.in_shares = self.control = None
        if self.is_gross:
            self.out_rates = self._table("out_rates", ("area", *cell, "out_rate"), ("year",))
            self.in_shares = self._table("in_shares", ("area", *cell, "in_share"), ("year",))
            self._refuse_both_forms()
        else:
            rates = ("net_rate", "net_count")
            self.net_migration = self._table("net_migration", cell, (*where, *rates))
        if "control" in package.paths:
            self.control = self._table("control", ("year", "population"), cell)

    def _table(
        self, name: str, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> Table | None:
        path, known_as = self._package.path(name), self._package.name(name)
        return read_table(path, known_as, required, optional, self._faults)

    def _refuse_both_forms(self) -> None:
        if "net_migration" in self._package.paths:
            name = self._package.name("net_migration")
            self._faults.add(Fault("migration_both", name))


def _assumptions(tables: _Tables, base: Base, faults: Faults) -> Assumptions | None:
    survival = by_cell(tables.survival, "survival", SHARE, base, faults)
    migration = _migration(tables, base, faults)
    fertility = read_fertility(tables.fertility, base, faults)
    sex_ratio = read_sex_ratio(tables.sex_ratio, base, faults)
    grid = base.grid
    if faults or grid is None or survival is None or sex_ratio is None:
        return None
    return Assumptions(
        start=grid.base,
        ages=grid.ages,
        areas=grid.areas,
        survival=survival,
        net_rate=np.zeros_like(survival) if migration.net_rate is None else migration.net_rate,
        net_count=migration.net_count,
        gross=migration.gross,
        child_woman_ratio=fertility.child_woman_ratio,
        cwr_per_tfr=fertility.cwr_per_tfr,
        asfr=fertility.asfr,
        males_per_100_females=sex_ratio,
    )


def _migration(tables: _Tables, base: Base, faults: Faults) -> Migration:
    if tables.is_gross:
        return read_gross(tables.out_rates, tables.in_shares, base, faults)
    return read_net(tables.net_migration, base, faults)
