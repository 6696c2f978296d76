"""One worker at a time on a database: the second waits until the first is gone.

The lock dies with its process, however it ends: with SQLite it is a lock on a file beside the
database, with PostgreSQL an advisory lock of a connection that does nothing else.
"""

from __future__ import annotations

import fcntl
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from sosei.web.jobs.stop import Stop

LOCK = 0x50_5345_49
"""Number of the advisory lock: any that no other program of the database uses."""

WAIT = 0.5
_HOLDERS = """
SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""

log = logging.getLogger(__name__)


@contextmanager
def alone(stop: Stop) -> Iterator[bool]:
    """Hold the lock; False if told to stop while another worker held it."""
    with _lock() as lock:
        yield _held(lock, stop)


@contextmanager
def alone_now() -> Iterator[bool]:
    """Hold the lock if nobody does; False if a worker is at work."""
    with _lock() as lock:
        yield lock()


def at_work() -> bool:
    """Whether a worker is at work on the database."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_HOLDERS, [LOCK >> 32, LOCK & 0xFFFFFFFF])
            return cursor.fetchone() is not None
    path = _lock_path()
    if not path.exists():
        return False
    with path.open(encoding="ascii") as file:
        return not _lock_file(file)


@contextmanager
def _lock() -> Iterator[Callable[[], bool]]:
    """Give what takes the lock; it is let go at the end."""
    if connection.vendor == "postgresql":
        apart = connection.copy()
        try:
            yield lambda: _lock_database(apart)
        finally:
            apart.close()
    else:
        with _lock_path().open("w", encoding="ascii") as file:
            yield lambda: _lock_file(file)


def _lock_path() -> Path:
    name = str(connection.settings_dict["NAME"])
    if name == ":memory:" or "mode=memory" in name:  # it has no place of its own
        return Path(settings.DATA) / "memory.worker"
    return Path(f"{name}.worker")


def _held(lock: Callable[[], bool], stop: Stop) -> bool:
    told = False
    while not stop.asked:
        if lock():
            return True
        if not told:
            log.warning("another worker is at work on this database; this one waits")
        told = True
        time.sleep(WAIT)
    return False


def _lock_file(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_database(apart: BaseDatabaseWrapper) -> bool:
    with apart.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
