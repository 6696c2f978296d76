"""Keeps one process running beside the server: what dies is started again, later and later."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

GRACE = 10.0
"""Seconds that a process has to end after SIGTERM."""

FIRST_WAIT, LONGEST_WAIT = 0.2, 30.0
STEADY = 60.0
"""Seconds after which a process counts as healthy, so that the next start waits shortly again."""


def next_wait(wait: float, lasted: float) -> float:
    """Return the seconds before the next start, after a wait and a process that lasted so long."""
    return FIRST_WAIT if lasted > STEADY else min(2 * wait, LONGEST_WAIT)


def warn(message: str, code: object) -> None:
    """Log that something ended which should not."""
    print(  # noqa: T201 - the parent has no Django and no logging
        f'{{"level": "WARNING", "logger": "{__name__}", "message": "{message}", "code": "{code}"}}',
        file=sys.stderr,
        flush=True,
    )


class Keeper:
    """A context in which the command runs; at its end the process is ended, if need be by force."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self._changing = threading.Lock()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Self:
        """Start the process."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self._ending.set()
        with self._changing:
            process = self._process
        if process is not None:
            _end(process)
        self._thread.join()

    def _keep(self) -> None:
        wait = FIRST_WAIT
        while not self._ending.is_set():
            started = time.monotonic()
            process = self._start()
            if process is None or self._ended(process):
                return
            wait = next_wait(wait, time.monotonic() - started)
            self._ending.wait(wait)

    def _start(self) -> subprocess.Popen[bytes] | None:
        with self._changing:
            if self._ending.is_set():
                return None
            # a process group of its own: Ctrl-C reaches the parent alone, which ends it once
            self._process = subprocess.Popen(self._command, process_group=0)  # noqa: S603 - our own
            return self._process

    def _ended(self, process: subprocess.Popen[bytes]) -> bool:
        """Wait for the process; whether it ended as it should."""
        code = process.wait()
        if self._ending.is_set():
            return True
        warn("the worker ended and is started again", code)
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
