"""The audit trail as rows: added, never changed or removed, which the database itself sees to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """Something that somebody did; `before` and `after` are JSON, kept as text so that it stays as it was hashed."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    name = models.CharField(max_length=100)
    roles = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    object = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=300, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-number"]
        indexes: ClassVar = [
            models.Index(fields=["by", "-number"], name="events_of_a_person"),
            models.Index(fields=["kind", "object", "-number"], name="events_of_an_object"),
            models.Index(fields=["verb", "-number"], name="events_of_a_verb"),
            models.Index(fields=["at"], name="events_by_time"),
        ]

    def __str__(self) -> str:
        """Return number and verb."""
        return f"{self.number} {self.verb}"


class Head(models.Model):
    """The last event, in one row, under a seal that the database alone cannot make."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        """One row."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(only=1), name="the_trail_has_one_head")
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"up to {self.number}"
