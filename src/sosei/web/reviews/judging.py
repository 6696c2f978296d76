"""What persons add to the machine's judgement: a mark in its place, opinions of outside reviewers, answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Max

from sosei.base.errors import Fault, InputError
from sosei.strategy.grades import STANDARD
from sosei.strategy.review import marks
from sosei.web.jobs.text import storable
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.plans import load as plans
from sosei.web.reviews.load import Subjects
from sosei.web.reviews.models import INDICATOR, Opinion, Override, ReviewCycle
from sosei.web.reviews.recorded import note_cycle
from sosei.web.trail.writer import changing


@changing
def override(*, cycle: ReviewCycle, indicator: str, mark: str, reason: str, by: Actor) -> Override:
    """Put a person's mark in the place of the machine's.

    Raises
    ------
    InputError
        If the strategy has no such indicator, the table no such mark, or there is no reason.
    """
    require(by, "judgement.override")
    _check_subject(cycle, INDICATOR, indicator)
    told = marks.Override(indicator, mark, storable(reason).strip())
    told.check(STANDARD, Subjects(plans.package(cycle.strategy)).name(INDICATOR, indicator))
    was = mark_of(cycle, indicator)
    row, _ = Override.objects.update_or_create(
        cycle=cycle,
        indicator=indicator,
        defaults={"mark": mark, "reason": told.reason, "by": by.id},
    )
    note_cycle(by, "judgement.override", cycle, was, mark_of(cycle, indicator))
    return row


@changing
def without_override(*, cycle: ReviewCycle, indicator: str, by: Actor) -> None:
    """Let the machine's mark count again."""
    require(by, "judgement.override")
    was = mark_of(cycle, indicator)
    Override.objects.filter(cycle=cycle, indicator=indicator).delete()
    note_cycle(by, "judgement.override", cycle, was)


def mark_of(cycle: ReviewCycle, indicator: str) -> dict[str, str] | None:
    """Return the mark that a person gave, as the audit trail tells it."""
    row = Override.objects.filter(cycle=cycle, indicator=indicator).first()
    return {"indicator": row.indicator, "mark": row.mark, "reason": row.reason} if row else None


@dataclass(frozen=True)
class Said:
    """An opinion as it is written.

    Attributes
    ----------
    text : str
    of, subject : str
        Kind and id of what it is about; both empty for the strategy as a whole.
    named : str
        The reviewer as named in public; empty where not named.
    """

    text: str
    of: str = ""
    subject: str = ""
    named: str = ""


@changing
def give_opinion(*, cycle: ReviewCycle, said: Said, by: Actor) -> Opinion:
    """Add an opinion under the next number.

    Raises
    ------
    InputError
        If it has no words, or is about nothing that the strategy has.
    """
    require(by, "opinion.write")
    _check_words(said.text, name_of(cycle), "text")
    if said.subject:
        _check_subject(cycle, said.of, said.subject)
    ReviewCycle.objects.select_for_update().get(pk=cycle.pk)
    last = cycle.opinions.aggregate(last=Max("number"))["last"] or 0
    made = Opinion.objects.create(
        cycle=cycle,
        number=last + 1,
        of=said.of if said.subject else "",
        subject=said.subject,
        by=by.id,
        named=storable(said.named).strip()[:200],
        text=storable(said.text).strip(),
    )
    note_cycle(by, "opinion.write", cycle, after={"number": made.number, "text": made.text})
    return made


@changing
def change_opinion(*, row: Opinion, said: Said, version: int, by: Actor) -> Opinion:
    """Write an opinion anew, as long as no edition has it; its answer is asked for again.

    Raises
    ------
    InputError
        If it has no words, an edition has it, or somebody else changed or answered it meanwhile.
    """
    require(by, "opinion.write" if row.by == by.id else "review.open")
    _check_words(said.text, name_of(row.cycle), "text")
    if row.cycle.editions.filter(frozen_at__gt=row.at).exists():
        raise InputError([Fault("review_frozen_text", name_of(row.cycle))])
    values = {"text": storable(said.text).strip(), "named": storable(said.named).strip()[:200]}
    was = {"number": row.number, "text": row.text}
    changed = _changed(row, version, {**values, "answer": "", "answered_by": ""})
    note_cycle(by, "opinion.write", row.cycle, was, {"number": row.number, "text": changed.text})
    return changed


@changing
def answer(*, row: Opinion, text: str, answered_by: str, version: int, by: Actor) -> Opinion:
    """Answer an opinion, in the name of a department.

    Raises
    ------
    InputError
        If there are no words, or somebody else changed or answered it meanwhile.
    """
    require(by, "answer.write", department_of(row))
    _check_words(text, name_of(row.cycle), "answer")
    values = {"answer": storable(text).strip(), "answered_by": storable(answered_by).strip()[:200]}
    was = {"number": row.number, "answer": row.answer, "answered_by": row.answered_by}
    changed = _changed(row, version, values)
    note_cycle(by, "answer.write", row.cycle, was, {"number": row.number, **values})
    return changed


def department_of(row: Opinion) -> str:
    """Return the department whose own it is that an opinion is about; nobody's for the strategy as a whole."""
    about = row.cycle.reports.filter(of=row.of, subject=row.subject)
    return about.values_list("department", flat=True).first() or ""


def _changed(row: Opinion, version: int, values: dict[str, str]) -> Opinion:
    taken = Opinion.objects.filter(pk=row.pk, version=version)
    if not taken.update(**values, version=F("version") + 1):
        raise InputError([Fault("changed_meanwhile", name_of(row.cycle), row.number)])
    row.refresh_from_db()
    return row


def name_of(cycle: ReviewCycle) -> str:
    """Return what faults call a review."""
    return f"{cycle.strategy.name} {cycle.year}"


def _check_words(text: str, name: str, field: str) -> None:
    if not text.strip():
        raise InputError([Fault("review_words_missing", name, None, field)])


def _check_subject(cycle: ReviewCycle, of: str, subject: str) -> None:
    if Subjects(plans.package(cycle.strategy)).get(of, subject) is None:
        values = {"value": f'"{subject}"', "hint": ""}
        raise InputError([Fault("id_unknown", name_of(cycle), None, "subject", values)])
