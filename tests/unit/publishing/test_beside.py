"""A process beside does what this one would have done; when it dies, this one does it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import active_children
from typing import Any

import pytest

from sosei.publishing import beside


def test_here_work_is_done_when_it_is_asked_for() -> None:
    asked: list[str] = []
    wait = beside.here(asked.append, "made")
    assert not asked
    wait()
    assert asked == ["made"]


def test_on_one_core_this_process_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with beside.beside(os.getpid) as begin:
        assert begin is beside.here


def test_work_is_done_beside_and_here_when_that_process_dies() -> None:
    with beside.beside(os.getpid) as begin:
        there = done(begin(os.getpid))
        assert there != os.getpid()
        assert done(begin(pow, 2, 3)) == 8
        assert there in children()
        waiting = begin(pow, 3, 3)
        os.kill(there, signal.SIGKILL)
        assert waiting() == 27
        assert begin(os.getpid)() == os.getpid()
    assert there not in children()


def test_what_nobody_has_begun_beside_is_done_here() -> None:
    with beside.beside(os.getpid) as begin:
        long = begin(time.sleep, 0.5)
        there, here = begin(os.getpid), begin(os.getpid)
        while not is_begun(long):
            time.sleep(0.01)
        assert here() == os.getpid()
        long()
        assert done(there) != os.getpid()


def test_what_work_there_raises_is_raised_here_and_says_where() -> None:
    with beside.beside(os.getpid) as begin, pytest.raises(ZeroDivisionError) as raised:
        done(begin(divmod, 1, 0))
    assert "_done" in "".join(raised.value.__notes__)


def done(wait: Callable[[], object]) -> object:
    """Wait until the work is begun beside, and for what it makes."""
    while not is_begun(wait):
        time.sleep(0.01)
    return wait()


def is_begun(wait: Any) -> bool:
    future: Future[object] = wait.args[0]
    return future.running() or future.done()


def children() -> list[int]:
    return [child.pid for child in active_children() if child.pid]
