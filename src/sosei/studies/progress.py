"""How a run tells how far it is; whoever watches decides how to show it."""

from __future__ import annotations

from collections.abc import Callable

from sosei.base.messages import Both

Progress = Callable[[Both], None]
"""Called with the words of each part of the work, in both languages, before it starts."""


def silent(_part: Both) -> None:
    """Show nothing."""
