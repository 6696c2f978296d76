"""Rows → what is written, and what it is written beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.manuscript import subject as written_on
from sosei.publishing.manuscript.offers import Offer
from sosei.publishing.manuscript.stale import Looks
from sosei.publishing.sections.model import Section
from sosei.studies.manuscript.edition import Edition
from sosei.web.manuscripts.models import Version


@dataclass(frozen=True)
class Beside:
    """What a text is written beside, in the language of the text.

    Attributes
    ----------
    address : str
        What tells it from what it was and will be: of a result its hash, of a strategy its version.
    on : written_on.Subject
        Its cells, and the outline that a text begins with.
    sections : tuple of Section
        As they are printed without the text.
    language : {"ja", "en"}
    offered : callable
        The numbers that belong to a section, by its name, the latest years first.
    run : str
        As figures name it; empty: not at all.
    """

    address: str
    on: written_on.Subject
    sections: tuple[Section, ...]
    language: Language
    offered: Callable[[str], tuple[Offer, ...]]
    run: str = ""


def text(version: Version | None, language: Language) -> str:
    """Return what was written in a language; nothing yet is empty."""
    return str(version.texts.get(language, "")) if version else ""


def confirmed(version: Version | None, language: Language) -> dict[str, Looks]:
    """Return what the references of each paragraph said when it was written or confirmed."""
    held = version.confirmed.get(language, {}) if version else {}
    return {key: told["looks"] for key, told in held.items()}


def edition(version: Version) -> Edition:
    """Return a version as it is printed: a language in which nothing stands is left out."""
    texts = {each: text(version, each) for each in LANGUAGES if text(version, each).strip()}
    return Edition(texts, version.number)
