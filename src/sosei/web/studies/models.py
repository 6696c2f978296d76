"""Studies as they are typed, and their runs; no rule lives here."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from sosei.web.jobs.models import Job
from sosei.web.visions.models import StoredResult


class StudyDraft(models.Model):
    """A study as it was last saved, faults and all; `version` counts the saves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.CharField(max_length=64)
    area = models.CharField(max_length=5)
    title = models.CharField(max_length=200)
    typed = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        """Saved last, first."""

        ordering: ClassVar = ["-saved_at"]
        indexes: ClassVar = [models.Index(fields=["by", "-saved_at"], name="studies_of_a_person")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="versions_from_1")
        ]

    def __str__(self) -> str:
        """Return title and version."""
        return f"{self.title} ({self.version})"


class Run(models.Model):
    """One run: the study file that it ran on, and the result that it came to."""

    study = models.ForeignKey(StudyDraft, on_delete=models.CASCADE, related_name="runs")
    number = models.PositiveIntegerField()
    text = models.TextField()
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    result = models.ForeignKey(
        StoredResult, on_delete=models.PROTECT, null=True, related_name="runs"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; numbers count from 1 within a study."""

        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["study", "number"], name="one_run_of_a_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="runs_from_1"),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"run {self.number}"
