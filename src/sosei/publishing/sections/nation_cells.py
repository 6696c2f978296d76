"""Numbers of the nation that say in which row of which table, handed out as CSV, they stand (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.areas import Area
from sosei.base.arrays import Array
from sosei.studies.cells import Origin, Told, cell_id
from sosei.studies.nation.sums import Summed


def of_csv(value: float, table: str, column: str, *keys: object) -> Told:
    """Return a number with its place.

    Parameters
    ----------
    value : float
    table, column : str
        Name of the file without its ending, and of the column.
    *keys : object
        Values that tell the row, in the order of the columns.
    """
    return Told(value, Origin((cell_id(table, column, keys),), same=True))


def by_year(
    values: Sequence[float | None], years: Sequence[int], column: str, table: str, group: str
) -> list[float | None]:
    """Return numbers of ``nation.csv`` or ``sum.csv`` by year; what is not known stays so."""
    return [
        None if value is None else of_csv(value, table, column, year, group)
        for value, year in zip(values, years, strict=True)
    ]


def of_area(value: float, table: str, column: str, area: Area, *keys: object) -> Told:
    """Return a number of a municipality with its place: ``area`` and ``name`` come first."""
    return of_csv(value, table, column, area.code, area.full_name, *keys)


def of_towns(value: float, column: str, area: Area, summed: Summed, group: str) -> Told:
    """Return a number of ``towns.csv`` in the last year."""
    own = int(area.code in summed.visions.areas)
    return of_area(value, "towns", column, area, own, summed.years[-1], group)


def change_of(parts: Array, column: str, of: str, summed: Summed) -> float:
    """Return the sum over the steps of a column of ``parts.csv``."""
    steps = zip(parts.tolist(), summed.years, summed.years[1:], strict=False)
    told = [of_csv(value, "parts", column, start, end, of) for value, start, end in steps]
    return sum(told[1:], told[0])
