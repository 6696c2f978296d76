"""What changes manuscripts: every change is a version, and none is ever lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import transaction

from sosei.base.messages import Both, Language
from sosei.publishing.manuscript.placed import check
from sosei.publishing.manuscript.stale import looks
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.edition import NAMES, Edition
from sosei.studies.manuscript.model import Manuscript, Paragraph, Part
from sosei.studies.manuscript.outline import text
from sosei.studies.manuscript.reading import paragraphs_of, read
from sosei.studies.manuscript.written import Written, found, rewritten
from sosei.studies.result import VisionResult
from sosei.web.jobs import actions as jobs
from sosei.web.jobs.models import Job
from sosei.web.manuscripts import load
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version
from sosei.web.manuscripts.subjects import StrategySubject, StudySubject, Subject
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.plans.reading.files import checked, plan_of
from sosei.web.plans.reading.opened import Opened
from sosei.web.studies.actions import verb_of
from sosei.web.studies.models import Run
from sosei.web.trail.writer import changing, record
from sosei.web.visions import actions as visions
from sosei.web.visions.models import PrintedText

FIELD = Both("text", "本文")
"""What faults call the field that one types into."""


class StaleSectionError(Exception):
    """Somebody saved the same section since the page was opened; nothing was overwritten."""


@changing
def start(*, subject: Subject, by: Actor) -> Version:
    """Begin a manuscript with the outline of its kind; one that is there already stays as it is.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, subject.edits)
    held = subject.locked()
    return held or _version(subject, held, "start", by, texts={"ja": begun(subject)})


def begun(subject: Subject) -> str:
    """Return the outline of a subject as a text."""
    beside = subject.beside("ja")
    return text(beside.on.outline if beside else subject.outline, "ja")


@changing
def save(*, subject: Subject, section: Written, beside: Beside, version: int, by: Actor) -> Version:
    """Save one section; what others saved in other sections meanwhile stays.

    Raises
    ------
    InputError
        With every fault of the text; nothing is saved then.
    StaleSectionError
        If the section is not as it was in `version`.
    NotAllowedError
        If they may not.
    """
    require(by, subject.edits)
    held, language = subject.locked(), beside.language
    opened = subject.versions.filter(number=version).first()
    was = found(load.text(held, language), section.anchor)
    if found(load.text(opened, language), section.anchor) != was:
        raise StaleSectionError
    order = [each.name for each in beside.sections]
    check_section(section, beside)
    written = rewritten(load.text(held, language), section, order)
    if held is not None and written == load.text(held, language):
        return held
    known = _confirmed(written, beside, held)
    return _version(
        subject, held, "save", by, texts={language: written}, confirmed={language: known}
    )


def check_section(section: Written, beside: Beside) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a section that was typed, or refuse it.

    Raises
    ------
    InputError
        With every fault, by the line of the field.
    """
    if not section.heading and not section.text.strip():
        return ()
    name = FIELD.text(beside.language)
    with speaking(beside.language):
        paragraphs = paragraphs_of(section.text, name)
        part = Part(section.anchor, section.heading, paragraphs, 1)
        check(Manuscript(name, (part,)), beside.on, beside.sections)
    return paragraphs


def _confirmed(
    written: str, beside: Beside, held: Version | None, again: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what each paragraph's references said: as they were told, or now where it is new or confirmed again."""
    manuscript = read(written, NAMES[beside.language])
    before = held.confirmed.get(beside.language, {}) if held else {}
    with speaking(beside.language):
        return {
            paragraph.key: before[paragraph.key]
            if paragraph.key in before and paragraph.key not in again
            else {
                "result": beside.address,
                "looks": looks(paragraph, beside.on.cells, beside.sections),
            }
            for _, paragraph in manuscript.paragraphs()
            if paragraph.references
        }


@changing
def confirm(*, subject: Subject, key: str, beside: Beside, by: Actor) -> Version:
    """Say that a paragraph still holds beside the new result.

    Raises
    ------
    NotAllowedError
        If they may not.
    InputError
        If the text refers to what the result has no more: it must be rewritten.
    """
    require(by, subject.edits)
    held, language = subject.locked(), beside.language
    manuscript = read(load.text(held, language), NAMES[language])
    for part, paragraph in manuscript.paragraphs():
        if paragraph.key == key:
            check_section(Written(part.anchor, part.heading, paragraph.source), beside)
    known = _confirmed(load.text(held, language), beside, held, (key,))
    return _version(subject, held, "confirm", by, confirmed={language: known})


@changing
def restore(*, subject: Subject, number: int, by: Actor) -> Version:
    """Make an earlier version the newest; those between stay.

    Raises
    ------
    Version.DoesNotExist
        If there is none of the number.
    NotAllowedError
        If they may not.
    """
    require(by, subject.edits)
    held, old = subject.locked(), subject.versions.get(number=number)
    return _version(
        subject,
        held,
        "restore",
        by,
        texts=old.texts,
        confirmed=old.confirmed,
        more={"from": number},
    )


@changing
def print_out(*, subject: StudySubject, run: Run, by: Actor) -> Job:
    """Start the job that prints the newest version with the result of a run.

    Raises
    ------
    InputError
        If too many jobs wait.
    NotAllowedError
        If they may not; of a vision that is published, whoever may publish it prints it anew.
    Version.DoesNotExist
        If nothing is written.
    """
    require(by, verb_of(run))
    version = subject.versions.earliest("-number")
    arguments = {"run": run.pk, "version": version.pk}
    job = jobs.start(kind="print_manuscript", arguments=arguments, by=by, title=subject.title)
    _record(subject, "manuscript.print", by, {"version": version.number, "run": run.number})
    return job


@changing
def take_over(*, subject: StrategySubject, by: Actor) -> Version:
    """Let the newest version go into the files of its strategy.

    Raises
    ------
    InputError
        If it refers to what the strategy has not, in any language.
    NotAllowedError
        If they may not; of a strategy that is published, whoever may publish it.
    Version.DoesNotExist
        If nothing is written.
    """
    require(by, "strategy.publish" if subject.row.published else subject.edits)
    held = subject.locked()
    if held is None:
        raise Version.DoesNotExist
    checked(plan_of(Opened(subject.row)), load.edition(held))
    return _version(subject, held, "print", by)


@transaction.atomic
def finish(*, edition: Edition, result: VisionResult, files: Mapping[str, bytes]) -> None:
    """Store what was printed, and a copy of the text beside the result."""
    stored = visions.store(result=result, files=files)
    PrintedText.objects.update_or_create(
        result=stored,
        defaults={
            "number": edition.number or 0,
            "address": edition.address,
            "texts": dict(edition.texts),
        },
    )


def _version(
    subject: Subject,
    held: Version | None,
    what: str,
    by: Actor,
    *,
    texts: Mapping[Language, str] = MappingProxyType({}),
    confirmed: Mapping[Language, Any] = MappingProxyType({}),
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Version:
    made = Version.objects.create(
        **{subject.field: subject.row},
        number=held.number + 1 if held else 1,
        by=by.id,
        name=by.name[:100],
        what=what,
        texts={**(held.texts if held else {}), **texts},
        confirmed={**(held.confirmed if held else {}), **confirmed},
    )
    after = {"version": made.number, "sha256": load.edition(made).address, **more}
    _record(subject, f"manuscript.{what}", by, after)
    return made


def _record(subject: Subject, verb: str, by: Actor, after: Mapping[str, Any]) -> None:
    record(by=by, verb=verb, kind="manuscript", id=subject.row.pk, label=subject.title, after=after)
