"""Rounds of the worker: take up what was left behind, work off what waits, look again.

The messages of the queue are `django-tasks-db`'s; which job runs, was cancelled or was left behind
is told by the job itself. One worker is at work on a database, so that whatever is running between
two rounds was left behind by one that died.
"""

from __future__ import annotations

import logging
import os
import time
from typing import Any

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from sosei.web.jobs.recover import recover
from sosei.web.jobs.regular import run_due
from sosei.web.jobs.stop import STOP

POLL = 0.5
"""Seconds between two looks at an empty queue: oftener, and a server at rest would take a fiftieth of a processor."""

log = logging.getLogger(__name__)


class Round(Worker):
    """The worker of django-tasks-db until no message waits; signals and waiting are ours."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="sosei",
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one message, and no further one once told to stop."""
        super().run_task(db_task_result)
        self.running = not STOP.asked


def work() -> None:
    """Work off the queue until told to stop, and do what is regular when its time has come."""
    log.info("the worker is ready", extra={"pid": os.getpid()})
    while not STOP.asked:
        run_due(time.monotonic())
        work_off()
        time.sleep(POLL)


def work_off() -> None:
    """Take up what was left behind, then run everything that waits."""
    if left := recover():
        log.warning("%d jobs were left behind and are taken up", left)
    Round().run()
