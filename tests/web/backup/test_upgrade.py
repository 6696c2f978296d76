"""A database of an earlier version is brought to this one at the start; one of a newer version is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker
from tests.web.backup.here import migrate, place

from sosei.base.errors import InputError
from sosei.web.backup.schema import Node, migrate_to, models_at
from sosei.web.plans.models import Strategy
from sosei.web.prepare import prepare_database
from sosei.web.visions.models import StoredResult

NOON = "2024-05-06T12:00:00+00:00"


@pytest.fixture
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A data folder of a server that does not run."""
    monkeypatch.setenv("SOSEI_DATA", str(tmp_path))
    with django_db_blocker.unblock(), place(tmp_path):
        yield tmp_path


def test_rows_of_the_first_version_are_there_after_an_upgrade(server: Path) -> None:
    first = _first()
    migrate_to(connection, first)
    tables = {model._meta.db_table: model for model in models_at(connection, first)}
    tables["plans_strategy"]._default_manager.create(
        slug="old", area="07202", town="市", name="総合戦略", first_year=2020, last_year=2024
    )
    tables["visions_storedresult"]._default_manager.create(
        address="b" * 64, area="07202", name="市", title="題", content=b"\x00", stored_at=NOON
    )
    prepare_database()
    strategy = Strategy.objects.get()
    assert (strategy.slug, strategy.last_year, strategy.planned_last_year) == ("old", 2024, None)
    stored = StoredResult.objects.get()
    assert (stored.title, stored.content, stored.shown_at) == ("題", b"\x00", None)
    assert stored.stored_at.isoformat() == NOON
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def _first() -> list[Node]:
    """Return the first migration of each app, with what they rest on."""
    graph = MigrationLoader(None).graph
    first = [node for node in graph.nodes if node[1] == "0001_initial"]
    return sorted({needed for node in first for needed in graph.forwards_plan(node)})


def test_a_server_does_not_start_on_a_database_of_a_newer_version(server: Path) -> None:
    migrate()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('visions', '9999_later', '2030-01-01')"
        )
    with pytest.raises(InputError) as refused:
        prepare_database()
    (fault,) = refused.value.faults
    assert fault.kind == "schema_newer"
    assert "visions.9999_later" in fault.text("ja")
