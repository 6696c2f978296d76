"""What a person does with jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sosei.web.jobs import limits
from sosei.web.jobs.kinds import KINDS
from sosei.web.jobs.models import CANCELLED, QUEUED, RUNNING, Job
from sosei.web.jobs.run import run_job
from sosei.web.jobs.text import storable
from sosei.web.people.actor import Actor


@transaction.atomic
def start(*, kind: str, arguments: Mapping[str, Any], by: Actor, title: str) -> Job:
    """Put a job at the end of the queue.

    Parameters
    ----------
    kind : str
        A registered kind.
    arguments : mapping
        What JSON can hold.
    by : Actor
        Whose it is; what it does was allowed to them by the action that starts it.
    title : str
        What the person will find it by.

    Raises
    ------
    TooManyJobsError
        Beyond the limits.
    KeyError
        If the kind is not registered.
    """
    limits.check(by.id, title)
    job = Job.objects.create(
        kind=KINDS[kind].name,
        arguments=storable(dict(arguments)),
        by=by.id,
        title=storable(title)[:200],
    )
    run_job.enqueue(str(job.pk))
    return job


@transaction.atomic
def cancel(*, job: Job, by: Actor) -> None:
    """Let a waiting job never run, and a running one stop when it next tells its progress.

    Raises
    ------
    PermissionError
        If the job is another person's.
    """
    if job.by != by.id:
        raise PermissionError(f"{job} belongs to another person")
    waiting = Job.objects.filter(pk=job.pk, state=QUEUED)
    if not waiting.update(state=CANCELLED, cancel_asked=True, finished_at=timezone.now()):
        Job.objects.filter(pk=job.pk, state=RUNNING).update(cancel_asked=True)
    job.refresh_from_db()
