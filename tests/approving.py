"""A report that is sent and approved, by those who may."""

from __future__ import annotations

from sosei.web.reviews.models import Report
from sosei.web.reviews.reporting import Said as Told
from sosei.web.reviews.reporting import approve, report
from tests.people import planner
from tests.reviews import seen


def done(row: Report, value: int) -> None:
    """Report and approve a value."""
    row.refresh_from_db()
    observation = seen(row.subject, 2021, value)
    told = Told(observation, {"happened": "減った。", "next": "続ける。"})
    sent = report(row=row, said=told, version=row.version, by=planner("reporter"))
    strategy = sent.cycle.strategy
    approve(row=sent, version=sent.version, seen=strategy.version, by=planner("head"))
