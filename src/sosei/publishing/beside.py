"""Work for a process beside this one, which meanwhile goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

Made = TypeVar("Made")


class Begin(Protocol):
    """Begins some work."""

    def __call__(self, work: Callable[..., Made], /, *given: Any) -> Callable[[], Made]:
        """Return what waits for the work, and returns what it made."""


def here(work: Callable[..., Made], /, *given: Any) -> Callable[[], Made]:
    """Do the work in this process, when what it makes is asked for.

    Parameters
    ----------
    work : callable
    *given
        What it is called with.
    """
    return partial(work, *given)


@contextmanager
def beside(first: Callable[[], object]) -> Iterator[Begin]:
    """Yield what begins work in a process beside, one thing after another.

    On one core, and if that process dies, this one does the work.

    Parameters
    ----------
    first : callable
        Done there at once, before anything is asked for.
    """
    if (os.cpu_count() or 1) == 1:
        yield here
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(first)
        try:
            yield partial(_begun, pool)
        finally:
            pool.shutdown(cancel_futures=True)


def _begun(
    pool: ProcessPoolExecutor, work: Callable[..., Made], /, *given: Any
) -> Callable[[], Made]:
    try:
        future = pool.submit(work, *given)
    except BrokenProcessPool:
        return partial(work, *given)
    return partial(_finished, future, work, *given)


def _finished(future: Future[Made], work: Callable[..., Made], /, *given: Any) -> Made:
    try:
        return future.result()
    except BrokenProcessPool:
        return work(*given)
