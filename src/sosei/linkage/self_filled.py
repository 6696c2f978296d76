"""Indicators that are population figures: proposed from the library with their cells; a person confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from sosei.base.ages import cover
from sosei.base.messages import Both
from sosei.library import Cell, CellKey, Library
from sosei.linkage.figures import Binding, Term, difference
from sosei.strategy.indicator import Indicator, Observation, YearBasis


@dataclass(frozen=True)
class Proposed:
    """An observation out of the library, to be confirmed.

    Attributes
    ----------
    observation : Observation
    cells : tuple of Cell
        Every cell that it is made of: file, sheet, place, edition.
    """

    observation: Observation
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Refused:
    """Why nothing is proposed.

    Attributes
    ----------
    reason : Both
    others : tuple of Both
        The same figure in other statistics, each with its value and why it is another series.
    """

    reason: Both
    others: tuple[Both, ...] = ()


def propose_observation(
    library: Library, indicator: Indicator, area: str, year: int
) -> Proposed | Refused:
    """Propose the observation of a year from the one statistic that the indicator is bound to.

    Parameters
    ----------
    library : Library
    indicator : Indicator
        Its `statistic` is a binding such as ``register_dynamics/births``.
    area : str
        Five-digit code.
    year : int
        In the indicator's basis.

    Raises
    ------
    InputError
        If a block of the library is damaged.
    """
    binding = Binding.read(indicator.statistic)
    if binding is None:
        return Refused(
            Both(
                "the indicator is not bound to a population figure",
                "この指標は人口の統計に結び付けられていません",
            )
        )
    if indicator.year_basis is YearBasis.FISCAL:
        return Refused(
            Both(
                "the indicator counts fiscal years, the statistic calendar years",
                "指標は年度、統計は暦年で数えます",
            )
        )
    found = _found(library, binding, area, year)
    if found is not None:
        value, cells = found
        note = "、".join(map(_place, cells))
        told = Observation(
            indicator.id, year, value=value, statistic=indicator.statistic, note=note
        )
        return Proposed(told, cells)
    missing = Both(
        f"the library has no {binding.words.en} of {year}",
        f"統計データに{year}年の{binding.words.ja}がありません",
    )
    return Refused(missing, tuple(_others(library, binding, area, year)))


def _place(cell: Cell) -> str:
    """Return where a figure stands: source, file, sheet where there is one, cell."""
    sheet = f"[{cell.entry.identity.sheet}]" if cell.entry.identity.sheet else ""
    return " ".join(filter(None, (str(cell.entry.source), cell.entry.file, sheet, cell.name)))


def _others(library: Library, binding: Binding, area: str, year: int) -> Iterator[Both]:
    """Tell the same figure of other statistics, and why it does not fill this one."""
    for other in binding.others():
        found = _found(library, other, area, year)
        if found is not None:
            why = difference(binding.statistic, other.statistic)
            value = f"{found[0]:,f}"
            yield Both(
                f"{other.words.en}: {value}, another series: {why.en}",
                f"{other.words.ja}は{value}ですが、別の系列です（{why.ja}）",
            )


def _found(
    library: Library, binding: Binding, area: str, year: int
) -> tuple[Decimal, tuple[Cell, ...]] | None:
    """Return a figure and its cells; None if a part of it is not held."""
    value, cells = Decimal(0), list[Cell]()
    for term in binding.terms:
        parts = _cells(library, binding, term, area, year)
        if not parts:
            return None
        value += term.sign * sum((Decimal(str(c.value)) for c in parts), Decimal(0))
        cells += parts
    whole = value.to_integral_value()
    return (whole if value == whole else value), tuple(cells)


def _cells(library: Library, binding: Binding, term: Term, area: str, year: int) -> Sequence[Cell]:
    """Return the cells in force that make up one item: of its own statistic, else as SSDSE-A carries it."""
    for statistic, item in ((binding.statistic, term.item), ("ssdse_a", term.carried_by)):
        if not item:
            continue
        cells = [
            _one(library, CellKey(area, item, str(year), "total", age), statistic)
            for age in _ages(library, binding, area, year)
        ]
        if cells and all(cell is not None for cell in cells):
            return [cell for cell in cells if cell is not None]
    return ()


def _one(library: Library, key: CellKey, statistic: str) -> Cell | None:
    """Return the one cell in force with a value; of men and women where no total is printed, none."""
    cells = [c for c in library.trace(key, statistic) if c.in_force and c.value is not None]
    return cells[0] if len(cells) == 1 else None


def _ages(library: Library, binding: Binding, area: str, year: int) -> Sequence[str]:
    """Return the age groups, as they are held of the year, that add up to the one asked for."""
    if binding.age == "total":
        return ("total",)
    if not library.list(binding.statistic):
        return ()
    held = library.figures(binding.statistic, areas=[area]).frame
    of_year = held.filter(pl.col("date").str.starts_with(str(year)))
    return cover(of_year["age"].unique().to_list(), binding.age)
