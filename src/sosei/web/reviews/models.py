"""Reviews as rows: what was asked, reported, said and frozen; no rule lives here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sosei.strategy.review.cycle import CycleKind
from sosei.strategy.review.stages import Stage, Step
from sosei.web.plans.models import Strategy

INDICATOR, NODE = "indicator", "node"
"""What a report may be of."""


class ReviewCycle(models.Model):
    """The review of one strategy and one year."""

    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    opened_on = models.DateField()
    deadline = models.DateField()
    opened_by = models.CharField(max_length=64)

    class Meta:
        """Newest year first; one review of a kind a year."""

        ordering: ClassVar = ["-year", "kind", "strategy__slug"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["strategy", "year", "kind"], name="one_review_of_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[each.value for each in CycleKind]), name="review_kinds"
            ),
            models.CheckConstraint(
                condition=models.Q(deadline__gte=models.F("opened_on")), name="deadline_after_open"
            ),
        ]

    def __str__(self) -> str:
        """Return strategy and year."""
        return f"{self.strategy_id} {self.year} {self.kind}"


class Request(models.Model):
    """What one department is asked for; its name is kept as it was on that day."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="requests")
    department = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    english_name = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField()
    silent = models.TextField(blank=True)

    class Meta:
        """In the order of the strategy."""

        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "department"], name="one_request_of_a_department"
            )
        ]

    def __str__(self) -> str:
        """Return the department."""
        return self.name


class Report(models.Model):
    """The report on one indicator or node: how far it is, and what it says now."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="reports")
    of = models.CharField(max_length=10)
    subject = models.CharField(max_length=100)
    department = models.CharField(max_length=100, blank=True)
    place = models.PositiveIntegerField()
    stage = models.CharField(max_length=10, default=Stage.REQUESTED.value)
    version = models.PositiveIntegerField(default=0)
    cells = models.JSONField(null=True)
    texts = models.JSONField(default=dict)

    class Meta:
        """In the order of the strategy; one of a subject."""

        ordering: ClassVar = ["of", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "of", "subject"], name="one_report_of_a_subject"
            ),
            models.CheckConstraint(
                condition=models.Q(of__in=(INDICATOR, NODE)), name="reports_of_known_things"
            ),
            models.CheckConstraint(
                condition=models.Q(stage__in=[each.value for each in Stage]),
                name="stages_of_reports",
            ),
        ]

    def __str__(self) -> str:
        """Return subject and stage."""
        return f"{self.subject} {self.stage}"


class ReportEvent(models.Model):
    """One step of a report with what it said then: never changed, never deleted."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="events")
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    cells = models.JSONField(null=True)
    texts = models.JSONField(default=dict)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The first one first; one of a version."""

        ordering: ClassVar = ["report", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "version"], name="one_step_of_a_version"),
            models.CheckConstraint(
                condition=models.Q(step__in=[each.value for each in Step]), name="steps_of_reports"
            ),
        ]

    def __str__(self) -> str:
        """Return version and step."""
        return f"{self.version} {self.step}"


class Draft(models.Model):
    """What one person has typed into a report and not sent."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="drafts")
    by = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    fields = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One of a person."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "by"], name="one_draft_of_a_person")
        ]

    def __str__(self) -> str:
        """Return whose it is."""
        return f"{self.report_id} {self.by}"


class Evidence(models.Model):
    """A file that belongs to a report; its bytes lie on disk under their SHA-256."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they came; a file once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "sha256"], name="a_file_once")
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Opinion(models.Model):
    """What an outside reviewer says, and what is answered."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="opinions")
    number = models.PositiveIntegerField()
    of = models.CharField(max_length=10, blank=True)
    subject = models.CharField(max_length=100, blank=True)
    by = models.CharField(max_length=64)
    named = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By number."""

        ordering: ClassVar = ["cycle", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_opinion_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(of__in=("", INDICATOR, NODE)), name="opinions_of_known_things"
            ),
        ]

    def __str__(self) -> str:
        """Return the number."""
        return f"{self.cycle_id} {self.number}"


class Override(models.Model):
    """A person's mark in the place of the machine's."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="overrides")
    indicator = models.CharField(max_length=100)
    mark = models.CharField(max_length=10)
    reason = models.TextField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One of an indicator."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "indicator"], name="one_override_of_an_indicator"
            )
        ]

    def __str__(self) -> str:
        """Return indicator and mark."""
        return f"{self.indicator} {self.mark}"


class Edition(models.Model):
    """A frozen review: its bytes never change, and it is never deleted; the database refuses both."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    address = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()
    frozen_by = models.CharField(max_length=64)
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first; one of a number."""

        ordering: ClassVar = ["cycle", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="one_edition_of_a_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="editions_from_1"),
        ]

    def __str__(self) -> str:
        """Return number and address."""
        return f"{self.number} {self.address[:12]}"


class Mail(models.Model):
    """A mail of a review: written with what it is about, sent by the worker."""

    cycle = models.ForeignKey(ReviewCycle, on_delete=models.PROTECT, related_name="mails")
    department = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=40)
    to = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["sent_at"], name="mails_unsent")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "department", "to", "why"], name="one_mail_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        """Return why and to whom."""
        return f"{self.why} {self.department}"
