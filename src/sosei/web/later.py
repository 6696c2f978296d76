"""Times by which something is the newest: they rise even where the clock was set back."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

TICK = timedelta(microseconds=1)


def after(last: datetime | None) -> datetime:
    """Return the time now; where the last one is later, the next one after that.

    Parameters
    ----------
    last : datetime or None
        The latest there is.
    """
    now = timezone.now()
    return now if last is None or last < now else last + TICK
