"""What a person has typed and not sent: saved as it is, read by nobody else's form."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from sosei.web.jobs.text import storable
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.reviews.models import Draft, Report

LONGEST = 20_000
"""Characters of one field that are kept."""

NAMES = frozenset(
    {"status", "value", "numerator", "denominator", "basis", "note"}
    | {"happened", "next", "result", "issue", "direction"}
)


@transaction.atomic
def save(*, row: Report, typed: Mapping[str, str], version: int, by: Actor) -> Draft:
    """Keep what was typed, in the place of what this person had typed before."""
    require(by, "report.write", row.department)
    fields = {name: storable(text)[:LONGEST] for name, text in typed.items() if name in NAMES}
    kept, _ = Draft.objects.update_or_create(
        report=row, by=by.id, defaults={"fields": fields, "version": version}
    )
    return kept


@transaction.atomic
def drop(*, row: Report, by: Actor) -> None:
    """Throw away what this person had typed."""
    Draft.objects.filter(report=row, by=by.id).delete()


def of(row: Report, by: Actor) -> Draft | None:
    """Return what this person had typed."""
    return Draft.objects.filter(report=row, by=by.id).first()
