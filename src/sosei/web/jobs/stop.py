"""Whether this process was told to stop."""

from __future__ import annotations

import signal
from types import FrameType


class Stop:
    """Set by a signal; read between the parts of a job and between jobs."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Stop at SIGTERM and SIGINT."""
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True


STOP = Stop()
"""The one of this process: signals reach a process, not a function."""
