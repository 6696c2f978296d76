"""Files that show where a figure comes from: known by their content, kept on disk under their SHA-256."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path, PurePath
from typing import IO, Any, NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum

from sosei.base.errors import Fault, InputError
from sosei.strategy.review.stages import STAGES, Stage
from sosei.web.data.names import plain_name
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.reviews.models import Evidence, Report
from sosei.web.reviews.recorded import note
from sosei.web.trail.writer import changing
from sosei.web.uploads import MEGABYTE

LARGEST = 20 * MEGABYTE
MOST = 10
"""Files of one report."""

LARGEST_SUM = 60 * MEGABYTE
"""Of all files of a report."""

PART = ".part"
"""Ending of a file that is being written."""

BROKEN_OFF = timedelta(days=1)
"""Nobody writes a file for so long."""

OPEN = frozenset({Stage.REQUESTED, Stage.RETURNED})
"""Stages in which a department may change the files of its report."""


class Media(NamedTuple):
    """A kind of file that is taken."""

    name: str
    endings: tuple[str, ...]
    fits: Callable[[bytes, IO[bytes]], bool]


def _begins(*signs: bytes) -> Callable[[bytes, IO[bytes]], bool]:
    return lambda head, _file: head.startswith(signs)


def _office(part: str) -> Callable[[bytes, IO[bytes]], bool]:
    """Know a document of Office by the part that makes it one; those with macros are not taken."""

    def fits(head: bytes, file: IO[bytes]) -> bool:
        if not head.startswith(b"PK"):
            return False
        try:
            with zipfile.ZipFile(file) as packed:
                names = packed.namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return False
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return part in names and "[Content_Types].xml" in names and not macros

    return fits


CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f")


def _text(_head: bytes, file: IO[bytes]) -> bool:
    file.seek(0)
    content = file.read()
    if CONTROLS & frozenset(content):
        return False
    return any(_decodes(content, encoding) for encoding in ("utf-8-sig", "cp932"))


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = (
    Media("application/pdf", (".pdf",), _begins(b"%PDF-")),
    Media("image/png", (".png",), _begins(b"\x89PNG\r\n\x1a\n")),
    Media("image/jpeg", (".jpg", ".jpeg"), _begins(b"\xff\xd8\xff")),
    Media(f"{OFFICE}.spreadsheetml.sheet", (".xlsx",), _office("xl/workbook.xml")),
    Media(f"{OFFICE}.wordprocessingml.document", (".docx",), _office("word/document.xml")),
    Media("text/plain", (".txt", ".csv"), _text),
)
"""By content; a file's own name says nothing but what it is called."""


@changing
def attach(*, row: Report, file: UploadedFile[Any], by: Actor) -> Evidence:
    """Keep a file with a report; one that is there already stays once.

    Raises
    ------
    InputError
        If the file is empty, too large or of no known kind, the report has its files, or is not with its department.
    """
    own = Report.objects.select_for_update().get(pk=row.pk)
    require(by, "report.write", own.department)
    name = plain_name(file.name or "")
    _check_open(own, name)
    media = known(file, name)
    count = own.evidence.count() + 1
    if count > MOST:
        raise InputError([Fault("evidence_many", name, values={"count": count, "limit": MOST})])
    _check_sum(own, file, name)
    address = _keep(file)
    values = {"name": _named(name, media), "size": file.size or 0, "media_type": media.name}
    kept, made = Evidence.objects.get_or_create(
        report=own, sha256=address, defaults={**values, "added_by": by.id}
    )
    if made:
        note(by, "report.write", own, after={"file": kept.name, "sha256": address})
    return kept


@changing
def detach(*, row: Evidence, by: Actor) -> None:
    """Take a file out of its report; its bytes stay where another report or an edition may name them."""
    own = Report.objects.select_for_update().get(pk=row.report_id)
    require(by, "report.write", own.department)
    _check_open(own, row.name)
    note(by, "report.write", own, before={"file": row.name, "sha256": row.sha256})
    row.delete()
    others = Evidence.objects.filter(sha256=row.sha256).exists()
    if not others and not own.cycle.editions.exists():
        transaction.on_commit(lambda: place(row.sha256).unlink(missing_ok=True))


def sweep_parts(now: datetime) -> None:
    """Remove what a web process that was killed had written of a file."""
    limit = (now - BROKEN_OFF).timestamp()
    for part in Path(settings.EVIDENCE).glob(f".*{PART}"):
        if part.stat().st_mtime < limit:
            part.unlink()


def known(file: UploadedFile[Any], name: str) -> Media:
    """Return the kind of a file by its content.

    Raises
    ------
    InputError
        If it is empty, too large, or of no known kind.
    """
    size = file.size or 0
    if not size:
        raise InputError([Fault("evidence_empty", name)])
    if size > LARGEST:
        values = {"size": f"{size / MEGABYTE:.1f} MB", "limit": f"{LARGEST // MEGABYTE} MB"}
        raise InputError([Fault("evidence_large", name, values=values)])
    file.seek(0)
    head = file.read(16)
    found = next((kind for kind in KINDS if file.file and kind.fits(head, file.file)), None)
    if found is None:
        raise InputError([Fault("evidence_kind", name)])
    return found


def place(address: str) -> Path:
    """Return where the bytes of an address lie."""
    return Path(settings.EVIDENCE) / address[:2] / address


def _check_open(own: Report, name: str) -> None:
    stage = Stage(own.stage)
    if stage not in OPEN:
        raise InputError([Fault("evidence_closed", name, values={"stage": STAGES[stage]})])


def _check_sum(own: Report, file: UploadedFile[Any], name: str) -> None:
    total = (own.evidence.aggregate(of=Sum("size"))["of"] or 0) + (file.size or 0)
    if total > LARGEST_SUM:
        values = {
            "size": f"{total / MEGABYTE:.1f} MB",
            "limit": f"{LARGEST_SUM // MEGABYTE} MB",
        }
        raise InputError([Fault("evidence_sum", name, values=values)])


def _named(name: str, media: Media) -> str:
    """Return a name whose ending is that of the content."""
    path = PurePath(name)
    if path.suffix.lower() in media.endings:
        return name
    return f"{name}{media.endings[0]}"


def _keep(file: UploadedFile[Any]) -> str:
    """Write the bytes whole or not at all; return their address."""
    file.seek(0)
    digest = hashlib.sha256()
    folder = Path(settings.EVIDENCE)
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{uuid4().hex}{PART}"
    try:
        with part.open("xb") as written:
            for chunk in file.chunks():
                digest.update(chunk)
                written.write(chunk)
            written.flush()
            os.fsync(written.fileno())
        target = place(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return digest.hexdigest()
