"""Triggers that refuse to change or remove what the trail holds."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "the audit trail is only added to"
SQLITE = {
    "trail_event_update": "BEFORE UPDATE ON trail_event",
    "trail_event_delete": "BEFORE DELETE ON trail_event",
    "trail_head_delete": "BEFORE DELETE ON trail_head",
    "trail_head_back": "BEFORE UPDATE ON trail_head WHEN NEW.number <> OLD.number + 1",
}
POSTGRESQL = {
    "trail_event_update": "BEFORE UPDATE OR DELETE ON trail_event FOR EACH ROW",
    "trail_event_truncate": "BEFORE TRUNCATE ON trail_event FOR EACH STATEMENT",
    "trail_head_delete": "BEFORE DELETE ON trail_head FOR EACH ROW",
    "trail_head_truncate": "BEFORE TRUNCATE ON trail_head FOR EACH STATEMENT",
    "trail_head_back": "BEFORE UPDATE ON trail_head FOR EACH ROW WHEN (NEW.number <> OLD.number + 1)",
}
FUNCTION = f"""
CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}'; END; $$ LANGUAGE plpgsql
"""


def make(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of the database in hand."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION)
        for name, when in POSTGRESQL.items():
            editor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION trail_refuse()")
        return
    for name, when in SQLITE.items():
        editor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them: for tests that empty the database, and to undo the migration."""
    on_table = editor.connection.vendor == "postgresql"
    for name in POSTGRESQL if on_table else SQLITE:
        table = "_".join(name.split("_")[:2])
        editor.execute(f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else ""))
