"""The database itself refuses to change or remove what the trail holds."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from sosei.web.trail import triggers


def make(_apps: Any, editor: Any) -> None:
    triggers.make(editor)


def drop(_apps: Any, editor: Any) -> None:
    triggers.drop(editor)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
