"""A server's place of its own, in the process of the tests: data folder and SQLite file."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import override_settings


@contextmanager
def place(folder: Path) -> Iterator[Path]:
    """Let the product use a folder and the SQLite file in it, as long as the context lasts."""
    folder.mkdir(exist_ok=True)
    own = {"LIBRARY": "library", "EVIDENCE": "evidence", "UPLOADS": "uploads"}
    paths = {name: folder / path for name, path in own.items()}
    kept, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection = None
    connection.settings_dict["NAME"] = folder / "sosei.sqlite3"
    try:
        with override_settings(DATA=folder, **paths):
            yield folder
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        connection.connection = kept


def migrate() -> None:
    """Make the tables of this version."""
    call_command("migrate", interactive=False, verbosity=0)


def rows(archive: Path) -> dict[str, list[Any]]:
    """Return every row of a backup, by table; JSON is compared as JSON."""
    with zipfile.ZipFile(archive) as packed:
        tables = [name for name in packed.namelist() if name.startswith("rows/")]
        return {
            name: [json.loads(line) for line in packed.read(name).splitlines()] for name in tables
        }


def members(archive: Path) -> dict[str, bytes]:
    """Return everything of a backup that is no row."""
    with zipfile.ZipFile(archive) as packed:
        names = [name for name in packed.namelist() if not name.startswith(("rows/", "manifest"))]
        return {name: packed.read(name) for name in names}
