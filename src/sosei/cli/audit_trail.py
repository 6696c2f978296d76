"""``sosei audit-trail``: the chain followed to its head, and given out as CSV."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sosei.base.errors import InputError
from sosei.base.messages import Both, language
from sosei.cli.spoken import Verbs

app = Verbs(
    "audit-trail", "Who did what in the server: verify that nothing was altered, or export it."
)

SOUND = Both(
    "{count:,} events, nothing altered or removed. Note this line outside the server: {noted}",
    "{count:,}件の記録に、変更や削除はありません。次の行をサーバーの外に控えてください：{noted}",
)
EMPTY = Both("Nothing is recorded yet.", "記録はまだありません。")


@app.command()
def verify(
    since: Annotated[
        str, typer.Option("--since", help="Number and hash that an earlier run told.")
    ] = "",
) -> None:
    """Follow the chain; whatever was altered, removed or moved is named, with exit code 2."""
    from sosei.cli.server import connect  # noqa: PLC0415

    connect()
    from sosei.web.trail.verify import verify as follow  # noqa: PLC0415 - after django.setup()

    found = follow(since)
    if found.faults:
        raise InputError(found.faults)
    words = SOUND if found.number else EMPTY
    typer.echo(words.text(language()).format(count=found.number, noted=found.noted))


@app.command()
def export(
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File; else standard output.")
    ] = None,
) -> None:
    """Write every event as CSV (UTF-8), the oldest first."""
    from sosei.cli.server import connect  # noqa: PLC0415

    connect()
    from sosei.web.trail.export import lines  # noqa: PLC0415 - after django.setup()
    from sosei.web.trail.models import Event  # noqa: PLC0415

    if output is None:
        sys.stdout.writelines(lines(Event.objects.all()))
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(Event.objects.all()))
