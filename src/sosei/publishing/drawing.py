"""Charts drawn by a process beside this one, which goes on writing what needs none of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from sosei.publishing.pictures import svg, warm

Specifications = Mapping[str, Mapping[str, Any]]

Drawn = Callable[[], dict[str, str]]
"""Waits for pictures, and returns them by name."""

Draw = Callable[[Specifications], Drawn]
"""Begins to draw charts."""


def here(specifications: Specifications) -> Drawn:
    """Draw in this process, when the pictures are asked for.

    Parameters
    ----------
    specifications : mapping
        As `pictures.svg` takes them, by name.
    """
    return lambda: {name: svg(each) for name, each in specifications.items()}


@contextmanager
def beside() -> Iterator[Draw]:
    """Yield what draws in a process beside: its engine starts at once.

    On one core, and if that process dies, this one draws.
    """
    if (os.cpu_count() or 1) == 1:
        yield here
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(warm)
        try:
            yield lambda specifications: _begun(pool, specifications)
        finally:
            pool.shutdown(cancel_futures=True)


def _begun(pool: ProcessPoolExecutor, specifications: Specifications) -> Drawn:
    begun = {name: _submitted(pool, each) for name, each in specifications.items()}

    def drawn() -> dict[str, str]:
        return {name: _finished(begun[name], each) for name, each in specifications.items()}

    return drawn


def _submitted(pool: ProcessPoolExecutor, specification: Mapping[str, Any]) -> Future[str] | None:
    try:
        return pool.submit(svg, specification)
    except BrokenProcessPool:
        return None


def _finished(begun: Future[str] | None, specification: Mapping[str, Any]) -> str:
    try:
        return svg(specification) if begun is None else begun.result()
    except BrokenProcessPool:
        return svg(specification)
