"""Tables as they were at a set of migrations, whatever the models of today look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from sosei.base.errors import Fault, InputError

Node = tuple[str, str]
"""App and name of a migration."""

LEFT_OUT = frozenset({"django_session", "django_migrations"})
"""Sessions are keys to somebody's account and last a day; migrations are told by the manifest."""


def applied(connection: BaseDatabaseWrapper) -> list[Node]:
    """Return the migrations of a database.

    Raises
    ------
    InputError
        If one is unknown here: the database belongs to a newer version.
    """
    nodes = sorted(MigrationLoader(connection).applied_migrations)
    check_known(nodes, "DATABASE_URL")
    return nodes


def check_known(nodes: Iterable[Node], file: str) -> None:
    """Refuse migrations that this version does not have.

    Raises
    ------
    InputError
        One fault for each.
    """
    known = MigrationLoader(None).disk_migrations or {}
    faults = [
        Fault("schema_newer", file, values={"migration": f"{app}.{name}"})
        for app, name in nodes
        if (app, name) not in known
    ]
    if faults:
        raise InputError(faults)


def models_at(connection: BaseDatabaseWrapper, nodes: Sequence[Node]) -> list[type[Model]]:
    """Return a model for every table at these migrations, in the order of their names."""
    state = MigrationLoader(connection).project_state(list(nodes))
    models = [
        model
        for model in state.apps.get_models(include_auto_created=True)
        if model._meta.db_table not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]
    for model in models:
        _keep_times(model)
    return sorted(models, key=lambda model: model._meta.db_table)


def migrate_to(connection: BaseDatabaseWrapper, nodes: Sequence[Node]) -> None:
    """Bring an empty database to these migrations."""
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, set(nodes)
    last = [
        node
        for node in nodes
        if not any(
            child.key in wanted and child.key[0] == node[0]
            for child in graph.node_map[node].children
        )
    ]
    executor.migrate(last)


def _keep_times(model: type[Model]) -> None:
    """Let rows keep the times that they came with."""
    for field in model._meta.local_fields:
        for name in ("auto_now", "auto_now_add"):
            if hasattr(field, name):
                setattr(field, name, False)
