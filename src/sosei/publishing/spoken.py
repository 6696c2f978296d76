"""The language in which sections, charts and tables are made: set once for a whole publication.

A municipality's own words have one language. In a publication of the other one they are marked by the two
characters of Unicode that isolate foreign text, and whoever renders says which language they are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from sosei.base.messages import Both, Language
from sosei.publishing.followed import unmarked

_LANGUAGE: ContextVar[Language] = ContextVar("publishing_language", default="ja")

FIRST, LAST = "\u2068", "\u2069"
"""Around words that are Japanese in an English publication."""

_OWN = re.compile(f"{FIRST}([^{LAST}]*){LAST}")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Make everything inside in one language."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def spoken() -> Language:
    """Return the language of what is being made; Japanese unless something else was said."""
    return _LANGUAGE.get()


def say(ja: str, en: str) -> str:
    """Return the words of the language that is spoken."""
    return ja if spoken() == "ja" else en


def told(words: Both) -> str:
    """Return words in the language that is spoken."""
    return words.text(spoken())


def own(words: str) -> str:
    """Return words that a municipality or a statistics office wrote, marked where another language is spoken."""
    return words if spoken() == "ja" or not words else f"{FIRST}{words}{LAST}"


def bare(words: str) -> str:
    """Return words without marks, for places that cannot carry them: pictures, attributes."""
    return words if words.isascii() else unmarked(words).replace(FIRST, "").replace(LAST, "")


def parts(words: str) -> Iterator[tuple[str, bool]]:
    """Yield words in pieces, each with whether it is Japanese in an English publication."""
    end = 0
    for found in _OWN.finditer(words):
        yield words[end : found.start()], False
        yield found[1], True
        end = found.end()
    yield words[end:], False


class Words(Mapping[str, str]):
    """What keys are called, in the language that is spoken.

    Parameters
    ----------
    words : mapping of str to Both
    """

    def __init__(self, words: Mapping[str, Both]) -> None:
        self._words = dict(words)

    def __getitem__(self, key: str) -> str:
        """Return what a key is called."""
        return told(self._words[key])

    def both(self, key: str) -> Both:
        """Return what a key is called in both languages."""
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in their order."""
        return iter(self._words)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._words)
