"""The worker: a process of its own that works off the queue, one job after another."""

from __future__ import annotations

import os
import sys
import threading
import time

import django

WATCH = 0.5
"""Seconds between two looks for the parent."""


def main(parent: int) -> None:
    """Work until SIGTERM, or until the parent is gone."""
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sosei.web.settings")
    django.setup()
    from sosei.web.jobs.alone import alone  # noqa: PLC0415 - after django.setup()
    from sosei.web.jobs.rounds import work  # noqa: PLC0415
    from sosei.web.jobs.stop import STOP  # noqa: PLC0415

    STOP.listen()
    with alone(STOP) as held:
        if held:
            work()


def _follow(parent: int) -> None:
    """End with the parent, so that nothing keeps working when it was killed."""
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
