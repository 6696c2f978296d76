"""Stored results: bytes and their hash; no rule lives here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class StoredResult(models.Model):
    """A frozen result, as its canonical bytes."""

    address = models.CharField(max_length=64, primary_key=True)
    area = models.CharField(max_length=5, db_index=True)
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    content = models.BinaryField()
    stored_at = models.DateTimeField(auto_now_add=True)
    shown_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; of a municipality, the one shown last is its vision."""

        ordering: ClassVar = ["-stored_at"]
        indexes: ClassVar = [models.Index(fields=["area", "-shown_at"], name="shown_of_an_area")]

    def __str__(self) -> str:
        """Return title and short address."""
        return f"{self.title} ({self.address[:8]})"


class ResultFile(models.Model):
    """A file published from a result: PDF, CSV, HTML or a picture."""

    result = models.ForeignKey(StoredResult, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        """One file of a name."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["result", "name"], name="one_file_of_a_name")
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PrintedText(models.Model):
    """The text that a result was printed with last: a copy, for the study that it was written for may go."""

    result = models.OneToOneField(StoredResult, on_delete=models.CASCADE, related_name="text")
    number = models.PositiveIntegerField()
    address = models.CharField(max_length=64)
    texts = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Return number and short address."""
        return f"{self.number} {self.address[:8]}"


class Showing(models.Model):
    """A result became the vision of its municipality: what was published once keeps its number as an edition."""

    result = models.ForeignKey(StoredResult, on_delete=models.PROTECT, related_name="showings")
    at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the short address and when."""
        return f"{self.result_id[:8]} {self.at}"


class Ranges(models.Model):
    """The ensemble of a result that was shown: what was published once keeps its bytes and its number as an edition."""

    result = models.ForeignKey(StoredResult, on_delete=models.PROTECT, related_name="ranges")
    address = models.CharField(max_length=64)
    content = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        """The first one first."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return the short address and when."""
        return f"{self.address[:8]} {self.at}"
