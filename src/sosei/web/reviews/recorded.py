"""What the audit trail is told of a review."""

from __future__ import annotations

from sosei.web.people.actor import Actor
from sosei.web.reviews.models import Report, ReviewCycle
from sosei.web.trail.writer import record


def note(by: Actor, verb: str, row: Report, before: object = None, after: object = None) -> None:
    """Record what was done to a report."""
    record(
        by=by,
        verb=verb,
        kind="report",
        id=f"{row.cycle_id}/{row.of}/{row.subject}",
        label=f"{row.cycle.strategy.name} {row.cycle.year} {row.subject}",
        before=before,
        after=after,
    )


def note_cycle(
    by: Actor, verb: str, row: ReviewCycle, before: object = None, after: object = None
) -> None:
    """Record what was done to a review as a whole."""
    record(
        by=by,
        verb=verb,
        kind="review",
        id=row.pk,
        label=f"{row.strategy.name} {row.year}",
        before=before,
        after=after,
    )
