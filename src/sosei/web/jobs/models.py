"""Jobs as rows; no rule lives here."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

QUEUED, RUNNING = "queued", "running"
DONE, REFUSED, FAILED, CANCELLED = "done", "refused", "failed", "cancelled"
UNFINISHED = (QUEUED, RUNNING)
FINISHED = (DONE, REFUSED, FAILED, CANCELLED)
MOST_ATTEMPTS = 3
"""Runs of one job: one whose worker dies each time is given up."""


class Job(models.Model):
    """Work that a person started: what, for whom, how far, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=50)
    title = models.CharField(max_length=200)
    by = models.CharField(max_length=64)
    arguments = models.JSONField()
    state = models.CharField(max_length=10, default=QUEUED)
    cancel_asked = models.BooleanField(default=False)
    part = models.JSONField(null=True)
    parts_done = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(null=True)
    result = models.JSONField(null=True)
    faults = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; a finished job has an end, and no other has."""

        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["by", "-created_at"], name="jobs_of_a_person"),
            models.Index(fields=["state"], name="jobs_by_state"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=UNFINISHED, finished_at__isnull=True)
                | models.Q(state__in=FINISHED, finished_at__isnull=False),
                name="a_finished_job_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(attempts__lte=MOST_ATTEMPTS), name="attempts_have_a_limit"
            ),
        ]

    def __str__(self) -> str:
        """Return kind, state and the start of the number."""
        return f"{self.kind} {self.state} ({str(self.pk)[:8]})"

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in FINISHED
