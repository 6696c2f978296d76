"""How a run tells how far it is; whoever watches decides how to show it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with the words of each part of the work before it starts."""


def silent(_part: str) -> None:
    """Show nothing."""
