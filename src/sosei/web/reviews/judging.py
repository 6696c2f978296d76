"""What persons add to the machine's judgement: a mark in its place, opinions of outside reviewers, answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max

from sosei.base.errors import Fault, InputError
from sosei.strategy.grades import STANDARD
from sosei.strategy.review import marks
from sosei.web.jobs.text import storable
from sosei.web.plans import load as plans
from sosei.web.reviews.load import Subjects
from sosei.web.reviews.models import INDICATOR, Opinion, Override, ReviewCycle


@transaction.atomic
def override(*, cycle: ReviewCycle, indicator: str, mark: str, reason: str, by: str) -> Override:
    """Put a person's mark in the place of the machine's.

    Raises
    ------
    InputError
        If the strategy has no such indicator, the table no such mark, or there is no reason.
    """
    _check_subject(cycle, INDICATOR, indicator)
    told = marks.Override(indicator, mark, storable(reason).strip())
    told.check(STANDARD, Subjects(plans.package(cycle.strategy)).name(INDICATOR, indicator))
    row, _ = Override.objects.update_or_create(
        cycle=cycle,
        indicator=indicator,
        defaults={"mark": mark, "reason": told.reason, "by": by},
    )
    return row


@transaction.atomic
def without_override(*, cycle: ReviewCycle, indicator: str, by: str) -> None:  # noqa: ARG001 - whoever does it is recorded
    """Let the machine's mark count again."""
    Override.objects.filter(cycle=cycle, indicator=indicator).delete()


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


@transaction.atomic
def give_opinion(*, cycle: ReviewCycle, said: Said, by: str) -> Opinion:
    """Add an opinion under the next number.

    Raises
    ------
    InputError
        If it has no words, or is about nothing that the strategy has.
    """
    _check_words(said.text, name_of(cycle), "text")
    if said.subject:
        _check_subject(cycle, said.of, said.subject)
    ReviewCycle.objects.select_for_update().get(pk=cycle.pk)
    last = cycle.opinions.aggregate(last=Max("number"))["last"] or 0
    return Opinion.objects.create(
        cycle=cycle,
        number=last + 1,
        of=said.of if said.subject else "",
        subject=said.subject,
        by=by,
        named=storable(said.named).strip()[:200],
        text=storable(said.text).strip(),
    )


@transaction.atomic
def change_opinion(*, row: Opinion, said: Said, version: int, by: str) -> Opinion:  # noqa: ARG001 - whoever does it is recorded
    """Write an opinion anew, as long as no edition has it; its answer is asked for again.

    Raises
    ------
    InputError
        If it has no words, an edition has it, or somebody else changed or answered it meanwhile.
    """
    _check_words(said.text, name_of(row.cycle), "text")
    if row.cycle.editions.filter(frozen_at__gt=row.at).exists():
        raise InputError([Fault("review_frozen_text", name_of(row.cycle))])
    values = {"text": storable(said.text).strip(), "named": storable(said.named).strip()[:200]}
    return _changed(row, version, {**values, "answer": "", "answered_by": ""})


@transaction.atomic
def answer(*, row: Opinion, text: str, answered_by: str, version: int, by: str) -> Opinion:  # noqa: ARG001 - whoever does it is recorded
    """Answer an opinion, in the name of a department.

    Raises
    ------
    InputError
        If there are no words, or somebody else changed or answered it meanwhile.
    """
    _check_words(text, name_of(row.cycle), "answer")
    values = {"answer": storable(text).strip(), "answered_by": storable(answered_by).strip()[:200]}
    return _changed(row, version, values)


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
