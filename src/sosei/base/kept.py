"""What was made once, kept for who asks again, until others need its room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made", str, bytes)


class Kept(Generic[Key, Made]):
    """Texts or bytes by key; what was not asked for longest gives way first.

    Parameters
    ----------
    room : int
        Characters or bytes of all of them together.
    """

    def __init__(self, room: int) -> None:
        self._room, self._size = room, 0
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._lock = Lock()  # several threads ask

    def get(self, key: Key) -> Made | None:
        """Return what is kept under a key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Key, made: Made) -> Made:
        """Keep it in the place of what was under the key, and return it."""
        with self._lock:
            before = self._kept.pop(key, None)
            self._size += len(made) - (0 if before is None else len(before))
            self._kept[key] = made
            while self._size > self._room:
                self._size -= len(self._kept.popitem(last=False)[1])
        return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0
