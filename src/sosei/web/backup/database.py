"""The database of a restoration: a new file of SQLite, or one transaction of PostgreSQL."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from sosei.web.backup.move import Move
from sosei.web.backup.rows import empty, load, set_counters
from sosei.web.backup.schema import Node, migrate_to, models_at

ROWS = "rows"
"""Folder of the archive that holds the tables."""


def holds_tables() -> bool:
    """Whether the database has any table."""
    if connection.vendor == "sqlite" and not _file().exists():
        return False
    try:
        return bool(connection.introspection.table_names())
    finally:
        connection.close()


@contextmanager
def filled(
    packed: zipfile.ZipFile,
    manifest: Mapping[str, Any],
    nodes: Sequence[Node],
    move: Move,
    tell: Callable[[], None],
) -> Iterator[int]:
    """Fill a new database and bring it to this version; it is in force when the context ends well.

    Parameters
    ----------
    packed : ZipFile
    manifest : mapping
    nodes : sequence of Node
        The migrations that the rows are of.
    move : Move
    tell : callable
        Called once all is stored, on the new database.

    Yields
    ------
    int
        Rows that were stored.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _set_aside(move)
            migrate_to(connection, nodes)
            _constraints("DEFERRED")  # migrations may have left them to be checked at once
            rows = _load(packed, manifest, nodes)
            _constraints("IMMEDIATE")  # no table is altered while something is still to be checked
            call_command("migrate", interactive=False, verbosity=0)
            tell()
            yield rows
        return
    with _staged(move):
        migrate_to(connection, nodes)
        with transaction.atomic():
            rows = _load(packed, manifest, nodes)
        call_command("migrate", interactive=False, verbosity=0)
        tell()
    yield rows
    move.put(_file())


def _load(packed: zipfile.ZipFile, manifest: Mapping[str, Any], nodes: Sequence[Node]) -> int:
    models = models_at(connection, nodes)
    empty(connection, models)
    rows = 0
    for model in models:
        with packed.open(f"{ROWS}/{model._meta.db_table}.jsonl") as lines:
            rows += load(model, lines)
    set_counters(connection, models, manifest["counters"])
    return rows


def _constraints(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {when}")


def _set_aside(move: Move) -> None:
    """Give the tables that are there another schema, and start with an empty one of the same name."""
    if not connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        name = cursor.fetchone()[0]
        schema, aside = (connection.ops.quote_name(word) for word in (name, move.word))
        cursor.execute(f"ALTER SCHEMA {schema} RENAME TO {aside}")
        cursor.execute(f"CREATE SCHEMA {schema}")
    move.aside.append(f"PostgreSQL {schema} → {aside}")


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])


@contextmanager
def _staged(move: Move) -> Iterator[None]:
    """Let the connection be one to a new file beside the database's own."""
    own = _file()
    connection.close()
    connection.settings_dict["NAME"] = move.stage(own)
    try:
        yield
    finally:
        connection.close()  # the last one: SQLite folds its log into the file
        connection.settings_dict["NAME"] = own
