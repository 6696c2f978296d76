"""Versions of manuscripts; no rule lives here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sosei.web.plans.models import Strategy
from sosei.web.reviews.models import ReviewCycle
from sosei.web.studies.models import StudyDraft

ABOUT = ("study", "strategy", "cycle")
"""What a manuscript can be about; each version is about one."""

_ONE_OF_THEM = models.Q()
for _about in ABOUT:
    _ONE_OF_THEM |= models.Q(**{f"{each}__isnull": each != _about for each in ABOUT})


class Version(models.Model):
    """A manuscript as it was saved once: never changed, and the newest is the one that is written on.

    `confirmed` holds, by language and paragraph, what its references said when somebody last wrote or confirmed it,
    and what they said it of.
    """

    study = models.ForeignKey(
        StudyDraft, on_delete=models.CASCADE, related_name="manuscripts", null=True
    )
    strategy = models.ForeignKey(
        Strategy, on_delete=models.CASCADE, related_name="manuscripts", null=True
    )
    cycle = models.ForeignKey(
        ReviewCycle, on_delete=models.CASCADE, related_name="manuscripts", null=True
    )
    number = models.PositiveIntegerField()
    by = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    what = models.CharField(max_length=20)
    texts = models.JSONField()
    confirmed = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; numbers count from 1 within what it is about."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "number"], name="one_version_of_a_number"),
            models.UniqueConstraint(
                fields=["strategy", "number"], name="one_version_of_a_strategy"
            ),
            models.UniqueConstraint(fields=["cycle", "number"], name="one_version_of_a_review"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="manuscripts_from_1"),
            models.CheckConstraint(condition=_ONE_OF_THEM, name="manuscript_about_one"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"version {self.number}"
