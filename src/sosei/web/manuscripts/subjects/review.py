"""The review of a year: its text is written beside what is reported, and is frozen with it."""

from __future__ import annotations

from typing import Self

from django.shortcuts import get_object_or_404
from django.urls import reverse

from sosei.base.messages import Language
from sosei.publishing.printed_review import ReviewReport, review_subject
from sosei.publishing.spoken import speaking
from sosei.publishing.strategy.frozen import Frozen
from sosei.strategy.review.freezing import unfrozen
from sosei.studies.manuscript.outline import REVIEW
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.subjects import kpi
from sosei.web.manuscripts.subjects.subject import Subject
from sosei.web.reviews import load
from sosei.web.reviews.models import ReviewCycle


class ReviewSubject(Subject):
    """The review of one strategy and one year."""

    kind, field, edits, outline = "review", "cycle", "review.open", REVIEW
    row: ReviewCycle

    @classmethod
    def found(cls, key: int) -> Self:
        """Return the review of a number."""
        return cls(get_object_or_404(ReviewCycle.objects.select_related("strategy"), pk=key))

    @property
    def key(self) -> int:
        """Its number."""
        return int(self.row.pk)

    @property
    def title(self) -> str:
        """Name of the strategy, and the year."""
        return f"{self.row.strategy.name} {self.row.year}"

    @property
    def home(self) -> str:
        """The page of the review."""
        return reverse("review", args=(self.row.pk,))

    def beside(self, language: Language) -> Beside:
        """Return the review as it would be frozen now."""
        now = unfrozen(load.review(self.row))
        report = ReviewReport(Frozen(now), draft=True)
        with speaking(language):
            on = review_subject(report)
        return kpi.beside(now.address, on, report.plan, report.cells.kpi, language)
