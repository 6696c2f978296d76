"""Kinds of jobs by name.

An app registers its own in its ``jobs.py``, which imports what is heavy inside its functions:

    @kind("add_files", title=Both("Add files", "ファイルの取り込み"))
    def add_files(arguments: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]: ...

A kind is idempotent: if its worker dies it is run again from its start. It tells its progress outside
transactions, because inside one nobody would see it, and SQLite would let nobody else write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sosei.base.messages import Both
from sosei.web.jobs.progress import Progress

Run = Callable[[Mapping[str, Any], Progress], Mapping[str, Any]]
"""Takes the arguments and something to tell progress to; returns what JSON can hold.

``{"url": "/…"}`` in the result leads to it. An ``InputError`` makes the job refused, with its faults.
"""


@dataclass(frozen=True)
class Kind:
    """What jobs of one name do."""

    name: str
    title: Both
    run: Run


KINDS: dict[str, Kind] = {}


def kind(name: str, *, title: Both) -> Callable[[Run], Run]:
    """Register the decorated function as a kind of job.

    Parameters
    ----------
    name : str
        Kept with every job: a kind that is renamed loses its waiting jobs.
    title : Both
        What such a job does, in both languages.

    Raises
    ------
    ValueError
        If another kind has the name.
    """

    def register(run: Run) -> Run:
        if name in KINDS:
            raise ValueError(f"two kinds of jobs are named {name}")
        KINDS[name] = Kind(name, title, run)
        return run

    return register
