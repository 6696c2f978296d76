"""The key that signs sessions and forms: made once, kept in the data folder, readable by its owner."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAME = "secret_key"


def secret_key(data: Path) -> str:
    """Return ``SOSEI_SECRET_KEY``, else the kept key, else one for this process alone."""
    kept = data / NAME
    given = os.environ.get("SOSEI_SECRET_KEY", "")
    return given or (kept.read_text(encoding="ascii") if kept.is_file() else _new())


def keep_secret_key(data: Path) -> None:
    """Make the kept key if there is none yet; of two that start at once, the first one's stays."""
    beside = data / f".{NAME}.{os.getpid()}"
    beside.touch(mode=0o600)
    beside.write_text(_new(), encoding="ascii")
    try:
        os.link(beside, data / NAME)
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _new() -> str:
    return secrets.token_urlsafe(50)
