"""Files that belong to a backup: the library, evidence, what waiting jobs still read, and the key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Model
from django.utils.crypto import salted_hmac

from sosei.library.snapshot import hand_over
from sosei.web.backup.archive import Writer
from sosei.web.jobs.models import UNFINISHED
from sosei.web.secret import NAME, secret_key

LIBRARY, EVIDENCE, UPLOADS, KEY = "library", "evidence", "uploads", NAME
"""Folders of the archive, and its key."""


def places() -> dict[str, Path]:
    """Return where each part of an archive lies on this machine."""
    return {
        LIBRARY: Path(settings.LIBRARY),
        EVIDENCE: Path(settings.EVIDENCE),
        UPLOADS: Path(settings.UPLOADS),
        KEY: Path(settings.DATA) / KEY,
    }


def add_library(writer: Writer, stage: Path) -> tuple[str, ...]:
    """Add the library as it is at one moment; return names that its index has and its folder has not."""
    return hand_over(
        places()[LIBRARY], stage, lambda name, path: writer.add_file(f"{LIBRARY}/{name}", path)
    )


def add_evidence(writer: Writer) -> None:
    """Add every file that is there and is not yet in the archive: they are named by their content."""
    for name, path in _below(places()[EVIDENCE]):
        _add(writer, f"{EVIDENCE}/{name}", path)


def missing_evidence(writer: Writer, evidence: type[Model] | None) -> list[str]:
    """Return evidence that rows name and the archive has not; within the snapshot of the rows.

    Parameters
    ----------
    writer : Writer
    evidence : type of Model or None
        The table at the migrations of the database; None where it is older than that.
    """
    if evidence is None:
        return []
    rows = evidence._base_manager.order_by("sha256").distinct()
    named = rows.values_list("sha256", flat=True)
    members = (f"{EVIDENCE}/{address[:2]}/{address}" for address in named)
    return [member for member in members if member not in writer]


def add_uploads(writer: Writer, jobs: type[Model] | None) -> None:
    """Add what jobs that are not finished still read; as `missing_evidence`."""
    if jobs is None:
        return
    waiting = jobs._base_manager.filter(state__in=UNFINISHED)
    named = json.dumps(list(waiting.values_list("arguments", flat=True)))
    for name, path in _below(places()[UPLOADS]):
        if name.split("/")[0] in named:
            _add(writer, f"{UPLOADS}/{name}", path)


def fingerprint() -> str:
    """Return what tells the server's key from another without telling the key."""
    key = secret_key(Path(settings.DATA))
    return salted_hmac("sosei.backup", "key", key, algorithm="sha256").hexdigest()[:16]


def _below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Return the files below a folder by their names; those being written begin with a dot."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path


def _add(writer: Writer, name: str, path: Path) -> None:
    if name in writer:
        return
    try:
        writer.add_file(name, path)
    except FileNotFoundError:  # removed between the list and here
        return
