"""Steps of a report: each a keyword-only, atomic function that takes who does it and the version that was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.messages import Both
from sosei.strategy.indicator import Indicator, Observation
from sosei.strategy.package import Package
from sosei.strategy.review import report as rules
from sosei.strategy.review.doubts import doubts
from sosei.strategy.review.stages import STAGES, Stage, Step, after
from sosei.strategy.writing import cells_of
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.plans import load as plans
from sosei.web.reviews.approval import check_untouched, take_over
from sosei.web.reviews.load import Subjects
from sosei.web.reviews.models import Draft, Report, ReportEvent
from sosei.web.reviews.recorded import note
from sosei.web.trail.writer import changing


@dataclass(frozen=True)
class Said:
    """What a person says in a report.

    Attributes
    ----------
    observation : Observation or None
    texts : mapping of str to str
        By part.
    confirmed : str
        The value that the person stands by although it looks like a slip: see `value_key`.
    """

    observation: Observation | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    confirmed: str = ""


VERBS = {
    Step.REPORT: "report.write",
    Step.WITHDRAW: "report.write",
    Step.RETURN: "report.return",
    Step.REOPEN: "review.open",
    Step.APPROVE: "report.approve",
}
"""What somebody must be allowed who takes a step."""


class ReportStaleError(InputError):
    """Somebody else took a step meanwhile.

    Attributes
    ----------
    events : tuple of ReportEvent
        What was done since, the first one first.
    """

    def __init__(self, name: str, events: Iterable[ReportEvent]) -> None:
        self.events = tuple(events)
        super().__init__([Fault("changed_meanwhile", name)])


class DoubtedError(InputError):
    """A value that looks like a slip, and was not confirmed.

    Attributes
    ----------
    doubts : tuple of Both
    """

    def __init__(self, name: str, found: tuple[Both, ...]) -> None:
        self.doubts = found
        super().__init__([Fault("review_doubted", name, None, "confirmed")])


def value_key(observation: Observation | None) -> str:
    """Return what tells a value from another one: a doubt that was confirmed holds for this value alone."""
    if observation is None:
        return ""
    cells = cells_of(observation)
    return "/".join(cells[name] for name in ("value", "numerator", "denominator", "basis"))


def checked(row: Report, package: Package, said: Said) -> rules.Report:
    """Return what is said as a report, or raise everything that it lacks.

    Raises
    ------
    InputError
        If a value or a text is missing, or the strategy has the indicator or node no more.
    DoubtedError
        If the value looks like a slip and is not confirmed.
    """
    told = rules.Report(row.subject, said.observation, dict(said.texts))
    subject = Subjects(package).get(row.of, row.subject)
    if subject is None:
        raise InputError([Fault("review_subject_gone", row.subject)])
    if not isinstance(subject, Indicator):
        rules.check_node(subject.name, told)
        return told
    record = package.records[row.subject]
    rules.check_indicator(record, told, row.cycle.year)
    if said.observation is not None:
        found = doubts(record, said.observation)
        if found and said.confirmed != value_key(said.observation):
            raise DoubtedError(subject.name, found)
    return told


@changing
def report(*, row: Report, said: Said, version: int, by: Actor) -> Report:
    """Send a report; one that waits for approval already is taken back first.

    Parameters
    ----------
    row : Report
    said : Said
    version : int
        Of the report that the person saw.
    by : Actor

    Raises
    ------
    ReportStaleError
        If somebody else took a step meanwhile.
    InputError
        If it lacks something, or the stage does not allow it.
    """
    own = _held(row, version)
    require(by, "report.write", own.department)
    told = checked(own, plans.package(own.cycle.strategy), said)
    if own.stage == Stage.REPORTED:
        _advance(own, Step.WITHDRAW, by)
    own.cells = None if told.observation is None else cells_of(told.observation)
    own.texts = {part: told.said(part) for part in told.texts if told.said(part)}
    _advance(own, Step.REPORT, by)
    Draft.objects.filter(report=own, by=by.id).delete()
    return own


@changing
def step(*, row: Report, step: Step, version: int, by: Actor, note: str = "") -> Report:
    """Withdraw, return or reopen a report.

    Raises
    ------
    ReportStaleError
        If somebody else took a step meanwhile.
    InputError
        If the stage does not allow it, or the note is missing.
    """
    own = _held(row, version)
    require(by, VERBS[step], own.department)
    _advance(own, step, by, note)
    return own


@changing
def approve(*, row: Report, version: int, seen: int, by: Actor) -> Report:
    """Approve a report, and write what it says into the strategy.

    Parameters
    ----------
    row : Report
    version : int
        Of the report that the person saw.
    seen : int
        Version of the strategy that the person saw.
    by : Actor

    Raises
    ------
    ReportStaleError
        If somebody else took a step meanwhile.
    StaleError
        If the indicator was changed in the strategy meanwhile.
    InputError
        If the stage does not allow it.
    """
    own = _approved(Chosen(row, version, seen), by)
    take_over(rows=[own], by=by)
    return own


@dataclass(frozen=True)
class Chosen:
    """A report that is to be approved, as the person saw it.

    Attributes
    ----------
    row : Report
    version, seen : int
        Of the report, and of its strategy.
    """

    row: Report
    version: int
    seen: int


@changing
def approve_all(*, chosen: Iterable[Chosen], by: Actor) -> tuple[Fault, ...]:
    """Approve reports, each for itself, and write them into their strategies at once.

    Parameters
    ----------
    chosen : iterable of Chosen
    by : Actor

    Returns
    -------
    tuple of Fault
        What stood in the way of those that were not approved.

    Raises
    ------
    NotAllowedError
        If somebody may not approve one of them; then none is.
    """
    faults: list[Fault] = []
    done: dict[tuple[int, str], list[Report]] = {}
    for each in chosen:
        try:
            with transaction.atomic():
                own = _approved(each, by)
        except InputError as error:
            faults.extend(error.faults)
        else:
            done.setdefault((own.cycle_id, own.department), []).append(own)
    for rows in done.values():
        take_over(rows=rows, by=by)
    return tuple(faults)


def _approved(chosen: Chosen, by: Actor) -> Report:
    own = _held(chosen.row, chosen.version)
    require(by, "report.approve", own.department)
    _advance(own, Step.APPROVE, by)
    check_untouched(own, chosen.seen)
    return own


@changing
def assign(*, rows: QuerySet[Report], department: str, by: Actor) -> None:
    """Give what is nobody's to one of the departments that are asked in this review.

    Parameters
    ----------
    rows : QuerySet of Report
        Of one review.
    department : str
        Code.
    by : Actor

    Raises
    ------
    InputError
        If the department is not asked, or a report is at work already: then none is given.
    """
    require(by, "review.open")
    faults = Faults()
    for own in rows.select_related("cycle__strategy").select_for_update(of=("self",)):
        if not own.cycle.requests.filter(department=department).exists():
            values = {"value": f'"{department}"', "hint": ""}
            faults.add(Fault("id_unknown", name_of(own), None, "department", values))
        if own.stage != Stage.REQUESTED:
            stage = STAGES[Stage(own.stage)]
            faults.add(Fault("review_at_work", name_of(own), values={"stage": stage}))
    faults.raise_if_any()
    for own in rows.select_related("cycle__strategy"):
        note(by, "review.open", own, {"department": own.department}, {"department": department})
    rows.update(department=department)


def since(row: Report, version: int) -> QuerySet[ReportEvent]:
    """Return the steps after a version, the first one first."""
    return row.events.filter(version__gt=version).order_by("version")


def name_of(row: Report) -> str:
    """Return what faults call a report."""
    return Subjects(plans.package(row.cycle.strategy)).name(row.of, row.subject)


def _held(row: Report, version: int) -> Report:
    """Return the row as it stands, held until the transaction ends; refuse a version that is no more."""
    rows = Report.objects.select_related("cycle__strategy")
    own = rows.select_for_update(of=("self",)).get(pk=row.pk)
    if own.version != version:
        raise ReportStaleError(name_of(own), since(own, version))
    return own


def _advance(own: Report, step: Step, by: Actor, said: str = "") -> None:
    was = own.stage
    own.stage = after(Stage(was), step, name_of(own), said)
    before, own.version = own.version, own.version + 1
    values = {"stage": own.stage, "version": own.version, "cells": own.cells, "texts": own.texts}
    if not Report.objects.filter(pk=own.pk, version=before).update(**values):
        raise ReportStaleError(name_of(own), since(own, before))
    ReportEvent.objects.create(
        report=own,
        version=own.version,
        step=step,
        note=said.strip(),
        cells=own.cells,
        texts=own.texts,
        by=by.id,
    )
    told = {"step": step, "note": said.strip(), "cells": own.cells, "texts": own.texts}
    note(by, VERBS[step], own, {"stage": was}, {"stage": own.stage, **told})
