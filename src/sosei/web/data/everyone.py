"""The status quo of all municipalities, projected once for each state of the library, for whoever needs it."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sosei.studies.progress import Progress, silent
from sosei.web.data.load import library

if TYPE_CHECKING:
    from sosei.library import Library
    from sosei.studies.everyone import Everyone

State = tuple[Path, tuple[str, ...]]
"""Folder of a library, and its blocks."""

_PROJECTING = threading.Lock()
"""One projects while the others wait for what comes of it."""


def state(held: Library | None = None) -> State:
    """Return the state that a library is in; the server's own if none is given."""
    held = library() if held is None else held
    return held.folder.resolve(), tuple(entry.id for entry in held.list())


def everyone(held: Library, _progress: Progress = silent) -> Everyone:
    """Return the status quo of all municipalities of a library, as `studies.everyone.everyone_of` does.

    Raises
    ------
    InputError
        If the library lacks what is needed, or a block is damaged.
    """
    with _PROJECTING:
        return _everyone(state(held))


@lru_cache(maxsize=1)
def _everyone(at: State) -> Everyone:
    from sosei.library import Library  # noqa: PLC0415 - polars: only where a page needs it
    from sosei.studies.everyone import everyone_of  # noqa: PLC0415 - see above

    return everyone_of(Library(at[0]))
