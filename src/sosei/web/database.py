"""The database: SQLite in the data folder, or what ``DATABASE_URL`` names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from sosei.base.errors import Fault, InputError

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
MODES = frozenset({"disable", "require", "verify-ca", "verify-full"})
"""Of PostgreSQL's ``sslmode``: those that never are one thing today and another tomorrow."""

PATIENCE = 10
"""Seconds to wait for PostgreSQL's first answer."""

KEPT = 60
"""Seconds that a connection is kept for the next request."""


def database(url: str, data: Path) -> dict[str, Any]:
    """Describe the database to Django.

    Parameters
    ----------
    url : str
        ``postgresql://user:password@host:port/name`` or ``sqlite:////folder/file``; empty for SQLite
        in the data folder.
    data : Path
        The data folder.

    Raises
    ------
    InputError
        If the address cannot be read, names another kind of database, or one on another machine without saying
        how the way there is protected.
    """
    described: dict[str, Any] = dict(_read(url)) if url else {"ENGINE": SQLITE}
    if described["ENGINE"] == SQLITE:
        described["NAME"] = described.get("NAME") or data / "sosei.sqlite3"
        described["OPTIONS"] = {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        }
    else:
        options = described.get("OPTIONS", {})
        _check_way(url, described["HOST"], options.get("sslmode", ""))
        described["OPTIONS"] = {"connect_timeout": PATIENCE, **options}
    described |= {"CONN_MAX_AGE": KEPT, "CONN_HEALTH_CHECKS": True}
    return described


def _check_way(url: str, host: str, mode: str) -> None:
    """Refuse an address of another machine that leaves open whether the way there is encrypted."""
    near = not host or host.startswith("/") or host in {"localhost", "127.0.0.1", "::1"}
    if not near and mode not in MODES:
        raise InputError([Fault("database_plain", "DATABASE_URL", values={"url": masked(url)})])


def masked(url: str) -> str:
    """Return the address of a database without its password and its options."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "…"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def _read(url: str) -> dict[str, Any]:
    try:
        described = dict(dj_database_url.parse(url))
    except ValueError as error:
        raise _fault(url) from error
    if described["ENGINE"] not in {SQLITE, POSTGRESQL} or not described["NAME"]:
        raise _fault(url)
    return described


def _fault(url: str) -> InputError:
    return InputError([Fault("database_url", "DATABASE_URL", values={"url": masked(url)})])
