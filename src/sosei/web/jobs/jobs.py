"""What the worker does by itself for jobs."""

from __future__ import annotations

from datetime import timedelta

from sosei.web.jobs.regular import regular
from sosei.web.jobs.sweep import sweep

regular(every=timedelta(days=1))(sweep)
