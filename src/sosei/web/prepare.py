"""What a server needs before it starts: folders, key, database, generated scripts, static files."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from sosei.base.errors import Fault, InputError
from sosei.base.full import reason_of
from sosei.web.environment import data_folder
from sosei.web.secret import keep_secret_key

NOT_ALLOWED = "42501"
"""What PostgreSQL answers where a user may not make tables."""


def prepare() -> None:
    """Make the data folder, migrate the database and write the static files.

    Runs in a process of its own: one in which the chart library or polars ran must not fork
    into a server.

    Raises
    ------
    InputError
        If the data folder cannot be written, or the database is not named well, does not answer or
        belongs to a newer version.
    """
    prepare_database()
    from django.conf import settings  # noqa: PLC0415 - see below
    from django.core.management import call_command  # noqa: PLC0415

    write_generated(Path(settings.GENERATED))
    unused = ["htmax-*", "htmx-4*", "ext"]  # other editions of htmx that django-htmx brings
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=unused
    )


def prepare_database() -> None:
    """Make the data folder with its key, and migrate the database.

    Raises
    ------
    InputError
        As in `prepare`.
    """
    folder = data_folder()
    _make_folders(folder, folder / "uploads")
    keep_secret_key(folder)  # before settings are read: what is signed now must hold for the server
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosei.web.settings")
    import django  # noqa: PLC0415 - settings are read on import

    django.setup()
    _migrate()


def set_up() -> None:
    """Let a command use the database of the server.

    Raises
    ------
    InputError
        If the settings are faulty, or PostgreSQL does not answer.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosei.web.settings")
    import django  # noqa: PLC0415 - settings are read on import
    from django.db import OperationalError, connection  # noqa: PLC0415

    django.setup()
    if connection.vendor == "postgresql":
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise _unusable(error) from error


def write_generated(folder: Path) -> None:
    """Write the chart library and the style sheet of publishing."""
    from sosei.publishing.html import style  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    _write_chart_library(folder / "vega-bundle.js", folder.with_name("vega-bundle.version"))
    (folder / "style.css").write_text(style(), encoding="utf-8")


def _write_chart_library(script: Path, made_by: Path) -> None:
    """Write it unless it is there from the same version: making it takes two seconds of each start."""
    wanted = version("vl-convert-python")
    if script.is_file() and made_by.is_file() and made_by.read_text("ascii") == wanted:
        return
    from sosei.publishing.pictures import javascript_bundle  # noqa: PLC0415

    made_by.unlink(missing_ok=True)
    script.write_text(javascript_bundle(), encoding="utf-8")
    made_by.write_text(wanted, encoding="ascii")


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            values = {"reason": reason_of(error)}
            raise InputError([Fault("data_not_writable", str(folder), values=values)]) from error


def _migrate() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - after settings
    from django.db import OperationalError, ProgrammingError, connection  # noqa: PLC0415

    from sosei.web.backup.schema import applied  # noqa: PLC0415

    try:
        applied(
            connection
        )  # Django would let a database of a newer version be, and pages write into it
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        raise _unusable(error) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", "") != NOT_ALLOWED:
            raise
        raise _unusable(error) from error


def _unusable(error: Exception) -> InputError:
    from sosei.web.database import masked  # noqa: PLC0415 - see prepare

    url = os.environ.get("DATABASE_URL", "")
    reason = str(error).strip().split("\n", maxsplit=1)[0]
    values = {"url": masked(url) if url else "sosei.sqlite3", "reason": reason}
    return InputError([Fault("database_unreachable", "DATABASE_URL", values=values)])
