"""What changes manuscripts: every change is a version, and none is ever lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import transaction

from sosei.base.messages import Both, Language
from sosei.publishing.manuscript.placed import check
from sosei.publishing.manuscript.stale import looks
from sosei.publishing.manuscript.subject import of_vision
from sosei.publishing.spoken import speaking
from sosei.studies.manuscript.edition import NAMES, Edition
from sosei.studies.manuscript.model import Manuscript, Paragraph, Part
from sosei.studies.manuscript.outline import VISION, text
from sosei.studies.manuscript.reading import paragraphs_of, read
from sosei.studies.manuscript.written import Written, found, rewritten
from sosei.studies.result import VisionResult
from sosei.web.jobs import actions as jobs
from sosei.web.jobs.models import Job
from sosei.web.manuscripts import load
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.studies.models import Run, StudyDraft
from sosei.web.trail.writer import changing, record
from sosei.web.visions import actions as visions
from sosei.web.visions.models import PrintedText, StoredResult

FIELD = Both("text", "本文")
"""What faults call the field that one types into."""


class StaleSectionError(Exception):
    """Somebody saved the same section since the page was opened; nothing was overwritten."""


@changing
def start(*, study: StudyDraft, by: Actor) -> Version:
    """Begin a manuscript with the outline of a vision; one that is there already stays as it is.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    held = _locked(study)
    return held or _version(study, held, "start", by, texts={"ja": text(VISION, "ja")})


@changing
def save(
    *, study: StudyDraft, section: Written, beside: Beside, version: int, by: Actor
) -> Version:
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
    require(by, "study.edit")
    held, language = _locked(study), beside.language
    opened = study.manuscripts.filter(number=version).first()
    was = found(load.text(held, language), section.anchor)
    if found(load.text(opened, language), section.anchor) != was:
        raise StaleSectionError
    order = [each.name for each in beside.sections]
    check_section(section, beside)
    written = rewritten(load.text(held, language), section, order)
    if held is not None and written == load.text(held, language):
        return held
    known = _confirmed(written, beside, held)
    return _version(study, held, "save", by, texts={language: written}, confirmed={language: known})


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
        check(Manuscript(name, (part,)), of_vision(beside.result), beside.sections)
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
                "result": beside.result.address,
                "looks": looks(paragraph, beside.cells, beside.sections),
            }
            for _, paragraph in manuscript.paragraphs()
            if paragraph.references
        }


@changing
def confirm(*, study: StudyDraft, key: str, beside: Beside, by: Actor) -> Version:
    """Say that a paragraph still holds beside the new result.

    Raises
    ------
    NotAllowedError
        If they may not.
    InputError
        If the text refers to what the result has no more: it must be rewritten.
    """
    require(by, "study.edit")
    held, language = _locked(study), beside.language
    manuscript = read(load.text(held, language), NAMES[language])
    for part, paragraph in manuscript.paragraphs():
        if paragraph.key == key:
            check_section(Written(part.anchor, part.heading, paragraph.source), beside)
    known = _confirmed(load.text(held, language), beside, held, (key,))
    return _version(study, held, "confirm", by, confirmed={language: known})


@changing
def restore(*, study: StudyDraft, number: int, by: Actor) -> Version:
    """Make an earlier version the newest; those between stay.

    Raises
    ------
    Version.DoesNotExist
        If there is none of the number.
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    held, old = _locked(study), study.manuscripts.get(number=number)
    return _version(
        study,
        held,
        "restore",
        by,
        texts=old.texts,
        confirmed=old.confirmed,
        more={"from": number},
    )


@changing
def print_out(*, study: StudyDraft, run: Run, by: Actor) -> Job:
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
    require(by, "study.publish" if _is_published(run) else "study.edit")
    version = study.manuscripts.earliest("-number")
    arguments = {"run": run.pk, "version": version.pk}
    job = jobs.start(kind="print_manuscript", arguments=arguments, by=by, title=study.title)
    _record(study, "manuscript.print", by, {"version": version.number, "run": run.number})
    return job


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


def _is_published(run: Run) -> bool:
    return StoredResult.objects.filter(pk=run.result_id, shown_at__isnull=False).exists()


def _locked(study: StudyDraft) -> Version | None:
    """Return the newest version; nobody else changes the study until this is done."""
    StudyDraft.objects.select_for_update().get(pk=study.pk)
    return load.newest(study)


def _version(
    study: StudyDraft,
    held: Version | None,
    what: str,
    by: Actor,
    *,
    texts: Mapping[Language, str] = MappingProxyType({}),
    confirmed: Mapping[Language, Any] = MappingProxyType({}),
    more: Mapping[str, Any] = MappingProxyType({}),
) -> Version:
    made = Version.objects.create(
        study=study,
        number=held.number + 1 if held else 1,
        by=by.id,
        name=by.name[:100],
        what=what,
        texts={**(held.texts if held else {}), **texts},
        confirmed={**(held.confirmed if held else {}), **confirmed},
    )
    after = {"version": made.number, "sha256": load.edition(made).address, **more}
    _record(study, f"manuscript.{what}", by, after)
    return made


def _record(study: StudyDraft, verb: str, by: Actor, after: Mapping[str, Any]) -> None:
    record(by=by, verb=verb, kind="manuscript", id=study.pk, label=study.title, after=after)
