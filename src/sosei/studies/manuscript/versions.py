"""Two versions of a text beside each other, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(
    r"\{\{[^{}]*\}\}|[A-Za-z0-9_.,]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u4e00-\u9fff々]+|\s+|."
)
"""References, Latin words and numbers, runs of hiragana, katakana and kanji, and each other sign alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """Some words of one version or of both.

    Attributes
    ----------
    kind : {"same", "added", "removed"}
    words : str
    """

    kind: Literal["same", "added", "removed"]
    words: str


def differences(before: str, after: str) -> Iterator[Change]:
    """Yield a text with the words that were taken out of it and put into it, in order.

    Parameters
    ----------
    before, after : str
        What is not ``added`` makes up `before`, what is not ``removed`` makes up `after`.
    """
    old, new = (_WORDS.findall(text.replace("\r\n", "\n")) for text in (before, after))
    for kind, start, end, from_, to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(old[start:end]))
            continue
        if end > start:
            yield Change("removed", "".join(old[start:end]))
        if to > from_:
            yield Change("added", "".join(new[from_:to]))
