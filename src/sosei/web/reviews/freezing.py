"""A review is frozen: its bytes are written once, under the address that they have."""

from __future__ import annotations

from datetime import date

from sosei.base.errors import Fault, InputError
from sosei.strategy.review import freezing as rules
from sosei.web.jobs.text import storable
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.reviews import load
from sosei.web.reviews.judging import name_of
from sosei.web.reviews.models import Edition, Request, ReviewCycle
from sosei.web.reviews.recorded import note_cycle
from sosei.web.trail.writer import changing


@changing
def freeze(*, cycle: ReviewCycle, today: date, by: Actor, reason: str = "") -> Edition:
    """Freeze a review; where an edition is there, as its correction.

    Parameters
    ----------
    cycle : ReviewCycle
    today : date
    by : Actor
    reason : str
        Of a correction.

    Raises
    ------
    InputError
        With everything that blocks it.
    """
    require(by, "edition.freeze")
    held = ReviewCycle.objects.select_related("strategy").select_for_update(of=("self",))
    own = held.get(pk=cycle.pk)
    last = load.newest(own)
    before = load.edition_of(last) if last else None
    frozen = rules.freeze(load.review(own), today, before, storable(reason))
    made = Edition.objects.create(
        cycle=own,
        number=frozen.number,
        address=frozen.address,
        content=frozen.content,
        frozen_by=by.id,
    )
    told = {"number": made.number, "address": made.address, "reason": reason}
    note_cycle(by, "edition.freeze", own, after=told)
    return made


@changing
def accept_silence(*, row: Request, reason: str, by: Actor) -> Request:
    """Do without the reports of a department, for a reason that is printed; an empty one takes it back.

    Raises
    ------
    InputError
        If the department has reported everything.
    """
    require(by, "review.open")
    was = row.silent
    row.silent = storable(reason).strip()
    waiting = row.cycle.reports.filter(department=row.department, stage="requested")
    if row.silent and not waiting.exists():
        raise InputError([Fault("review_not_silent", f"{name_of(row.cycle)} {row.name}")])
    row.save(update_fields=["silent"])
    told = [{"department": row.department, "accepted silent": text} for text in (was, row.silent)]
    note_cycle(by, "review.open", row.cycle, *told)
    return row
