"""The vision of a study: its text is written beside the newest result."""

from __future__ import annotations

from functools import lru_cache
from typing import Self
from uuid import UUID

from django.urls import reverse

from sosei.base.messages import Language
from sosei.publishing import wording
from sosei.publishing.manuscript import subject as written_on
from sosei.publishing.manuscript.offers import Offer, offers
from sosei.publishing.manuscript.quotable import quotable
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.lookup import Cells
from sosei.studies.manuscript.outline import VISION
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.subjects.subject import Subject
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.studies.views import found
from sosei.web.visions import load as visions
from sosei.web.visions.drawn import whole


class StudySubject(Subject):
    """A study."""

    kind, field, edits, outline = "study", "study", "study.edit", VISION
    row: StudyDraft

    @classmethod
    def found(cls, key: UUID) -> Self:
        """Return the study of a number."""
        return cls(found(key))

    @property
    def key(self) -> UUID:
        """Its number."""
        return self.row.pk

    @property
    def title(self) -> str:
        """As the planner called it."""
        return self.row.title

    @property
    def home(self) -> str:
        """The page of the study."""
        return reverse("study", args=(self.row.pk,))

    @property
    def run(self) -> Run | None:
        """The newest run that came to a result."""
        return self.row.runs.filter(result__isnull=False).defer("text").first()

    def beside(self, language: Language) -> Beside | None:
        """Return the newest result."""
        run = self.run
        return None if run is None else beside(str(run.result_id), language)


def beside(address: str, language: Language) -> Beside:
    """Return a result, to write beside."""
    return Beside(
        address=address,
        on=written_on.of_vision(visions.result(address)),
        sections=whole(address, language, visions.ensemble_of(address)),
        language=language,
        offered=lambda anchor: offered(address, anchor, language),
        run=_run(address, language),
    )


def _run(address: str, language: Language) -> str:
    with speaking(language):
        return wording.run(visions.result(address))


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
