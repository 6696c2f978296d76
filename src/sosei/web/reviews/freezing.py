"""A review is frozen: its bytes are written once, under the address that they have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sosei.base.errors import Fault, Faults, InputError
from sosei.publishing.manuscript.edition import check_edition
from sosei.publishing.printed_review import ReviewReport, review_subject
from sosei.publishing.strategy.frozen import Frozen
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
    review = load.review(own)
    faults = Faults()
    faults.extend(faults_of_text(review))
    try:
        frozen = rules.freeze(review, today, before, storable(reason))
    except InputError as error:
        faults.extend(error.faults)
    faults.raise_if_any()
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


def faults_of_text(review: rules.Review) -> Iterator[Fault]:
    """Yield what the text of the report refers to that the review has not."""
    report = ReviewReport(Frozen(rules.unfrozen(review)), draft=True)
    if report.text is None:
        return
    try:
        check_edition(report.text, review_subject(report))
    except InputError as error:
        yield from error.faults


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
