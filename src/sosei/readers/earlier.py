"""``projections.csv``: earlier projections of a municipality, by group (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sosei.base.arrays import Array
from sosei.base.errors import Faults, nearest
from sosei.base.messages import Both
from sosei.demography.known.population import Basis
from sosei.readers.table import Bounds, Table, read_table

GROUPS = ("total", "0-14", "15-64", "65+", "75+")
"""Groups of a review, always in this order."""

BASES = tuple(basis.value for basis in Basis if basis is not Basis.GIVEN)

PERSONS = Bounds(Both("a number of persons ≥ 0", "0 以上の人数"), low=0)
BRIDGE = Bounds(Both("a number of persons, such as -120", "-120 のような人数"))
NAME = Both("the name of the projection", "推計の名前")


@dataclass(frozen=True)
class EarlierProjection:
    """What was once projected of a municipality.

    Attributes
    ----------
    name : str
    launch_year : int
        Year of the population it started from.
    figures : mapping of (year, group) to float
        Persons as a census counts them: bridges are included.
    """

    name: str
    launch_year: int
    figures: Mapping[tuple[int, str], float]


def read_earlier(path: Path) -> tuple[EarlierProjection, ...]:
    """Read earlier projections, in the order in which the file first names them.

    Raises
    ------
    InputError
        With every fault of the file; a basis other than the census without a bridge is one.
    """
    faults = Faults()
    required = ("name", "launch_year", "year", "group", "population")
    table = read_table(path, path.name, required, ("basis", "bridge"), faults)
    projections = {} if table is None else _projections(table, faults)
    faults.raise_if_any()
    return tuple(
        EarlierProjection(name, launch, figures) for (name, launch), figures in projections.items()
    )


def _projections(
    table: Table, faults: Faults
) -> dict[tuple[str, int], dict[tuple[int, str], float]]:
    names = table.text("name")
    for row, name in enumerate(names):
        if name is None:
            faults.add(table.fault("cell_empty", row, "name", number=NAME))
    launches, years = table.years("launch_year", faults), table.years("year", faults)
    groups = table.places("group", GROUPS, "word_unknown", faults, choices=", ".join(GROUPS))
    persons = table.numbers("population", PERSONS, faults) + _bridges(table, faults)
    table.check_unique(("name", "launch_year", "year", "group"), faults)
    for row in np.flatnonzero(years < launches).tolist():
        values = {"year": int(years[row]), "launch": int(launches[row])}
        faults.add(table.fault("year_before_launch", row, "year", **values))
    found: dict[tuple[str, int], dict[tuple[int, str], float]] = {}
    if faults:
        return found
    for place, name in enumerate(names):
        figures = found.setdefault((str(name), int(launches[place])), {})
        figures[int(years[place]), GROUPS[groups[place]]] = float(persons[place])
    return found


def _bridges(table: Table, faults: Faults) -> Array:
    """Return the persons to add to each figure; another basis than the census must name them."""
    stated = np.full(len(table), np.nan)
    if table.has("bridge"):
        stated = table.numbers("bridge", BRIDGE, faults, optional=True)
    for row in np.flatnonzero(_of_another_basis(table, faults) & np.isnan(stated)):
        basis = table.text("basis")[int(row)]
        faults.add(table.fault("basis_without_bridge", int(row), "basis", value=basis))
    bridges: Array = np.nan_to_num(stated)
    return bridges


def _of_another_basis(table: Table, faults: Faults) -> NDArray[np.bool_]:
    """Tell which rows do not stand on the census."""
    other = np.zeros(len(table), dtype=bool)
    for row, word in enumerate(table.text("basis")):
        if word is None or word == Basis.CENSUS:
            continue
        if word in BASES:
            other[row] = True
            continue
        values = {"value": word, "choices": ", ".join(BASES), "hint": nearest(word, BASES)}
        faults.add(table.fault("word_unknown", row, "basis", **values))
    return other
