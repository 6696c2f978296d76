"""A process beside does what this one would have done; when it dies, this one does it."""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children

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
        there = begin(os.getpid)()
        assert there != os.getpid()
        assert begin(pow, 2, 3)() == 8
        assert there in children()
        waiting = begin(pow, 3, 3)
        os.kill(there, signal.SIGKILL)
        assert waiting() == 27
        assert begin(os.getpid)() == os.getpid()
    assert there not in children()


def test_what_work_there_raises_is_raised_here() -> None:
    with beside.beside(os.getpid) as begin, pytest.raises(ZeroDivisionError):
        begin(divmod, 1, 0)()


def children() -> list[int]:
    return [child.pid for child in active_children() if child.pid]
