"""Rows as JSON lines: the same from SQLite and from PostgreSQL, and into either."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import AutoField, BinaryField, Field, JSONField, Model, Value
from django.utils.duration import duration_iso_string

AT_ONCE, LARGE_AT_ONCE = 1000, 20
"""Rows in memory; of tables that hold files, fewer."""


@contextmanager
def one_moment(connection: Any) -> Iterator[None]:
    """Read as the database was at one moment, while others go on writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    mode = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"  # the usual one would make writers wait
    try:
        with transaction.atomic(durable=True):
            yield
    finally:
        connection.transaction_mode = mode


def columns(model: type[Model]) -> list[str]:
    """Return the columns of a table that are stored."""
    return [field.attname for field in _fields(model)]


def dumped(model: type[Model]) -> Iterator[bytes]:
    """Return a table line by line: its columns, then each row in the order of the key."""
    yield _line(columns(model))
    rows = model._base_manager.order_by("pk").values_list(*columns(model))
    for row in rows.iterator(chunk_size=_at_once(model)):
        yield _line([_told(value, field) for value, field in zip(row, _fields(model), strict=True)])


def load(model: type[Model], lines: IO[bytes]) -> int:
    """Store every row of a dumped table, as it was; return how many there were.

    Raises
    ------
    ValueError
        If its columns are not the table's.
    """
    if json.loads(lines.readline()) != columns(model):
        raise ValueError(f"the columns of {model._meta.db_table} differ")
    fields, count = _fields(model), 0
    told = iter(lines)
    while batch := list(islice(told, _at_once(model))):
        model._base_manager.bulk_create([_row(model, fields, line) for line in batch])
        count += len(batch)
    return count


def empty(connection: BaseDatabaseWrapper, models: Sequence[type[Model]]) -> None:
    """Delete what migrations put into tables that were just made."""
    with connection.cursor() as cursor:
        for model in models:
            if model._base_manager.exists():
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own name


def counters(connection: BaseDatabaseWrapper, models: Sequence[type[Model]]) -> dict[str, int]:
    """Return the last number that each table gave to a row: those of deleted rows are not given again."""
    numbered = _numbered(models)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            told = {table: _last(cursor, table, column) for table, column in numbered.items()}
            return {table: last for table, last in told.items() if last}
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        return {table: last for table, last in cursor.fetchall() if last and table in numbered}


def set_counters(
    connection: BaseDatabaseWrapper, models: Sequence[type[Model]], last: Mapping[str, int]
) -> None:
    """Let each table go on numbering where it was."""
    numbered = _numbered(models)
    with connection.cursor() as cursor:
        for table, column in numbered.items():
            if last.get(table):
                _set_last(cursor, connection.vendor, table, column, last[table])


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _at_once(model: type[Model]) -> int:
    files = any(isinstance(field, BinaryField) for field in _fields(model))
    return LARGE_AT_ONCE if files else AT_ONCE


def _line(values: Iterable[object]) -> bytes:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _told(value: Any, field: Field[Any, Any]) -> Any:
    """Return a value as JSON holds it; the field reads it back."""
    if isinstance(field, JSONField) or isinstance(value, bool | int | float | None):
        return value
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _row(model: type[Model], fields: Sequence[Field[Any, Any]], line: bytes) -> Model:
    values = json.loads(line)
    told = {f.attname: _read(value, f) for f, value in zip(fields, values, strict=True)}
    return model(**told)


def _read(value: Any, field: Field[Any, Any]) -> Any:
    if isinstance(field, JSONField):
        # where a column holds no NULL, what was read as None was JSON's null
        return Value(None, JSONField()) if value is None and not field.null else value
    return field.to_python(value)


def _numbered(models: Sequence[type[Model]]) -> dict[str, str]:
    """Return the column that numbers the rows, by table."""
    found = {}
    for model in models:
        key = model._meta.pk
        if isinstance(key, AutoField) or key.get_internal_type().endswith("AutoField"):
            found[model._meta.db_table] = str(key.column)
    return found


def _last(cursor: Any, table: str, column: str) -> int:
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', column])
    (sequence,) = cursor.fetchone()
    cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - PostgreSQL's own
    last, called = cursor.fetchone()
    return int(last) if called else 0


def _set_last(cursor: Any, vendor: str, table: str, column: str, last: int) -> None:
    if vendor == "postgresql":
        place = "pg_get_serial_sequence(%s, %s)"
        cursor.execute(f"SELECT setval({place}, %s)", [f'"{table}"', column, last])
        return
    cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
