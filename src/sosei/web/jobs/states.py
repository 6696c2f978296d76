"""What the worker does with a job's state: each change is one that the state before allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sosei.web.jobs.models import QUEUED, RUNNING, Job
from sosei.web.jobs.text import storable


@transaction.atomic
def take(*, job: UUID | str) -> Job | None:
    """Begin a waiting job; nothing if it was cancelled, or is begun already."""
    taken = Job.objects.filter(pk=job, state=QUEUED).update(
        state=RUNNING,
        started_at=timezone.now(),
        attempts=F("attempts") + 1,
        part=None,
        parts_done=0,
        parts=None,
    )
    return Job.objects.get(pk=job) if taken else None


@transaction.atomic
def finish(
    *,
    job: Job,
    state: str,
    result: Mapping[str, Any] | None = None,
    faults: list[dict[str, str]] | None = None,
) -> None:
    """End a running job.

    Parameters
    ----------
    job : Job
    state : str
        done, refused, failed or cancelled.
    result : mapping, optional
        What a job that is done came to.
    faults : list of {"en", "ja"}, optional
        Why it was refused, or given up.
    """
    Job.objects.filter(pk=job.pk, state=RUNNING).update(
        state=state,
        result=storable(result),
        faults=storable(faults or []),
        parts_done=job.parts_done,
        finished_at=timezone.now(),
    )


@transaction.atomic
def wait_again(*, job: Job, attempts: int) -> None:
    """Let a running job wait again, with so many attempts counted."""
    Job.objects.filter(pk=job.pk, state=RUNNING).update(state=QUEUED, attempts=attempts, part=None)
