"""What was printed of a strategy, kept by its version: who asks is no part of it, so that nothing private is shared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django.utils.safestring import SafeString

from sosei.web.plans.models import Strategy

MOST = 32_000_000
"""Characters that are kept at once; what was not asked for longest goes first."""


class Prints:
    """Printed parts of pages by key.

    Parameters
    ----------
    most : int
        Characters of all of them together.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most, self._size = most, 0
        self._kept: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._lock = Lock()  # requests are answered by several threads

    def get(self, key: Hashable, make: Callable[[], SafeString]) -> SafeString:
        """Return what is kept under a key; made, outside the lock, if nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._size += len(made) - len(self._kept.pop(key, ""))
            self._kept[key] = made
            while self._size > self._most:
                self._size -= len(self._kept.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0


PRINTS = Prints()


def kept(strategy: Strategy, *of: Hashable, make: Callable[[], SafeString]) -> SafeString:
    """Return a printed part of a strategy at its version.

    Parameters
    ----------
    strategy : Strategy
    *of : hashable
        Everything else that it depends on: which part, year, language.
    make : callable
        Prints it, from the strategy alone.
    """
    return PRINTS.get((strategy.pk, strategy.version, strategy.changed_at, *of), make)
