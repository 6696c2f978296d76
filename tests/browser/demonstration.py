"""The demonstration and the empty product, served to errands."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.serving import PROGRAM, behind, serving

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
    """Start the demonstration as the README says, in an empty folder, stop it, and let the second run of its study be.

    No errand needs that run, and its worker would take half the machine from those that are under way.
    """
    with served(DEMO, folder):
        pass
    behind("tests.browser.demonstration.cancel", data=folder)


def cancel() -> None:
    """Cancel the jobs that wait, each as whoever asked for it."""
    from sosei.web.jobs import actions  # noqa: PLC0415 - after django.setup()
    from sosei.web.jobs.models import QUEUED, Job  # noqa: PLC0415
    from sosei.web.people.load import actor_of  # noqa: PLC0415

    for job in Job.objects.filter(state=QUEUED):
        actions.cancel(job=job, by=actor_of(job.by))
