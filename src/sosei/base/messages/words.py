"""Words in both languages, and the form of an entry of the catalogue."""

from __future__ import annotations

import os
from typing import Literal, NamedTuple

Language = Literal["ja", "en"]


class Both(NamedTuple):
    """Words in both languages that fill a brace of the catalogue."""

    en: str
    ja: str

    def __str__(self) -> str:
        """Return the English words, for logs and tracebacks."""
        return self.en

    def text(self, language: Language) -> str:
        """Return the words in one language."""
        return self.ja if language == "ja" else self.en


class Words(NamedTuple):
    """One fault in one language."""

    found: str
    expected: str
    advice: str = ""


class Entry(NamedTuple):
    """One fault in both languages."""

    en: Words
    ja: Words


def language() -> Language:
    """Return the language of messages: ``SOSEI_LANGUAGE``, else the locale, else English."""
    asked = os.environ.get("SOSEI_LANGUAGE", "")
    locale = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    return "ja" if (asked or locale).lower().startswith("ja") else "en"
