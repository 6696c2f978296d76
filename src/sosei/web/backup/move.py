"""Files are put in their places at the end, and what was there is kept beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOGS = ("-wal", "-shm")
"""Files that belong to an SQLite file."""


class Move:
    """Moves of one restoration.

    Parameters
    ----------
    word : str
        Put behind the names of what is moved aside.

    Attributes
    ----------
    aside : list of str
        What was moved where.
    """

    def __init__(self, word: str) -> None:
        self.word = word
        self.aside: list[str] = []
        self._done: list[tuple[Path, Path]] = []
        self._staged: list[Path] = []

    def stage(self, path: Path) -> Path:
        """Return where something is built: beside its place, empty."""
        staged = self.staged(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _delete(staged)
        self._staged.append(staged)
        return staged

    @staticmethod
    def staged(path: Path) -> Path:
        """Return where something is built that belongs to a place."""
        return path.with_name(f".{path.name}.restoring")

    def put(self, path: Path) -> None:
        """Put what was staged in its place; nothing staged leaves an empty place."""
        aside = path.with_name(f"{path.name}.{self.word}")
        if path.exists():
            for end in ("", *LOGS):
                self._rename(Path(f"{path}{end}"), Path(f"{aside}{end}"))
            self.aside.append(f"{path} → {aside.name}")
        self._rename(self.staged(path), path)

    @contextmanager
    def undone_on_failure(self) -> Iterator[None]:
        """Put everything back if something fails, and leave nothing half-built."""
        try:
            yield
        except BaseException:
            for source, target in reversed(self._done):
                target.rename(source)
            raise
        finally:
            for staged in self._staged:
                _delete(staged)

    def _rename(self, source: Path, target: Path) -> None:
        if source.exists():
            source.rename(target)
            self._done.append((source, target))


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    for end in ("", *LOGS):
        Path(f"{path}{end}").unlink(missing_ok=True)
