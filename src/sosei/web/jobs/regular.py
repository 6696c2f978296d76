"""What the worker does by itself now and then, between two jobs.

An app registers its own in its ``jobs.py``:

    @regular(every=timedelta(minutes=10))
    def send_mails() -> None: ...

It is run at the worker's start, and whenever its time is over; it is short, and may be run twice. What fails is
logged and tried again at its next time: the worker goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Run = Callable[[], object]

log = logging.getLogger(__name__)


@dataclass
class Regular:
    """Something that is run now and then.

    Attributes
    ----------
    run : callable
    every : timedelta
    due : float
        Seconds of the clock from which on it is run.
    """

    run: Run
    every: timedelta
    due: float = float("-inf")


REGULAR: list[Regular] = []


def regular(*, every: timedelta) -> Callable[[Run], Run]:
    """Register the decorated function.

    Parameters
    ----------
    every : timedelta
        Between two runs.
    """

    def register(run: Run) -> Run:
        REGULAR.append(Regular(run, every))
        return run

    return register


def run_due(now: float) -> None:
    """Run everything whose time is over.

    Parameters
    ----------
    now : float
        Seconds of a clock that never goes back.
    """
    for each in REGULAR:
        if now >= each.due:
            each.due = now + each.every.total_seconds()
            _run(each)


def _run(each: Regular) -> None:
    try:
        each.run()
    except Exception:
        log.exception("something regular failed", extra={"kind": each.run.__name__})
