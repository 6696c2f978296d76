"""Figures of the frozen result with their ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sosei.studies.cells import cell_id
from sosei.studies.result import Cell, VisionResult

SEXES = ("male", "female")

GROUP_AGES = {"age_0_14": (0, 15), "age_15_64": (15, 65), "age_65_plus": (65, 999)}
"""From the first age of a group to the first one after it."""


class Numbered(NamedTuple):
    """A figure and its id."""

    value: Cell
    id: str


class Numbers:
    """What the sheets show of a result, found by key.

    Parameters
    ----------
    result : VisionResult
    """

    def __init__(self, result: VisionResult) -> None:
        self.result = result
        table = result.tables["population"]
        self.ages = tuple(dict.fromkeys(str(age) for age in table["age"]))
        self.years = tuple(dict.fromkeys(int(str(year)) for year in table["year"]))
        self.scenarios = tuple(str(each["name"]) for each in result.scenarios)
        self.base, self.horizon = self.years[0], self.years[-1]
        self._held: dict[tuple[str, str], dict[tuple[Cell, ...], Cell]] = {}

    def population(self, scenario: str, year: int, sex: str, age: str) -> Numbered:
        """Return the persons of one sex and age."""
        keys = (scenario, self.result.area, year, sex, age)
        return self.at("population", "population", keys)

    def indicator(self, scenario: str, year: int, name: str) -> Numbered:
        """Return an indicator."""
        return self.at("indicators", "value", (scenario, self.result.area, year, name))

    def group(self, name: str) -> tuple[str, str]:
        """Return the first and the last age of one of three groups."""
        low, high = GROUP_AGES[name]
        inside = [age for age in self.ages if low <= _start(age) < high]
        return inside[0], inside[-1]

    def of_group(self, scenario: str, year: int, name: str) -> float:
        """Add the persons of a group."""
        low, high = GROUP_AGES[name]
        return sum(
            number(self.population(scenario, year, sex, age))
            for sex in SEXES
            for age in self.ages
            if low <= _start(age) < high
        )

    def at(self, table: str, column: str, keys: Sequence[Cell]) -> Numbered:
        """Return a cell by the keys of its row.

        Raises
        ------
        KeyError
            If no row has them.
        """
        if (table, column) not in self._held:
            held = self.result.tables[table]
            names = held.names[: len(keys)]
            found = zip(*(held[name] for name in names), strict=True)
            self._held[table, column] = dict(zip(found, held[column], strict=True))
        value = self._held[table, column][tuple(keys)]
        return Numbered(value, cell_id(table, column, [str(key) for key in keys]))


def number(figure: Numbered) -> float:
    """Return a figure that is a number.

    Raises
    ------
    TypeError
        If it is none.
    """
    if isinstance(figure.value, (int, float)):
        return float(figure.value)
    raise TypeError(f"{figure.id} is no number")


def _start(age: str) -> int:
    return int(age.rstrip("+").split("-")[0])
