"""Rows → manuscripts beside the newest result of their study."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sosei.base.messages import Language
from sosei.publishing.book import LANGUAGES
from sosei.publishing.manuscript.offers import Offer, offers
from sosei.publishing.manuscript.quotable import quotable
from sosei.publishing.manuscript.stale import Looks
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.edition import Edition
from sosei.studies.manuscript.lookup import Cells
from sosei.studies.result import VisionResult
from sosei.web.manuscripts.models import Version
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.visions import load as visions
from sosei.web.visions.drawn import whole


@dataclass(frozen=True)
class Beside:
    """A result that a text is written beside, in the language of the text.

    Attributes
    ----------
    result : VisionResult
    cells : Cells
    sections : tuple of Section
        As they are printed without the text.
    language : {"ja", "en"}
    """

    result: VisionResult
    cells: Cells
    sections: tuple[Section, ...]
    language: Language


def newest(study: StudyDraft) -> Version | None:
    """Return the version that is written on."""
    return study.manuscripts.first()


def run_of(study: StudyDraft) -> Run | None:
    """Return the newest run that came to a result."""
    return study.runs.filter(result__isnull=False).defer("text").first()


def beside(run: Run, language: Language) -> Beside:
    """Return the result of a run, to write beside."""
    address = str(run.result_id)
    return Beside(visions.result(address), cells(address), whole(address, language), language)


@lru_cache(maxsize=8)
def cells(address: str) -> Cells:
    """Return the cells of a result."""
    return quotable(visions.result(address))


@lru_cache(maxsize=64)
def offered(address: str, anchor: str, language: Language) -> tuple[Offer, ...]:
    """Return the numbers that belong to a section, the latest years first."""
    with speaking(language):
        found = tuple(offers(visions.result(address), cells(address), anchor))
    return tuple(sorted(found, key=lambda offer: -offer.year))


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
