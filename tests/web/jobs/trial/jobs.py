"""Kinds of jobs that try the worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from typing import Any

from sosei.base.messages import Both
from sosei.web.jobs.kinds import kind
from sosei.web.jobs.progress import Progress


@kind("count", title=Both("Count", "数える"))
def count(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Count, with a pause between two parts."""
    progress.of(arguments["to"])
    for number in range(arguments["to"]):
        progress(Both(f"Number {number}", f"{number} 番"))
        time.sleep(arguments["pause"])
    return {"url": "/jobs/", "counted": arguments["to"]}


@kind("die", title=Both("Die", "倒れる"))
def die(_arguments: Mapping[str, Any], _progress: Progress) -> Mapping[str, Any]:
    """Kill the worker, as a fault in a library would."""
    os.kill(os.getpid(), signal.SIGKILL)
    return {}
