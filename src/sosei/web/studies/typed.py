"""What was typed into a page, exactly: texts by the names of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Typed:
    """Texts by field name, as a browser sends them.

    Attributes
    ----------
    texts : mapping of str to sequence of str
        A field of boxes has one text for each box that is ticked.
    """

    texts: Mapping[str, Sequence[str]]

    def text(self, name: str) -> str:
        """Return what stands in a field, empty if nothing does."""
        return next(iter(self.texts.get(name, ())), "").strip()

    def many(self, name: str) -> tuple[str, ...]:
        """Return what is ticked of a field."""
        return tuple(text.strip() for text in self.texts.get(name, ()) if text.strip())

    def says(self, prefix: str, keys: Iterable[str]) -> bool:
        """Whether anything stands in one of the fields below a name; rows stand between the parts of a key."""
        shapes = [key.replace("-", r"-(?:[0-9]+-)?") for key in keys]
        pattern = re.compile(rf"{re.escape(prefix)}-(?:{'|'.join(shapes) or '(?!)'})")
        return any(
            pattern.fullmatch(name) and any(text.strip() for text in texts)
            for name, texts in self.texts.items()
        )

    def rows(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the rows of a name, in order."""
        pattern = re.compile(rf"{re.escape(name)}-([0-9]{{1,6}})(?:-.*)?")
        found = (pattern.fullmatch(key) for key in self.texts)
        return tuple(sorted({int(match[1]) for match in found if match}))

    def without(self, prefix: str) -> Typed:
        """Return everything but what stands below a name."""
        kept = {
            k: v for k, v in self.texts.items() if k != prefix and not k.startswith(f"{prefix}-")
        }
        return Typed(kept)

    def plain(self) -> dict[str, list[str]]:
        """Return it as plain data."""
        return {name: list(texts) for name, texts in self.texts.items()}
