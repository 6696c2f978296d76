"""The database of the server in the data folder, for verbs that an operator calls beside it."""

from __future__ import annotations


def connect() -> None:
    """Let the models of the server be used; the database is migrated first.

    Raises
    ------
    InputError
        If the data folder or the database cannot be used.
    """
    from sosei.web.prepare import prepare_database  # noqa: PLC0415 - Django only where it is needed

    prepare_database()
