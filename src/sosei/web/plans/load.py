"""Rows → packages: the only place where what is stored becomes what the rules know."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from sosei.base.errors import Faults
from sosei.base.tables import TextRow, TextTable
from sosei.strategy.columns import TABLES
from sosei.strategy.forecast import outlook as forecast
from sosei.strategy.forecast.outlook import Outlooks
from sosei.strategy.judgement import Judgement
from sosei.strategy.overview import Overview, overview
from sosei.strategy.package import Package
from sosei.strategy.reading import read_package
from sosei.web.plans.models import Observation, Row, Strategy
from sosei.web.turns import Turns

OBSERVATIONS = "observations"
TURNS = Turns()
T = TypeVar("T")


class DamagedStrategyError(RuntimeError):
    """Stored rows that no longer make a package."""


def package(strategy: Strategy) -> Package:
    """Return what a strategy says, at its version: two queries, or none if it was read before.

    Raises
    ------
    DamagedStrategyError
        If its rows make no package.
    """
    return _at(_package, strategy)


def published(limit: int = 20) -> list[Strategy]:
    """Return strategies that everybody may read."""
    return list(Strategy.objects.filter(published=True)[:limit])


def judged(strategy: Strategy, year: int) -> Mapping[str, Judgement]:
    """Return the judgements of a year by indicator; worked out once a version."""
    return _at(_judged, strategy, year)


def told(strategy: Strategy, year: int) -> Overview:
    """Return the overview of a year; worked out once a version."""
    return _at(_told, strategy, year)


def outlooks(strategy: Strategy, year: int) -> Outlooks:
    """Return how likely the targets are, from what is known up to a year; worked out once a version."""
    return _at(_outlooks, strategy, year)


def history(strategy: Strategy, key: str) -> list[Observation]:
    """Return every revision of an observation, the first one first."""
    return list(Observation.objects.filter(strategy=strategy, key=key).order_by("revision"))


def _at(worked_out: Callable[..., T], strategy: Strategy, *of: int) -> T:
    """Return what is worked out of a strategy at its version."""
    return _once(worked_out, strategy.pk, strategy.version, strategy.changed_at, *of)


def _once(worked_out: Callable[..., T], *key: Hashable) -> T:
    """Return what is worked out, by one of those who ask for it at once: of a large strategy it takes long."""
    with TURNS.of((worked_out, *key)):
        return worked_out(*key)


@lru_cache(maxsize=32)
def _package(number: int, version: int, _changed_at: datetime) -> Package:
    cells: dict[str, list[dict[str, str]]] = {name: [] for name in TABLES}
    for table, row in Row.objects.filter(strategy=number).values_list("table", "cells"):
        cells[table].append(row)
    cells[OBSERVATIONS] = _current(number)
    faults = Faults()
    tables = {name: _table(name, rows) for name, rows in cells.items()}
    read = read_package(tables, faults)
    if faults:
        told = "; ".join(map(str, faults))
        raise DamagedStrategyError(f"strategy {number}, version {version}: {told}")
    return read


@lru_cache(maxsize=64)
def _judged(number: int, version: int, changed_at: datetime, year: int) -> Mapping[str, Judgement]:
    judgements = _once(_package, number, version, changed_at).judge(year)
    return {judgement.indicator.id: judgement for judgement in judgements}


@lru_cache(maxsize=64)
def _told(number: int, version: int, changed_at: datetime, year: int) -> Overview:
    return overview(_once(_package, number, version, changed_at), year)


@lru_cache(maxsize=64)
def _outlooks(number: int, version: int, changed_at: datetime, year: int) -> Outlooks:
    return forecast.outlooks(_once(_package, number, version, changed_at), year)


def _current(number: int) -> list[dict[str, str]]:
    """Return the latest revision of each observation; one that was taken away is not there."""
    revisions = Observation.objects.filter(strategy=number).order_by("revision", "id")
    latest = dict(revisions.values_list("key", "cells"))
    return [cells for cells in latest.values() if cells is not None]


def _table(name: str, rows: Iterable[dict[str, str]]) -> TextTable:
    numbered = (TextRow(number, cells) for number, cells in enumerate(rows, 2))
    return TextTable(name, TABLES[name].order, tuple(numbered))
