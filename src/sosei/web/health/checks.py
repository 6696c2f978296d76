"""What pages and jobs need, looked at one by one; each says in a word what is wrong and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from sosei.base.errors import InputError
from sosei.library.index import Index
from sosei.web.jobs.alone import at_work

MEGABYTE = 1024 * 1024
OK = "ok"

Check = Callable[[], str]


def database() -> str:
    """Whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def migrations() -> str:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "pending" if plan else OK


def worker() -> str:
    """Whether a worker lives: its lock ends with it."""
    return OK if at_work() else "none"


def library() -> str:
    """Whether the index of the library can be read; one that nothing was added to is well."""
    Index(Path(settings.LIBRARY)).entries()
    return OK


def disk() -> str:
    """Whether there is room on the disks of the data folder and the library."""
    least = settings.DISK_FREE * MEGABYTE
    folders = [path for path in (Path(settings.DATA), Path(settings.LIBRARY)) if path.is_dir()]
    return OK if all(shutil.disk_usage(path).free >= least for path in folders) else "low"


CHECKS: Mapping[str, Check] = {
    "database": database,
    "migrations": migrations,
    "worker": worker,
    "library": library,
    "disk": disk,
}
"""In the order in which they are told."""


def told(checks: Mapping[str, Check] = CHECKS) -> dict[str, str]:
    """Return what each check says: ``ok``, or one word."""
    return {name: _told(check) for name, check in checks.items()}


def _told(check: Check) -> str:
    try:
        return check()
    except (DatabaseError, InterfaceError, InputError, OSError):
        return "unreachable"
