"""The dataset of a frozen vision."""

from __future__ import annotations

from collections.abc import Sequence

from sosei.base.messages import Both
from sosei.publishing.open_data.model import Dataset, Field, Resource
from sosei.publishing.open_data.words import COLUMNS, MIXED, TABLES
from sosei.publishing.suppressed import protected
from sosei.studies.result import Cell, Column, Table, VisionResult


def of_result(
    result: VisionResult,
    *,
    version: str = "",
    issued: str = "",
    earlier: Sequence[VisionResult] = (),
) -> Dataset:
    """Return what is published of a vision.

    Parameters
    ----------
    result : VisionResult
    version : str
        Number of the edition; empty: the start of the result's address.
    issued : str
        Day of publication; may be empty.
    earlier : sequence of VisionResult
        Editions before it, the first one first: small counts are held back in view of them.
    """
    tables = {
        name: protected(result, name, earlier)
        for name in sorted(result.tables, key=list(TABLES).index)
    }
    return Dataset(
        name=f"vision-{result.area}",
        title=Both(f"Population vision of {result.name}", result.title),
        description=_description(result),
        area=result.area,
        town=result.name,
        version=version or result.address[:12],
        issued=issued,
        address=result.address,
        years=_years(tables, result),
        resources=tuple(_resource(name, table) for name, table in tables.items() if len(table)),
    )


def _description(result: VisionResult) -> Both:
    base, horizon = result.manifest["base_year"], result.manifest["horizon"]
    note = str(result.manifest["note"])
    return Both(
        f"Population vision of {result.name}: where the population stands, the projection from {base} to {horizon} "
        f"by scenario, and what follows for each field. {note}".strip(),
        f"{result.name}の人口ビジョンです。人口のこれまで、{base}年から{horizon}年までのシナリオ別の将来推計、"
        f"分野別の見通しを収めています。{note}",
    )


def _years(tables: dict[str, Table], result: VisionResult) -> tuple[int, int]:
    told = [
        value
        for table in tables.values()
        for column in table.columns
        if column.name == "year"
        for value in column.values
        if isinstance(value, int)
    ]
    ends = (int(result.manifest["base_year"]), int(result.manifest["horizon"]))
    return min(*ends, *told), max(*ends, *told)


def _resource(name: str, table: Table) -> Resource:
    columns = [_plain(name, column) for column in table.columns]
    return Resource(
        name=name.replace("_", "-"),
        title=TABLES[name],
        note=table.note,
        fields=tuple(_field(name, column) for column in columns),
        rows=tuple(zip(*(column.values for column in columns), strict=True)),
        sources=table.sources,
    )


def _field(table: str, column: Column) -> Field:
    known = COLUMNS[column.name]
    kind = "string" if (table, column.name) in MIXED else known.type
    return Field(column.name, kind, column.unit, known.title)


def _plain(table: str, column: Column) -> Column:
    """Return a column with cells of one type: words where there are words among them."""
    if (table, column.name) not in MIXED:
        return column
    return Column(column.name, column.unit, tuple(_words(value) for value in column.values))


def _words(value: Cell) -> Cell:
    return value if value is None else str(value)
