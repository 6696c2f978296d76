"""A backup is made while pages and jobs go on."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model

from sosei.base.errors import Fault, InputError
from sosei.web.backup import files
from sosei.web.backup.archive import Writer, written
from sosei.web.backup.database import ROWS, holds_tables
from sosei.web.backup.rows import counters, dumped, one_moment
from sosei.web.backup.schema import applied, models_at


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written and read back.

    Attributes
    ----------
    path : Path
    rows, files : int
        How many it holds.
    missing : tuple of str
        Files that the database or the library's index names and that were not there.
    key : bool
        Whether it holds the secret key.
    """

    path: Path
    rows: int
    files: int
    missing: tuple[str, ...]
    key: bool


def make(target: Path, *, key: bool = True) -> Made:
    """Write everything that may not be lost into one file.

    Parameters
    ----------
    target : Path
        A file that is not there yet.
    key : bool
        Whether to put the secret key of the data folder into it.

    Raises
    ------
    InputError
        If there is no database yet, it belongs to a newer version, or the file cannot be written.
    """
    _check_there()
    with written(target) as writer, tempfile.TemporaryDirectory(prefix="sosei-") as stage:
        files.add_evidence(writer)
        told = _add_rows(writer)
        missing = [*told.pop("missing"), *files.add_library(writer, Path(stage))]
        kept = files.places()[files.KEY]
        with_key = key and kept.is_file()
        if with_key:
            writer.add_file(files.KEY, kept)
        manifest = writer.finish(_head() | told | {"missing": missing})
    count = sum(not name.startswith(f"{ROWS}/") for name in manifest["members"])
    rows = sum(told["tables"].values())
    return Made(target, rows, count, tuple(missing), with_key)


def _check_there() -> None:
    if not holds_tables():
        values = {"folder": settings.DATA}
        raise InputError([Fault("backup_nothing", "SOSEI_DATA", values=values)])


def _head() -> dict[str, Any]:
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": version("sosei"),
        "database": connection.vendor,
        "key": files.fingerprint(),
    }


def _add_rows(writer: Writer) -> dict[str, Any]:
    """Add every table as it is at one moment, and the files that its rows name."""
    with one_moment(connection):
        nodes = applied(connection)
        models = models_at(connection, nodes)
        tables = {model._meta.db_table: _add_table(writer, model) for model in models}
        files.add_evidence(writer)
        by_table = {model._meta.db_table: model for model in models}
        files.add_uploads(writer, by_table.get("jobs_job"))
        missing = files.missing_evidence(writer, by_table.get("reviews_evidence"))
        last = counters(connection, models)
    return {"migrations": nodes, "tables": tables, "counters": last, "missing": missing}


def _add_table(writer: Writer, model: type[Model]) -> int:
    """Add one table; return how many rows it has."""
    count = -1  # the first line names the columns

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in dumped(model):
            count += 1
            yield line

    writer.add(f"{ROWS}/{model._meta.db_table}.jsonl", counted())
    return count
