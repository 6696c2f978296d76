"""Where words stand in a strategy: in ids, names and texts, of either language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sosei.publishing.strategy.names import Names, Own
from sosei.strategy.package import Package

CONTEXT = 30
"""Characters shown before and after what was found in a text."""


@dataclass(frozen=True)
class Found:
    """A node or an indicator in which the words stand.

    Attributes
    ----------
    id : str
    name : Own
    indicator : bool
    excerpt : Own or None
        Around the words, where they stand in a text.
    """

    id: str
    name: Own
    indicator: bool
    excerpt: Own | None = None


def search(package: Package, names: Names, asked: str) -> list[Found]:
    """Return what holds every word of a question, in the order of the strategy.

    Parameters
    ----------
    package : Package
    names : Names
    asked : str
        Words between spaces; width, case and the kind of space make no difference.
    """
    words = _plain(asked).split()
    return list(_found(package, names, words)) if words else []


def _found(package: Package, names: Names, words: list[str]) -> Iterator[Found]:
    texts: dict[str, list[Own]] = {}
    for text in package.texts:
        own = Own(text.text) if text.language == "ja" else Own("", text.text)
        texts.setdefault(text.node, []).append(own)
    indicators = {i.id for i in package.indicators}
    # a numeric target is a goal and its indicator under one id: it is found once
    nodes = (node.id for node in package.nodes if node.id not in indicators)
    for identifier in (*nodes, *(i.id for i in package.indicators)):
        name, told = names.name(identifier), texts.get(identifier, [])
        head = _plain(f"{identifier} {name.ja} {name.en}")
        every = " ".join([head, *(_plain(t.ja + t.en) for t in told)])
        if all(word in every for word in words):
            excerpt = _excerpt(head, told, words)
            yield Found(identifier, name, identifier in indicators, excerpt)


def _excerpt(head: str, texts: list[Own], words: list[str]) -> Own | None:
    """Return a piece of the first text that has a word which the name has not."""
    for word in (word for word in words if word not in head):
        for text in texts:
            if word in _plain(text.ja + text.en):
                return Own(_around(text.ja, word), _around(text.en, word))
    return None


def _around(text: str, word: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    place = plain.casefold().find(word)
    if place < 0:
        return ""
    start, end = max(0, place - CONTEXT), place + len(word) + CONTEXT
    return ("…" if start else "") + plain[start:end] + ("…" if end < len(plain) else "")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
