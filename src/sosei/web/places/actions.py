"""What changes a municipality's own files."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils import timezone

from sosei.base.errors import Fault, InputError
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.places.incoming import Sent
from sosei.web.places.models import OwnFiles
from sosei.web.places.subjects import WITHIN, Subject
from sosei.web.trail.writer import changing, record


def send(
    *, area: str, subject: Subject, files: Sent, by: Actor, within: float = WITHIN
) -> OwnFiles:
    """Keep files to be looked at; earlier ones of the same person that were not saved go.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    OwnFiles.objects.filter(area=area, subject=subject, by=by.id, saved_at=None).delete()
    return OwnFiles.objects.create(
        area=area, subject=subject, files=dict(files), by=by.id, within=within
    )


@changing
def save(*, sent: OwnFiles, replaces: str, by: Actor) -> OwnFiles:
    """Let files that were looked at be the municipality's, in the place of the ones before.

    Parameters
    ----------
    sent : OwnFiles
    replaces : str
        Key of the saved ones that they were compared with; empty: there were none.
    by : Actor

    Raises
    ------
    InputError
        If others were saved meanwhile: nothing is changed.
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    before = OwnFiles.objects.filter(
        area=sent.area, subject=sent.subject, saved_at__isnull=False
    ).first()
    if (str(before.pk) if before else "") != replaces:
        raise InputError([Fault("changed_meanwhile", ", ".join(sent.files))])
    told = {"before": _told(before)} if before else {}
    if before:
        before.delete()
    sent.saved_at = timezone.now()
    sent.save(update_fields=["saved_at"])
    _record(sent, "own.save", by, after=_told(sent), **told)
    return sent


@changing
def remove(*, saved: OwnFiles, by: Actor) -> None:
    """Take a municipality's own files away: the nation's rates count again.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    require(by, "study.edit")
    _record(saved, "own.remove", by, before=_told(saved))
    saved.delete()


def _told(row: OwnFiles) -> dict[str, dict[str, str]]:
    """Return what the trail keeps of files: their names and what they hold, as a hash."""
    return {
        name: {"name": file["name"], "sha256": hashlib.sha256(file["text"].encode()).hexdigest()}
        for name, file in row.files.items()
    }


def _record(row: OwnFiles, verb: str, by: Actor, **told: Any) -> None:
    record(by=by, verb=verb, kind="own", id=row.area, label=", ".join(row.files), **told)
