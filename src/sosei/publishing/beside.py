"""Work for a process beside this one: each does what it comes to first."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
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

    Work that was not begun there when it is asked for is done here. So is all of it on one core,
    and if that process dies.

    Parameters
    ----------
    first : callable
        Done there at once, before anything is asked for.
    """
    if (os.cpu_count() or 1) == 1:
        yield here
        return
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, first), daemon=True)
    process.start()
    theirs.close()
    queue = ThreadPoolExecutor(1)
    try:
        yield partial(_begun, queue, ours)
    finally:
        queue.shutdown(cancel_futures=True)
        ours.close()
        process.join()


def _begun(
    queue: ThreadPoolExecutor, pipe: Connection, work: Callable[..., Made], /, *given: Any
) -> Callable[[], Made]:
    return partial(_finished, queue.submit(_there, pipe, work, *given), work, *given)


def _finished(future: Future[Made], work: Callable[..., Made], /, *given: Any) -> Made:
    if future.cancel():
        return work(*given)
    try:
        return future.result()
    except (EOFError, OSError):
        return work(*given)


def _there(pipe: Connection, work: Callable[..., Made], /, *given: Any) -> Made:
    """Let the process beside do the work, and wait for it.

    Raises
    ------
    EOFError, OSError
        If that process is dead.
    Exception
        What the work raises.
    """
    pipe.send((work, given))
    made, error = pipe.recv()
    if error is not None:
        raise error
    return made  # type: ignore[no-any-return]


def _serve(pipe: Connection, first: Callable[[], object]) -> None:
    """Do what is asked for, until nobody asks any more."""
    first()
    while True:
        try:
            work, given = pipe.recv()
        except EOFError:
            return
        pipe.send(_done(work, given))


def _done(work: Callable[..., Any], given: tuple[Any, ...]) -> tuple[Any, Exception | None]:
    try:
        return work(*given), None
    except Exception as error:
        error.add_note(traceback.format_exc())
        return None, error
