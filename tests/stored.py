"""What many tests begin with is stored by the product once; later tests tell the database the same again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection

from sosei.web.demo import store_strategies
from tests.sample import SAMPLE

CHANGES = ("INSERT", "UPDATE", "DELETE")

Told = list[tuple[str, Any, bool]]

_told: dict[object, Told] = {}


def stored(name: str, store: Callable[[], object]) -> None:
    """Store something, or repeat what was told to the database when it was stored before from the same state.

    Parameters
    ----------
    name : str
        Of what is stored.
    store : callable
        Stores rows and nothing beside the database.
    """
    state = (name, *_state())
    if state not in _told:
        _told[state] = _listened(store)
        return
    with connection.cursor() as cursor:
        for sql, values, many in _told[state]:
            (cursor.executemany if many else cursor.execute)(sql, values)


def sample_strategies() -> None:
    """Store the sample's two strategies, published."""
    stored("strategies of the sample", lambda: store_strategies(SAMPLE))


def _state() -> tuple[object, ...]:
    """Return what decides the keys of new rows: the last of each table, and the head of the trail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name")
        last = tuple(cursor.fetchall())
        cursor.execute("SELECT number, hash FROM trail_head")
        return last, tuple(cursor.fetchall())


def _listened(store: Callable[[], object]) -> Told:
    told: Told = []

    def listen(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.startswith(CHANGES):
            told.append((sql, values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(listen):
        store()
    return told
