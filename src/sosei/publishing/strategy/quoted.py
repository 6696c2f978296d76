"""A strategy's figures as a text may quote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from sosei.publishing import tables
from sosei.publishing.spoken import told
from sosei.publishing.strategy.cells import KpiCell, KpiCells
from sosei.publishing.strategy.numbers import numbers
from sosei.studies.manuscript.lookup import Found, Quotable, UnknownCellError

Prints = Mapping[str, Callable[[], str]]


class KpiQuotes:
    """Figures of indicators, counts, and what is beside them.

    Parameters
    ----------
    kpi : KpiCells
    beside : Quotable, optional
        Numbers of the vision that is printed with them.
    """

    def __init__(self, kpi: KpiCells, beside: Quotable | None = None) -> None:
        self.kpi, self._beside = kpi, beside

    def __getitem__(self, cell: str) -> Found:
        """Return a figure by its id.

        Raises
        ------
        UnknownCellError
            If there is none.
        """
        if cell in self.kpi:
            held = self.kpi[cell]
            return Found(cell, float(held.value), "kpi", {}, prints_of(held))
        if cell in self.kpi.counts:
            count = self.kpi.counts[cell]
            return Found(cell, count, "count", {}, {"whole": partial(tables.persons, count)})
        if self._beside is None:
            raise UnknownCellError(cell)
        return self._beside[cell]


def prints_of(held: KpiCell) -> Prints:
    """Return how a figure may be printed: with its unit, alone, a gap with its sign, progress and chance as shares."""
    of, value = numbers(held.indicator), held.value
    if held.column in {"progress", "chance"}:
        return {"percent": partial(tables.percent, float(value))}
    if held.column == "gap":
        return {"change": lambda: told(of.difference(value))}
    return {"value": lambda: told(of.value(value)), "bare": lambda: told(of.bare(value))}
