"""A package after a change, checked as if it were read anew: no edit makes one that could not be read."""

from __future__ import annotations

from sosei.base.errors import Faults
from sosei.base.tables import TextTable
from sosei.strategy.columns import TABLES
from sosei.strategy.package import Package
from sosei.strategy.reading import read_package
from sosei.strategy.writing import tables_of


def checked(package: Package) -> Package:
    """Return the package if it reads back; raise every fault of it otherwise.

    Parameters
    ----------
    package : Package

    Raises
    ------
    InputError
        With unknown ids, duplicate keys, empty names, circles in the tree …
    """
    faults = Faults()
    tables = {}
    for name, grid in tables_of(package).items():
        table = TextTable.of(name, grid, TABLES[name].needed, TABLES[name].optional, faults)
        if table is not None:
            tables[name] = table
    read = read_package(tables, faults)
    faults.raise_if_any()
    return read
