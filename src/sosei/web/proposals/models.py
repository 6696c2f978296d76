"""Sources, their messages and what they propose; no rule lives here."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from sosei.web.plans.models import Strategy


class State(models.TextChoices):
    """What became of a proposal."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    SUPERSEDED = "superseded"


class Way(models.TextChoices):
    """How a proposal came."""

    FILE = "file"
    MESSAGE = "message"
    OFFICIAL = "official"


class Source(models.Model):
    """A system that may propose values to one strategy; its secret is derived, not stored."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="sources")
    name = models.CharField(max_length=100)
    nonce = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=64)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Message(models.Model):
    """One message that was taken: its key, its body's hash, and the answer."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="messages")
    key = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    answer = models.JSONField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A key is used once."""

        ordering: ClassVar = ["-received_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "key"], name="one_message_of_a_key")
        ]

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class Proposal(models.Model):
    """One observation that is proposed; of official figures, with the cells that it is made of."""

    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="proposals")
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, null=True, related_name="proposals"
    )
    way = models.CharField(max_length=10, choices=Way.choices)
    origin = models.CharField(max_length=300)
    trace = models.JSONField(default=list)
    key = models.CharField(max_length=400)
    cells = models.JSONField()
    received_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        """Oldest first; nothing is decided without a time."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["strategy", "state"], name="waiting_of_a_plan")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at=None)
                | ~models.Q(state="waiting") & models.Q(decided_at__isnull=False),
                name="decided_at_a_time",
            )
        ]

    def __str__(self) -> str:
        """Return number and state."""
        return f"{self.pk} {self.state}"
