"""Files that a municipality gave of itself; no rule lives here."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models

from sosei.web.places.subjects import WITHIN, Subject


class OwnFiles(models.Model):
    """The files of one subject of one municipality, looked at and then saved; only the saved ones are used.

    `files` holds, by the name that docs/formats.md gives a file, its own name and its text. `within` is how far
    the districts' total may be from the municipality's, as a share.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.CharField(max_length=5)
    subject = models.CharField(max_length=20)
    files = models.JSONField[dict[str, Any]]()
    by = models.CharField(max_length=64)
    sent_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(null=True)
    within = models.FloatField(default=WITHIN)

    class Meta:
        """By subject; one of a subject and municipality is the saved one."""

        ordering: ClassVar = ["area", "subject", "-sent_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "subject"],
                condition=models.Q(saved_at__isnull=False),
                name="one_saved_of_a_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(subject__in=[each.value for each in Subject]),
                name="own_subjects",
            ),
        ]

    def __str__(self) -> str:
        """Return municipality and subject."""
        return f"{self.area} {self.subject}"
