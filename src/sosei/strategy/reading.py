"""Tables of text → a strategy package, with every fault of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from sosei.base.errors import Faults
from sosei.base.tables import TextRow, TextTable
from sosei.strategy.cells import Cells
from sosei.strategy.columns import KNOWN, TABLES
from sosei.strategy.indicator import (
    NOT_APPLICABLE,
    Basis,
    Break,
    Direction,
    HoldSide,
    Indicator,
    Milestone,
    Nature,
    Observation,
    Status,
    Target,
    YearBasis,
)
from sosei.strategy.package import Package
from sosei.strategy.plan import (
    Extraction,
    FrameworkItem,
    Kind,
    Node,
    Placement,
    Succession,
    SuccessionKind,
    Tag,
    TagBasis,
    Text,
    WorthRule,
)
from sosei.strategy.references import check_references

Row = TypeVar("Row")

DASHES = frozenset({NOT_APPLICABLE, "―", "－", "-", "ー", "–"})
"""How a baseline that does not apply is written."""


def read_package(tables: Mapping[str, TextTable], faults: Faults) -> Package:
    """Read every table of a package.

    Parameters
    ----------
    tables : mapping of str to TextTable
        By their names in docs/exchange.md; those that may be left out need not be there.
    faults : Faults
        Collects unreadable cells, unknown words and ids, duplicate keys, and observations of another statistic.

    Returns
    -------
    Package
        Rows without faults; whoever reads looks at `faults` before using it.
    """
    reader = _Reader(tables, faults)
    indicators: tuple[Indicator, ...] = reader.rows("indicators", _indicator)
    reader.fiscal = {i.id: i.year_basis.fiscal for i in indicators}
    others = {
        name: reader.rows(name, reader.reading[name]) for name in TABLES if name != "indicators"
    }
    package = Package(indicators=indicators, **others)
    check_references(tables, faults)
    return package


def text_tables(
    grids: Mapping[str, Sequence[Sequence[str]]], faults: Faults
) -> dict[str, TextTable]:
    """Return grids as tables of a package; those whose header or rows are at fault are left out.

    Parameters
    ----------
    grids : mapping of str to grid
        By table, the header first.
    faults : Faults
    """
    made = {name: TextTable.of(name, grid, *KNOWN[name], faults) for name, grid in grids.items()}
    return {name: table for name, table in made.items() if table is not None}


def read_grids(grids: Mapping[str, Sequence[Sequence[str]]]) -> Package:
    """Read a package from its grids.

    Raises
    ------
    InputError
        With every fault of all tables.
    """
    faults = Faults()
    package = read_package(text_tables(grids, faults), faults)
    faults.raise_if_any()
    return package


def read_row(name: str, cells: Mapping[str, str], *, fiscal: bool = True) -> Any:
    """Read one row, as a form sends it.

    Parameters
    ----------
    name : str
        Its table.
    cells : mapping of str to str
        By column.
    fiscal : bool
        Whether a date in it counts in its fiscal year; an indicator says so itself.

    Returns
    -------
    Node, Indicator, Observation …

    Raises
    ------
    InputError
        With every cell that cannot be read.
    """
    faults = Faults()
    own = {column: cells.get(column, "").strip() for column in TABLES[name].order}
    reader = _Reader({name: TextTable(name, TABLES[name].order, (TextRow(2, own),))}, faults)
    reader.fiscal = {own.get("indicator", ""): fiscal}
    rows = reader.rows(name, reader.reading[name])
    faults.raise_if_any()
    return rows[0]


class _Reader:
    """Reads tables row by row; years follow the basis of their indicator."""

    def __init__(self, tables: Mapping[str, TextTable], faults: Faults) -> None:
        self.tables, self.faults = tables, faults
        self.fiscal: dict[str, bool] = {}
        self.reading: dict[str, Callable[[Cells], Any]] = {
            "nodes": _node,
            "placements": _placement,
            "indicators": _indicator,
            "targets": self.target,
            "milestones": self.milestone,
            "frameworks": _framework,
            "tags": _tag,
            "extractions": _extraction,
            "successions": _succession,
            "breaks": self.broken,
            "worth_rules": _worth_rule,
            "texts": _text,
            "observations": self.observation,
        }

    def rows(self, name: str, read: Callable[[Cells], Row]) -> tuple[Row, ...]:
        """Read one table, if it is there."""
        table = self.tables.get(name)
        found = []
        for row in table.rows if table else ():
            cells = Cells(table.name if table else name, row, self.faults)
            value = read(cells)
            if cells.sound:
                found.append(value)
        return tuple(found)

    def _year(self, cells: Cells, column: str) -> int:
        fiscal = self.fiscal.get(cells.text("indicator"), True)
        return cells.needed_year(column, fiscal=fiscal)

    def target(self, cells: Cells) -> Target:
        return Target(
            cells.needed("indicator"),
            cells.needed_number("target"),
            self._year(cells, "target_year"),
            cells.text("decided_on"),
            cells.text("reason"),
        )

    def milestone(self, cells: Cells) -> Milestone:
        return Milestone(
            cells.needed("indicator"), self._year(cells, "year"), cells.needed_number("target")
        )

    def broken(self, cells: Cells) -> Break:
        return Break(cells.needed("indicator"), self._year(cells, "year"), cells.text("reason"))

    def observation(self, cells: Cells) -> Observation:
        stated = cells.text("year")
        return Observation(
            indicator=cells.needed("indicator"),
            year=self._year(cells, "year"),
            value=cells.number("value"),
            numerator=cells.number("numerator"),
            denominator=cells.number("denominator"),
            status=cells.word("status", Status, Status.FINAL),
            basis=cells.word("basis", Basis, Basis.YEARLY),
            statistic=cells.text("statistic"),
            note=cells.text("note"),
            date=stated if "-" in stated else "",
        )


def _indicator(cells: Cells) -> Indicator:
    basis = cells.word("year_basis", YearBasis)
    dash = cells.text("baseline") in DASHES
    years = {
        name: cells.year(name, fiscal=basis.fiscal)
        for name in ("baseline_year", "target_year", "start_year")
    }
    held = cells.word("hold_side", HoldSide) if cells.text("hold_side") else None
    return Indicator(
        id=cells.needed("id"),
        node=cells.needed("node"),
        name=cells.needed("name"),
        nature=cells.word("nature", Nature),
        direction=cells.word("direction", Direction),
        unit=cells.text("unit"),
        year_basis=basis,
        baseline=None if dash else cells.number("baseline"),
        baseline_applies=not dash,
        baseline_year=years["baseline_year"],
        target=cells.number("target"),
        target_year=years["target_year"],
        start_year=years["start_year"],
        hold_side=held,
        display_unit=cells.text("display_unit"),
        display_factor=cells.number("display_factor"),
        decimals=cells.whole("decimals"),
        statistic=cells.text("statistic"),
        basis_note=cells.text("basis_note"),
    )


def _node(cells: Cells) -> Node:
    order = cells.whole("order") or 0
    kind = cells.word("kind", Kind)
    return Node(cells.needed("id"), cells.text("parent"), kind, cells.needed("name"), order)


def _placement(cells: Cells) -> Placement:
    _one_of(cells, "measure", "indicator")
    return Placement(
        cells.needed("node"), cells.text("measure"), cells.text("indicator"), cells.text("name")
    )


def _framework(cells: Cells) -> FrameworkItem:
    order = cells.whole("order") or 0
    return FrameworkItem(
        cells.needed("framework"), cells.needed("code"), cells.needed("name"), order
    )


def _tag(cells: Cells) -> Tag:
    _one_of(cells, "node", "indicator")
    return Tag(
        cells.needed("framework"),
        cells.needed("code"),
        cells.word("basis", TagBasis),
        cells.text("node"),
        cells.text("indicator"),
    )


def _extraction(cells: Cells) -> Extraction:
    return Extraction(
        cells.needed("node"),
        cells.needed("source_node"),
        cells.text("criterion"),
        cells.text("reason"),
        cells.text("decided_on"),
    )


def _succession(cells: Cells) -> Succession:
    _one_of(cells, "indicator", "node")
    kind = cells.word("kind", SuccessionKind)
    if kind is not SuccessionKind.ENDED:
        cells.needed("successor")
    return Succession(
        kind,
        cells.text("indicator"),
        cells.text("node"),
        cells.text("successor"),
        cells.text("note"),
    )


def _text(cells: Cells) -> Text:
    return Text(
        cells.needed("node"), cells.needed("part"), cells.needed("language"), cells.text("text")
    )


def _worth_rule(cells: Cells) -> WorthRule:
    share = cells.number("share")
    rule = WorthRule(
        cells.needed("indicator"),
        cells.needed_number("persons"),
        cells.needed_year("from_year", fiscal=False),
        cells.needed_year("to_year", fiscal=False),
        Decimal(1) if share is None else share,
        cells.needed("profile"),
        cells.text("part_of"),
        cells.text("reason"),
    )
    _people_over_years(cells, rule)
    return rule


def _people_over_years(cells: Cells, rule: WorthRule) -> None:
    """Report people fewer than none, a share that is none, and years that run backwards."""
    years = bool(rule.from_year and rule.to_year)
    checks = {
        "persons": (rule.persons >= 0, "≥ 0"),
        "to_year": (not years or rule.to_year > rule.from_year, f"> {rule.from_year}"),
        "share": (0 <= rule.share <= 1, "0–1"),
    }
    for column, (sound, expected) in checks.items():
        if not sound:
            value = cells.text(column)
            cells.fault("value_faulty", column, value=value, expected=expected, hint="")


def _one_of(cells: Cells, first: str, second: str) -> None:
    """Report a row that names both of two things, or neither."""
    there = [bool(cells.text(name)) for name in (first, second)]
    if sum(there) != 1:
        kind = "cells_both" if all(there) else "cells_none"
        cells.fault(kind, first, first=first, second=second)
