"""What a server needs before it starts: database, generated scripts, collected static files."""

from __future__ import annotations

import os
from pathlib import Path


def prepare() -> None:
    """Migrate the database and write the static files.

    Runs in a process of its own: one in which the chart library or polars ran must not fork
    into a server.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosei.web.settings")
    import django  # noqa: PLC0415 - settings are read on import
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    write_generated(Path(settings.GENERATED))
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    unused = ["htmax-*", "htmx-4*", "ext"]  # other editions of htmx that django-htmx brings
    call_command(
        "collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=unused
    )


def write_generated(folder: Path) -> None:
    """Write the chart library and the style sheet of publishing."""
    from sosei.publishing.html import style  # noqa: PLC0415
    from sosei.publishing.pictures import javascript_bundle  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vega-bundle.js").write_text(javascript_bundle(), encoding="utf-8")
    (folder / "style.css").write_text(style(), encoding="utf-8")
