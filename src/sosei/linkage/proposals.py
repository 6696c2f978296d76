"""Observations that others propose: read against the strategy, refused where they are of another statistic."""

from __future__ import annotations

from collections.abc import Iterator

from sosei.base.errors import Fault, Faults
from sosei.base.messages import Both
from sosei.base.tables import TextRow, TextTable
from sosei.linkage.figures import Binding, difference
from sosei.strategy.cells import NUMBER
from sosei.strategy.indicator import Observation, Status
from sosei.strategy.package import Package
from sosei.strategy.reading import read_package, text_tables
from sosei.strategy.writing import tables_of

OBSERVATIONS = "observations"
NEEDED = ("indicator", "year")
OPTIONAL = ("value", "numerator", "denominator", "status", "basis", "statistic", "note")
"""Columns of proposals: docs/formats.md."""


def proposed(package: Package, table: TextTable) -> tuple[Observation, ...]:
    """Return the observations that a table proposes to a strategy.

    Parameters
    ----------
    package : Package
    table : TextTable
        With the columns of proposals.

    Raises
    ------
    InputError
        With every fault of every row: unknown indicators, the same number twice, no value, another statistic.
    """
    faults, found = Faults(), Faults()
    others = {name: grid for name, grid in tables_of(package).items() if name != OBSERVATIONS}
    read = read_package({**text_tables(others, faults), OBSERVATIONS: table}, found)
    faults.extend(f for f in found if f.kind != "statistic_other")
    for row in table.rows:
        faults.extend(_lacking(table, row))
        faults.extend(_of_another_statistic(package, table, row))
    faults.raise_if_any()
    return read.observations


def _lacking(table: TextTable, row: TextRow) -> Iterator[Fault]:
    cells = row.cells
    parts = cells.get("numerator") and cells.get("denominator")
    if not cells.get("value") and not parts and cells.get("status") != Status.NOT_PUBLISHED:
        yield Fault("cell_empty", table.name, row.number, "value", {"number": NUMBER})


def _of_another_statistic(package: Package, table: TextTable, row: TextRow) -> Iterator[Fault]:
    record = package.records.get(row.cells.get("indicator", ""))
    own = record.indicator.statistic if record else ""
    stated = row.cells.get("statistic", "")
    if record is None or stated == own:
        return
    values = {"found": stated or "—", "expected": own or "—", "why": _why(stated, own)}
    yield Fault("statistic_series", table.name, row.number, "statistic", values)


def _why(stated: str, own: str) -> Both:
    """Say what two statistics count differently, where that is known."""
    one, other = Binding.read(stated), Binding.read(own)
    if one is None or other is None or one.statistic == other.statistic:
        return Both("", "")
    why = difference(one.statistic, other.statistic)
    return Both(f"({why.en}) ", f"（{why.ja}）")
