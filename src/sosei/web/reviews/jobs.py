"""What the worker does by itself for reviews."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now

from sosei.web.jobs.regular import regular
from sosei.web.reviews.evidence import sweep_parts
from sosei.web.reviews.mails import remind_due, send_waiting


@regular(every=timedelta(hours=1))
def remind() -> None:
    """Write the reminders of the day: looked at often, for a day begins while the worker runs."""
    remind_due(localdate())


@regular(every=timedelta(minutes=1))
def send() -> None:
    """Send what waits."""
    send_waiting()


@regular(every=timedelta(days=1))
def sweep() -> None:
    """Remove files of evidence that were broken off."""
    sweep_parts(now())
