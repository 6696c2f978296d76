"""A table as CSV, JSON and Parquet: the same cells in each, the same bytes every time."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sosei.publishing.open_data.model import Resource
from sosei.publishing.package_csv import csv_of
from sosei.studies.result import Cell

FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
"""Media types by the ending of the name."""


def written(resource: Resource, ending: str) -> bytes:
    """Return a table in one of the three forms.

    Parameters
    ----------
    resource : Resource
    ending : {"csv", "json", "parquet"}
    """
    return {"csv": _csv, "json": _json, "parquet": _parquet}[ending](resource)


def _csv(resource: Resource) -> bytes:
    head = [field.name for field in resource.fields]
    return csv_of([head, *([cell_text(cell) for cell in row] for row in resource.rows)]).encode()


def cell_text(cell: Cell) -> str:
    """Return a cell as CSV has it: numbers in the shortest form that reads back the same, 839 and not 839.0."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".removesuffix(".0")
    return str(cell)


def _json(resource: Resource) -> bytes:
    told = {
        "name": resource.name,
        "title": resource.title.ja,
        "title_en": resource.title.en,
        "fields": [field_words(resource, place) for place in range(len(resource.fields))],
        "records": list(resource.records()),
    }
    return as_json(told)


def field_words(resource: Resource, place: int) -> dict[str, str]:
    """Return what is said of a column, in both languages."""
    field = resource.fields[place]
    told = {"name": field.name, "type": field.type, "title": field.title.ja}
    told["title_en"] = field.title.en
    return told | ({"unit": field.unit} if field.unit else {})


def as_json(told: Mapping[str, Any]) -> bytes:
    """Return an object as people and programs read it."""
    return f"{json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _parquet(resource: Resource) -> bytes:
    import polars as pl  # noqa: PLC0415 - 0.1 s that a page need not pay

    types = {
        "string": pl.String(),
        "integer": pl.Int64(),
        "number": pl.Float64(),
        "boolean": pl.Boolean(),
    }
    columns = zip(*resource.rows, strict=True)
    frame = pl.DataFrame(
        [
            pl.Series(field.name, list(cells), types[field.type], strict=False)
            for field, cells in zip(resource.fields, columns, strict=True)
        ]
    )
    stream = io.BytesIO()
    frame.write_parquet(stream, compression="zstd")
    return stream.getvalue()
