"""Strategies as rows of their package: bytes of text with their place; no rule lives here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Strategy(models.Model):
    """One strategy of a municipality; what it says stands in its rows."""

    slug = models.SlugField(max_length=60, unique=True)
    area = models.CharField(max_length=5, db_index=True)
    town = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    english_name = models.CharField(max_length=200, blank=True)
    english_town = models.CharField(max_length=100, blank=True)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    planned_last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    label = models.CharField(max_length=300, blank=True)
    english_label = models.CharField(max_length=300, blank=True)
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    published = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.CharField(max_length=64)

    class Meta:
        """Newest period first."""

        ordering: ClassVar = ["area", "-first_year", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="years_forward"
            ),
            models.CheckConstraint(
                condition=models.Q(planned_last_year__isnull=True)
                | models.Q(planned_last_year__gt=models.F("last_year")),
                name="shortened_from_later",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Row(models.Model):
    """One row of a table of the package, observations apart."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="rows")
    table = models.CharField(max_length=20)
    key = models.CharField(max_length=400)
    place = models.PositiveIntegerField()
    cells = models.JSONField()

    class Meta:
        """One row of a key."""

        ordering: ClassVar = ["table", "place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "table", "key"], name="one_row_of_a_key")
        ]

    def __str__(self) -> str:
        """Return table and key."""
        return f"{self.table} {self.key}"


class Observation(models.Model):
    """One revision of an observation: nothing is changed or deleted, a later revision counts."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="observations")
    key = models.CharField(max_length=400)
    revision = models.PositiveIntegerField()
    cells = models.JSONField(null=True)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.CharField(max_length=64)
    reason = models.TextField(blank=True)

    class Meta:
        """One revision of a number."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "key", "revision"], name="one_revision_of_a_number"
            ),
            models.CheckConstraint(condition=models.Q(revision__gte=1), name="revisions_from_1"),
        ]

    def __str__(self) -> str:
        """Return key and revision."""
        return f"{self.key} ({self.revision})"


class Edit(models.Model):
    """One change of a strategy: its version, who, when, and the rows before and after."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="edits")
    version = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=64)
    changes = models.JSONField()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["strategy", "version"], name="one_edit_of_a_version")
        ]

    def __str__(self) -> str:
        """Return the version."""
        return f"{self.strategy_id} {self.version}"
