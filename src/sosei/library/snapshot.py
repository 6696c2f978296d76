"""A library as it is at one moment, while others add to it and remove from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sosei.library.index import INDEX, Index, read_entries
from sosei.library.store import Store

ATTEMPTS = 5
"""How often the index is looked at again when a block was removed while the others were taken."""

Take = Callable[[str, Path], None]
"""Takes a file under its name in the library; raises `FileNotFoundError` if it is there no more."""


def hand_over(folder: Path, stage: Path, take: Take) -> tuple[str, ...]:
    """Hand over every block that the index names, then the index itself, so that it never names more.

    Parameters
    ----------
    folder : Path
        The library; without an index nothing is handed over.
    stage : Path
        Folder in which the index is copied.
    take : callable
        Called once for a name. What was taken and is named no more is harmless: the next writer of
        the restored library sweeps it.

    Returns
    -------
    tuple of str
        Blocks that the index names and that are not there: the library itself is damaged.
    """
    if not Index(folder).exists():
        return ()
    taken: set[str] = set()
    missing: list[str] = []
    for _ in range(ATTEMPTS):
        index = _copied(folder, stage)
        missing = [name for name in _named(index, folder) if not _took(folder, name, take, taken)]
        if not missing:
            break
    take(INDEX, stage / INDEX)
    return tuple(missing)


def _took(folder: Path, name: str, take: Take, taken: set[str]) -> bool:
    if name not in taken:
        try:
            take(name, folder / name)
        except FileNotFoundError:
            return False
        taken.add(name)
    return True


def _copied(folder: Path, stage: Path) -> Path:
    """Copy the index as SQLite itself copies a file that is being written."""
    target = stage / INDEX
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(folder / INDEX)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    return target


def _named(index: Path, folder: Path) -> list[str]:
    store = Store(folder)
    with closing(sqlite3.connect(index)) as connection:
        entries = read_entries(connection)
    return [
        store.path(entry.statistic, entry.id).relative_to(folder).as_posix() for entry in entries
    ]
