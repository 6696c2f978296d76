"""Whoever has the database in hand takes its triggers away first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.db import connection

from sosei.web.trail import triggers


@contextmanager
def without_triggers() -> Iterator[None]:
    """Let the trail be changed as long as the context lasts."""
    with connection.cursor() as cursor:
        editor: Any = SimpleNamespace(connection=connection, execute=cursor.execute)
        triggers.drop(editor)
        yield
        triggers.make(editor)
