"""Settings of the product with the trial app, for servers whose clock a test sets."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone
from tests.web.jobs.trial.settings import *  # noqa: F403

_FILE, _TRUE_TIME, _TRUE_NOW = Path(os.environ["TRIAL_CLOCK"]), time.time, timezone.now


def _off() -> float:
    """Return by how many seconds the clock differs from the true one, now."""
    return float(_FILE.read_text("ascii"))


def _time() -> float:
    return _TRUE_TIME() + _off()


def _now() -> datetime:
    return _TRUE_NOW() + timedelta(seconds=_off())


# before anything else reads them: all of the product tells the time by these two
time.time, timezone.now = _time, _now
