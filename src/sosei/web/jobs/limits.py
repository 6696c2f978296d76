"""How much one person may ask for at once and in a day."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone

from sosei.base.errors import Fault, InputError
from sosei.web import watched
from sosei.web.jobs.models import QUEUED, UNFINISHED, Job


class TooManyJobsError(InputError):
    """A person, or all of them together, asked for more than is worked off at once."""


def check(by: str, title: str) -> None:
    """Let a job be added, or say which limit it is beyond; inside the transaction that adds it.

    Parameters
    ----------
    by : str
        The person.
    title : str
        Of the job: faults stand under it.

    Raises
    ------
    TooManyJobsError
        With each limit that is reached.
    """
    _one_after_another(by)
    now, day = timezone.now(), timedelta(days=1)
    own = Job.objects.filter(by=by)
    # what was started later than that was started before the clock was set back
    lately = own.filter(created_at__range=(now - day, now + day))
    reached = (
        ("jobs_at_once", own.filter(state__in=UNFINISHED).count(), settings.JOBS_AT_ONCE),
        ("jobs_a_day", lately.count(), settings.JOBS_A_DAY),
        ("jobs_waiting", Job.objects.filter(state=QUEUED).count(), settings.JOBS_WAITING),
    )
    faults = [
        Fault(kind, title, values={"count": count, "limit": limit})
        for kind, count, limit in reached
        if count >= limit
    ]
    if faults:
        watched.tell("limit.reached", account=by, what=",".join(fault.kind for fault in faults))
        raise TooManyJobsError(faults)


def _one_after_another(by: str) -> None:
    """Let two requests of a person count one after the other; SQLite's transactions do so anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [by])
