"""A bar for work that takes over a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sosei.base.messages import Both, language
from sosei.studies.progress import Progress, silent

PARTS = 8
"""Parts of the work that are told of, at most."""


@contextmanager
def shown() -> Iterator[Progress]:
    """Show a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal needs it
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=PARTS)

        def tell(part: Both) -> None:
            bar.update(task, description=part.text(language()), advance=1)

        yield tell
