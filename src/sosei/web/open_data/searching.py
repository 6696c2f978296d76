"""Searching packages, and rows of a table: pure functions over what is published."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from sosei.publishing.open_data.model import Field, Resource
from sosei.studies.result import Cell
from sosei.web.open_data.parameters import Scalar, shortened

ID = "_id"
TYPES = {"string": "text", "integer": "int", "number": "numeric", "boolean": "bool"}
"""Types of columns as CKAN calls them."""

BOOLEANS = {"true": True, "false": False}
Row = Sequence[Cell]
Problem = Callable[[str, object, str], Exception]
"""Makes the error of a parameter: its name, what was found, what it takes."""


def rows_of(resource: Resource) -> tuple[list[Field | None], list[Row]]:
    """Return the columns, that of the row's number (None) first, and the rows with their numbers from 1."""
    return [None, *resource.fields], [(number, *row) for number, row in enumerate(resource.rows, 1)]


def name_of(field: Field | None) -> str:
    """Return how a column is called."""
    return ID if field is None else field.name


def described(field: Field | None) -> dict[str, Any]:
    """Return a column as CKAN describes it."""
    if field is None:
        return {"id": ID, "type": "int"}
    info = {"label": field.title.ja, "label_en": field.title.en, "unit": field.unit}
    return {"id": field.name, "type": TYPES[field.type], "info": info}


def kept(
    rows: Iterable[Row],
    fields: Sequence[Field | None],
    filters: Mapping[str, Sequence[Scalar]],
    q: str,
) -> list[Row]:
    """Return the rows whose cells have the given values, and in whose cells every word stands."""
    places = {name_of(field): place for place, field in enumerate(fields)}
    wanted = [
        (places[name], {cell_of(fields[places[name]], value) for value in values})
        for name, values in filters.items()
    ]
    words = q.casefold().split()
    return [
        row
        for row in rows
        if all(row[place] in values for place, values in wanted) and _holds(row, words)
    ]


def cell_of(field: Field | None, value: Scalar) -> Cell:
    """Return a value as the column has it.

    Raises
    ------
    ValueError
        If the column has no such values.
    """
    if value is None:
        return None
    kind = "integer" if field is None else field.type
    if kind == "string":
        return str(value)
    if kind == "boolean":
        return BOOLEANS[str(value).lower()] if str(value).lower() in BOOLEANS else _none(value)
    number = _none(value) if isinstance(value, bool) else float(value)
    return number if math.isfinite(number) else _none(value)


def _none(value: Scalar) -> Any:
    raise ValueError(value)


def _holds(row: Row, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = "\n".join(str(cell).casefold() for cell in row[1:] if cell is not None)
    return all(word in text for word in words)


ORDER = re.compile(r'\s*"?(?P<name>[^",]+?)"?(?:\s+(?P<way>asc|desc))?\s*', re.IGNORECASE)


def order(sort: str, names: Iterable[str], fault: Problem) -> list[tuple[str, bool]]:
    """Read ``year desc, age``: columns, each with whether it falls.

    Parameters
    ----------
    sort : str
    names : iterable of str
        Columns that there are.
    fault : callable
        Makes the error that is raised.
    """
    known, made = list(names), []
    for part in sort.split(",") if sort.strip() else []:
        told = ORDER.fullmatch(part)
        if told is None or told["name"] not in known:
            raise fault("sort", part, " | ".join(f"{name} [asc|desc]" for name in known))
        made.append((told["name"], (told["way"] or "").lower() == "desc"))
    return made


def sorted_rows(
    rows: list[Row], fields: Sequence[Field | None], by: Sequence[tuple[str, bool]]
) -> list[Row]:
    """Return rows in an order; empty cells stand last where it rises, first where it falls."""
    places = {name_of(field): place for place, field in enumerate(fields)}
    for name, falls in reversed(by):
        rows = sorted(rows, key=partial(_rank, places[name]), reverse=falls)
    return rows


def _rank(place: int, row: Row) -> tuple[bool, Any]:
    """Return what orders a row: cells of a column are of one type, empty ones are compared with none of them."""
    cell = row[place]
    return cell is None, "" if cell is None else cell


TERM = re.compile(r'(?P<name>[a-z_]+):(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s":]+))')


def terms(fq: str, names: Sequence[str], fault: Problem) -> list[tuple[str, str]]:
    """Read ``organization:area-07202 kind:"vision"``: fields and the values that they must have."""
    made, left = [], fq.strip()
    while left:
        told = TERM.match(left)
        if told is None or told["name"] not in names:
            raise fault("fq", shortened(left), " | ".join(f"{name}:VALUE" for name in names))
        made.append((told["name"], told["quoted"] or told["plain"] or ""))
        left = left[told.end() :].strip()
    return made
