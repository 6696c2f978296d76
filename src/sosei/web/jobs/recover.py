"""What a worker left behind when it died is taken up again."""

from __future__ import annotations

from django.db import transaction

from sosei.web.jobs import states
from sosei.web.jobs.models import CANCELLED, FAILED, MOST_ATTEMPTS, RUNNING, Job
from sosei.web.jobs.run import run_job
from sosei.web.jobs.words import SAY
from sosei.web.words import in_both


@transaction.atomic
def recover() -> int:
    """Take up every running job; only where no job can be running.

    Returns
    -------
    int
        Jobs found.
    """
    left = list(Job.objects.filter(state=RUNNING))
    for job in left:
        _take_up(job)
    return len(left)


def _take_up(job: Job) -> None:
    if job.cancel_asked:
        states.finish(job=job, state=CANCELLED)
    elif job.attempts >= MOST_ATTEMPTS:
        states.finish(job=job, state=FAILED, faults=[in_both(SAY["jobs.given_up"])])
    else:
        states.wait_again(job=job, attempts=job.attempts)
        run_job.enqueue(str(job.pk))
