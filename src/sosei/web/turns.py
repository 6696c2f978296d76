"""One thread at a time makes a thing; those who want the same wait for it, instead of making it beside."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class _Turn:
    lock: Lock = field(default_factory=Lock)
    wanted: int = 0


class Turns:
    """A turn for each key, as long as somebody wants it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._turns: dict[Hashable, _Turn] = {}

    @contextmanager
    def of(self, key: Hashable) -> Iterator[None]:
        """Wait until nobody else has the turn of a key, and have it as long as the context lasts.

        Parameters
        ----------
        key : hashable
            Whoever has a turn may ask for that of something it is made of, never the other way round.
        """
        with self._lock:
            turn = self._turns.setdefault(key, _Turn())
            turn.wanted += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.wanted -= 1
                if not turn.wanted:
                    del self._turns[key]

    def __len__(self) -> int:
        """Return how many keys somebody wants."""
        return len(self._turns)
