"""One job from the queue to its end."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django_tasks import task

from sosei.base.errors import AgeGroupsError, InputError, NotSupportedError, SoseiError
from sosei.base.full import is_full
from sosei.base.messages import Both
from sosei.web.jobs import states
from sosei.web.jobs.kinds import KINDS
from sosei.web.jobs.models import CANCELLED, DONE, FAILED, REFUSED, Job
from sosei.web.jobs.progress import JobCancelled, JobInterrupted, Progress
from sosei.web.jobs.words import SAY
from sosei.web.words import in_both

log = logging.getLogger(__name__)


@task()
def run_job(number: str) -> None:
    """Run the job of a number; nothing if it was cancelled meanwhile."""
    job = states.take(job=number)
    if job is None:
        return
    try:
        result = _result(job)
    except JobInterrupted:
        _put_back(job)
    except JobCancelled:
        states.finish(job=job, state=CANCELLED)
    except SoseiError as error:
        states.finish(job=job, state=REFUSED, faults=[in_both(words) for words in _words(error)])
    except Exception as error:
        told = {"job": job.pk, "kind": job.kind, "attempt": job.attempts}
        log.exception("a job failed", extra=told)
        passing = _passing(error)
        states.finish(job=job, state=REFUSED if passing else FAILED, faults=passing)
    else:
        states.finish(job=job, state=DONE, result=result)


@transaction.atomic
def _put_back(job: Job) -> None:
    """Let a job that the server's stop interrupted wait again; it loses no attempt."""
    states.wait_again(job=job, attempts=job.attempts - 1)
    run_job.enqueue(str(job.pk))


def _result(job: Job) -> Mapping[str, Any]:
    result = KINDS[job.kind].run(job.arguments, Progress(job))
    json.dumps(result, allow_nan=False)  # what cannot be kept is a fault of the kind, met here
    return result


def _passing(error: Exception) -> list[dict[str, str]]:
    """Return the words for a fault that is none of ours and will pass."""
    return [in_both(SAY["jobs.disk_full"])] if is_full(error) else []


def _words(error: SoseiError) -> list[Both]:
    """Return what the person reads, in both languages."""
    if isinstance(error, InputError):
        return [Both(fault.text("en"), fault.text("ja")) for fault in error.faults]
    if isinstance(error, NotSupportedError):
        return [Both(error.text("en"), error.text("ja"))]
    if isinstance(error, AgeGroupsError):
        return [error.words]
    return [Both(str(error), str(error))]
