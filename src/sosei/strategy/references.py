"""What the tables of a package say of each other: keys once, ids that are there, statistics that agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sosei.base.calendar import western_year
from sosei.base.errors import Fault, Faults, nearest
from sosei.base.tables import TextRow, TextTable
from sosei.strategy.columns import TABLES
from sosei.strategy.indicator import Basis, Status, YearBasis
from sosei.strategy.plan import Kind

Tables = Mapping[str, TextTable]

NODES = {
    "nodes": ("parent",),
    "placements": ("node", "measure"),
    "indicators": ("node",),
    "tags": ("node",),
    "extractions": ("node", "source_node"),
    "successions": ("node",),
}
"""Columns that name a node, by table."""

INDICATORS = (
    "placements",
    "targets",
    "milestones",
    "tags",
    "successions",
    "breaks",
    "worth_rules",
    "observations",
)
"""Tables with a column that names an indicator."""

YEARS = {"targets": "target_year", "milestones": "year", "breaks": "year", "observations": "year"}
"""Columns of keys that are years."""


def check_references(tables: Tables, faults: Faults) -> None:
    """Report duplicate keys, unknown ids, circles in the tree, and observations of another statistic.

    Parameters
    ----------
    tables : mapping of str to TextTable
    faults : Faults
    """
    for found in (_twice, _unknown, _circles, _other_statistics):
        faults.extend(found(tables))


def _twice(tables: Tables) -> Iterator[Fault]:
    fiscal = {row.cells["id"]: row.cells["year_basis"] for row in _rows(tables, "indicators")}
    for name, table in tables.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            basis = fiscal.get(row.cells.get("indicator", ""), YearBasis.FISCAL)
            key = tuple(_key(name, column, row, basis) for column in TABLES[name].key)
            first = seen.setdefault(key, row.number)
            if first != row.number:
                values = {"key": ", ".join(filter(None, key)), "first": first}
                yield Fault("row_twice", table.name, row.number, None, values)


def _key(table: str, column: str, row: TextRow, basis: str) -> str:
    """Return a cell of a key as it counts: an empty word is its default, an era year its western one."""
    cell = row.cells.get(column, "")
    if table == "observations" and not cell:
        return {"status": str(Status.FINAL), "basis": str(Basis.YEARLY)}.get(column, "")
    if column == YEARS.get(table):
        year = western_year(cell, fiscal=basis == YearBasis.FISCAL)
        return cell if year is None else str(year)
    return cell


def _unknown(tables: Tables) -> Iterator[Fault]:
    nodes = {row.cells["id"] for row in _rows(tables, "nodes")}
    measures = {
        row.cells["id"] for row in _rows(tables, "nodes") if row.cells["kind"] == Kind.MEASURE
    }
    indicators = {row.cells["id"] for row in _rows(tables, "indicators")}
    for name, columns in NODES.items():
        for column in columns:
            yield from _not_among(tables, name, column, measures if column == "measure" else nodes)
    for name in INDICATORS:
        yield from _not_among(tables, name, "indicator", indicators)
    frameworks = {row.cells["framework"] for row in _rows(tables, "frameworks")}
    yield from _not_among(tables, "texts", "node", nodes | indicators | frameworks)
    yield from _no_part_of(tables)
    if "frameworks" in tables:
        yield from _tags_without_entry(tables)


def _not_among(tables: Tables, name: str, column: str, known: Collection[str]) -> Iterator[Fault]:
    for row in _rows(tables, name):
        cell = row.cells.get(column, "")
        if cell and cell not in known:
            values = {"value": cell, "hint": nearest(cell, known)}
            yield Fault("id_unknown", tables[name].name, row.number, column, values)


def _no_part_of(tables: Tables) -> Iterator[Fault]:
    """Report rules of worth that are part of themselves, of a part, or of an indicator without a rule."""
    rows = _rows(tables, "worth_rules")
    whole = [row.cells["indicator"] for row in rows if not row.cells.get("part_of", "")]
    for row in rows:
        part_of = row.cells.get("part_of", "")
        if part_of and part_of not in whole:
            values = {"value": part_of, "expected": ", ".join(whole) or "—", "hint": ""}
            yield Fault("value_faulty", tables["worth_rules"].name, row.number, "part_of", values)


def _tags_without_entry(tables: Tables) -> Iterator[Fault]:
    entries = {(row.cells["framework"], row.cells["code"]) for row in _rows(tables, "frameworks")}
    for row in _rows(tables, "tags"):
        entry = row.cells["framework"], row.cells["code"]
        if entry not in entries:
            values = {"value": " ".join(entry), "hint": ""}
            yield Fault("id_unknown", tables["tags"].name, row.number, "code", values)


def _circles(tables: Tables) -> Iterator[Fault]:
    """Report nodes that no root leads to."""
    rows = {row.cells["id"]: row for row in _rows(tables, "nodes")}
    for row in rows.values():
        above, seen = row.cells["parent"], {row.cells["id"]}
        while above in rows and above not in seen:
            seen.add(above)
            above = rows[above].cells["parent"]
        if above == row.cells["id"]:
            values = {"value": row.cells["id"]}
            yield Fault("tree_circle", tables["nodes"].name, row.number, "parent", values)


def _other_statistics(tables: Tables) -> Iterator[Fault]:
    own = {row.cells["id"]: row.cells.get("statistic", "") for row in _rows(tables, "indicators")}
    for row in _rows(tables, "observations"):
        stated = row.cells.get("statistic", "")
        indicator = row.cells["indicator"]
        if stated and indicator in own and stated != own[indicator]:
            values = {"found": stated, "expected": own[indicator] or "—", "indicator": indicator}
            yield Fault(
                "statistic_other", tables["observations"].name, row.number, "statistic", values
            )


def _rows(tables: Tables, name: str) -> tuple[TextRow, ...]:
    table = tables.get(name)
    return table.rows if table else ()
