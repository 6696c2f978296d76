"""A package after a change, checked as if it were read anew: no edit makes one that could not be read."""

from __future__ import annotations

from sosei.strategy.package import Package
from sosei.strategy.reading import read_grids
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
    return read_grids(tables_of(package))
