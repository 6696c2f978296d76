"""Text that any database keeps: PostgreSQL takes no NUL, and UTF-8 no half of a pair."""

from __future__ import annotations

from typing import Any


def storable(value: Any) -> Any:
    """Return JSON with what cannot be kept replaced by ``�`` in its texts."""
    if isinstance(value, str):
        return value.replace("\0", "�").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    return value
