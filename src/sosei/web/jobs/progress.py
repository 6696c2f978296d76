"""How a running job tells how far it is, and learns that it shall stop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from sosei.base.messages import Both
from sosei.web.jobs.models import Job
from sosei.web.jobs.stop import STOP
from sosei.web.jobs.text import storable
from sosei.web.words import in_both

WRITES, SECONDS = 5, 1.0
"""At most so many writes in so many seconds: one every 0.2 s, and the first ones at once."""


class JobCancelled(BaseException):
    """The person cancelled the job; passes every ``except Exception`` on its way out."""


class JobInterrupted(BaseException):
    """The server stops; the job is taken up again at its next start."""


class Progress:
    """Called with the words of each part before it starts, as `sosei.studies.progress.Progress`."""

    def __init__(self, job: Job, now: Callable[[], float] = time.monotonic) -> None:
        self._job, self._now = job, now
        self._written: deque[float] = deque(maxlen=WRITES)

    def of(self, total: int) -> None:
        """Tell how many parts there will be."""
        self._job.parts = total

    def __call__(self, part: Both | str) -> None:
        """Begin a part.

        Parameters
        ----------
        part : Both or str
            Its words.

        Raises
        ------
        JobCancelled
            If the person cancelled the job.
        JobInterrupted
            If the server stops.
        """
        if STOP.asked:
            raise JobInterrupted
        job = self._job
        job.parts_done += bool(job.part)
        job.part = storable(in_both(part))
        if self._may_write():
            self._write()

    def _may_write(self) -> bool:
        full = len(self._written) == WRITES
        return not full or self._now() - self._written[0] >= SECONDS

    def _write(self) -> None:
        self._written.append(self._now())
        job = self._job
        written = Job.objects.filter(pk=job.pk, cancel_asked=False).update(
            part=job.part, parts_done=job.parts_done, parts=job.parts
        )
        if not written:
            raise JobCancelled
