"""The database itself refuses to change or delete an edition or a step of a report.

A later migration that alters one of these tables on SQLite makes the table anew, and must set the triggers again.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = ("reviews_edition", "reviews_reportevent")

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION reviews_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION reviews_append_only()
"""


def set_triggers(_apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(FUNCTION, params=None)  # its % is PostgreSQL's
    for table in TABLES:
        if postgresql:
            schema_editor.execute(POSTGRESQL.format(table=table))
            continue
        for verb in ("update", "delete"):
            schema_editor.execute(SQLITE.format(table=table, verb=verb))


def drop_triggers(_apps: Any, schema_editor: Any) -> None:
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        if postgresql:
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            continue
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [migrations.RunPython(set_triggers, drop_triggers)]
