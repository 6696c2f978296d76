"""A review is frozen: its bytes are written once, under the address that they have."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sosei.base.errors import Fault, InputError
from sosei.strategy.review import freezing as rules
from sosei.web.jobs.text import storable
from sosei.web.reviews import load
from sosei.web.reviews.judging import name_of
from sosei.web.reviews.models import Edition, Request, ReviewCycle


@transaction.atomic
def freeze(*, cycle: ReviewCycle, today: date, by: str, reason: str = "") -> Edition:
    """Freeze a review; where an edition is there, as its correction.

    Parameters
    ----------
    cycle : ReviewCycle
    today : date
    by : str
    reason : str
        Of a correction.

    Raises
    ------
    InputError
        With everything that blocks it.
    """
    held = ReviewCycle.objects.select_related("strategy").select_for_update(of=("self",))
    own = held.get(pk=cycle.pk)
    last = load.newest(own)
    before = load.edition_of(last) if last else None
    frozen = rules.freeze(load.review(own), today, before, storable(reason))
    return Edition.objects.create(
        cycle=own,
        number=frozen.number,
        address=frozen.address,
        content=frozen.content,
        frozen_by=by,
    )


@transaction.atomic
def accept_silence(*, row: Request, reason: str, by: str) -> Request:  # noqa: ARG001 - whoever does it is recorded
    """Do without the reports of a department, for a reason that is printed; an empty one takes it back.

    Raises
    ------
    InputError
        If the department has reported everything.
    """
    row.silent = storable(reason).strip()
    waiting = row.cycle.reports.filter(department=row.department, stage="requested")
    if row.silent and not waiting.exists():
        raise InputError([Fault("review_not_silent", f"{name_of(row.cycle)} {row.name}")])
    row.save(update_fields=["silent"])
    return row
