"""What changes the library from a page."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, Faults, InputError
from sosei.readers.official.limits import MAX_FILE
from sosei.web.data.load import library
from sosei.web.data.names import plain_name
from sosei.web.data.words import SAY
from sosei.web.jobs import actions as jobs
from sosei.web.jobs.models import Job
from sosei.web.people.actor import Actor
from sosei.web.people.permissions import require
from sosei.web.trail.writer import changing, record

if TYPE_CHECKING:
    from sosei.library import Entry, Outcome
    from sosei.readers.block import Block

MAX_FILES = 50
"""Files of one drop."""


def add(*, files: Sequence[UploadedFile[Any]], by: Actor) -> Job:
    """Keep files under names of our own, and start the job that reads them.

    Parameters
    ----------
    files : sequence of UploadedFile
        Their names are kept as text.
    by : Actor
        Who drops them.

    Raises
    ------
    InputError
        If there are none or too many, one is too large, or too many jobs wait.
    """
    require(by, "data.add")
    _check(files)
    folder = uuid4().hex
    kept = Path(settings.UPLOADS) / folder
    kept.mkdir(parents=True)
    try:
        listed = [_keep(file, kept / str(place)) for place, file in enumerate(files)]
        return start(folder=folder, files=listed, by=by)
    except BaseException:
        shutil.rmtree(kept)
        raise


def start(*, folder: str, files: Sequence[dict[str, Any]], by: Actor) -> Job:
    """Start the job that reads kept files."""
    require(by, "data.add")
    arguments = {"folder": folder, "files": list(files), "by": by.id}
    title = "、".join(file["name"] for file in files)
    return jobs.start(kind="add_files", arguments=arguments, by=by, title=title[:200])


def again(*, folder: str, files: Sequence[dict[str, Any]], by: Actor) -> Job:
    """Start anew with some of the files of an earlier drop, in a folder of their own.

    Raises
    ------
    InputError
        If they are there no more, or too many jobs wait.
    """
    require(by, "data.add")
    uploads = Path(settings.UPLOADS)
    kept = [(uploads / folder / file["stored"], file) for file in files]
    gone = [Fault("upload_gone", file["name"]) for path, file in kept if not path.is_file()]
    if gone:
        raise InputError(gone)
    anew = uuid4().hex
    (uploads / anew).mkdir()
    for path, file in kept:
        shutil.copyfile(path, uploads / anew / file["stored"])
    return start(folder=anew, files=files, by=by)


@changing
def added(*, taken: Sequence[tuple[str, Block, Outcome]], by: Actor) -> None:
    """Record what the library took in.

    Parameters
    ----------
    taken : sequence of tuple
        Name of the file as its owner gave it, the block, and what became of it.
    by : Actor
        Who gave the files.
    """
    told = [
        {
            "id": outcome.entry.id,
            "statistic": block.statistic,
            "file": file,
            "happened": outcome.kind.value,
        }
        for file, block, outcome in taken
    ]
    label = "、".join(dict.fromkeys(file for file, _, _ in taken))
    record(by=by, verb="data.add", kind="figures", label=label, after=told)


@changing
def remove(*, block: str, by: Actor) -> Entry:
    """Take a block out of the library.

    Raises
    ------
    InputError
        If it is not there.
    NotAllowedError
        If they may not.
    """
    require(by, "data.remove")
    entry = library().show(block)
    told = {"statistic": entry.identity.statistic, "edition": entry.identity.edition}
    record(by=by, verb="data.remove", kind="figures", id=entry.id, label=entry.file, before=told)
    return library().remove(block)


def _check(files: Sequence[UploadedFile[Any]]) -> None:
    faults = Faults()
    if not files:
        faults.add(Fault("upload_none", SAY["data.add"].ja))
    if len(files) > MAX_FILES:
        values = {"count": len(files), "limit": MAX_FILES}
        faults.add(Fault("upload_many", SAY["data.add"].ja, values=values))
    for file in files:
        if (file.size or 0) > MAX_FILE:
            sizes = {"size": _megabytes(file.size or 0), "limit": _megabytes(MAX_FILE)}
            faults.add(Fault("upload_large", plain_name(file.name or ""), values=sizes))
        if not file.size:
            faults.add(Fault("upload_empty", plain_name(file.name or "")))
    faults.raise_if_any()


def _keep(file: UploadedFile[Any], path: Path) -> dict[str, Any]:
    with path.open("xb") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
    return {"stored": path.name, "name": plain_name(file.name or ""), "size": file.size}


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB"
