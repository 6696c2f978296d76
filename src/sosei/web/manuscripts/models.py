"""Versions of manuscripts; no rule lives here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sosei.web.studies.models import StudyDraft


class Version(models.Model):
    """A manuscript as it was saved once: never changed, and the newest is the one that is written on.

    `confirmed` holds, by language and paragraph, what its references said when somebody last wrote or confirmed it,
    and the result they said it of.
    """

    study = models.ForeignKey(StudyDraft, on_delete=models.CASCADE, related_name="manuscripts")
    number = models.PositiveIntegerField()
    by = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    what = models.CharField(max_length=20)
    texts = models.JSONField()
    confirmed = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; numbers count from 1 within a study."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="manuscripts_from_1"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"version {self.number}"
