"""The demonstration and the empty product, served to errands."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from tests.serving import LONG, PROGRAM, serving

DEMO = (PROGRAM, "demo", "--port", "0")
SERVE = (PROGRAM, "serve", "--port", "0")
_AGAIN = (
    "import os; os.environ['SOSEI_DEMO'] = '1'; "
    "from sosei.web.serve import free_port, serve; serve('127.0.0.1', free_port('127.0.0.1', 0))"
)
AGAIN = (sys.executable, "-c", _AGAIN)
"""Serves what `sosei demo` has made, without making it anew."""


@contextmanager
def served(command: Sequence[str], folder: Path, **variables: str) -> Iterator[str]:
    """Serve until the errands are run, then stop by Ctrl-C.

    Yields
    ------
    str
        The address.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    environment |= {"SOSEI_DATA": str(folder), **variables}
    with serving(command, environment) as (server, address):
        try:
            yield address
        finally:
            if server.poll() is None:
                server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0


def make(folder: Path) -> None:
    """Start the demonstration as the README says, in an empty folder, and stop it once its worker has nothing to do."""
    with served(DEMO, folder):
        until = time.monotonic() + LONG
        while (waits := _jobs_left(folder)) and time.monotonic() < until:
            time.sleep(0.2)
        assert not waits


def _jobs_left(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "sosei.sqlite3")) as database:
        [[count]] = database.execute(
            "SELECT count(*) FROM jobs_job WHERE state IN ('queued', 'running')"
        )
        return int(count)
