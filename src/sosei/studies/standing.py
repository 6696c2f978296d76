"""Where the town stands against the line of its vision: actual populations since the base, beside the projection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sosei.studies.result import VisionResult


@dataclass(frozen=True, slots=True)
class Actual:
    """A population that was counted after the base.

    Attributes
    ----------
    on : date
    basis : str
        Its statistic: ``census`` or ``register``.
    persons : float
    line : float or None
        What the vision says of that day; None where it is on another statistic, or ends before.
    """

    on: date
    basis: str
    persons: float
    line: float | None

    @property
    def difference(self) -> float | None:
        """Persons more than the line says."""
        return None if self.line is None else self.persons - self.line


def actuals(result: VisionResult, scenario: str) -> tuple[Actual, ...]:
    """Return every population since the base, by day; none stands for one of another statistic.

    Parameters
    ----------
    result : VisionResult
    scenario : str
        Whose line they stand beside.
    """
    base, basis = date.fromisoformat(result.manifest["base_date"]), result.manifest["basis"]
    line = _line(result, scenario)
    found = sorted((on, of, n) for (on, of), n in _counted(result).items() if on > base)
    return tuple(
        Actual(on, of, persons, at(line, base, on) if of == basis else None)
        for on, of, persons in found
    )


def at(line: Mapping[int, float], base: date, on: date) -> float | None:
    """Return what a line says of a day: straight between its years; None outside them.

    Parameters
    ----------
    line : mapping of int to float
        Persons by year, each on the day of the year that the base has.
    base, on : date
    """
    for (first, start), (last, end) in pairwise(sorted(line.items())):
        since, until = base.replace(year=first), base.replace(year=last)
        if on == until:
            return end
        if since <= on < until:
            return start + (end - start) * ((on - since) / (until - since))
    return None


def _line(result: VisionResult, scenario: str) -> dict[int, float]:
    rows = result.tables["indicators"].rows(scenario=scenario, indicator="total")
    return {int(row["year"]): row["value"] for row in rows}


def _counted(result: VisionResult) -> dict[tuple[date, str], float]:
    """Return counts by day and statistic; of the register also those of its yearly series."""
    found = _yearly(result)
    for row in result.tables["history_groups"].rows(group="total"):
        found[date.fromisoformat(row["date"]), row["basis"]] = row["population"]
    return found


def _yearly(result: VisionResult) -> dict[tuple[date, str], float]:
    """Return the register at the end of each year of its dynamics: 1 January of the next."""
    table = result.tables.get("balance_register")
    rows = table.rows() if table else ()
    return {(date(int(row["year"]) + 1, 1, 1), "register"): row["end"] for row in rows}
