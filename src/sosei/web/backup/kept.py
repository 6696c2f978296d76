"""Backups in a folder: named by their time, the oldest removed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

_OURS = re.compile(r"sosei-[0-9]{8}T[0-9]{6}Z\.zip")


def name_now() -> str:
    """Return the name of a backup that is made now; sorted by name, backups are sorted by time."""
    return f"sosei-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"


def remove_old(made: Path, keep: int) -> list[Path]:
    """Remove all but the newest backups that were named here; files of other names stay.

    Parameters
    ----------
    made : Path
        The newest one, even if the clock was set back since others were made.
    keep : int
        How many stay, this one among them.

    Returns
    -------
    list of Path
        What was removed.
    """
    others = sorted(
        path for path in made.parent.iterdir() if _OURS.fullmatch(path.name) and path != made
    )
    old = others[: max(len(others) - (keep - 1), 0)]
    for path in old:
        path.unlink()
    return old
