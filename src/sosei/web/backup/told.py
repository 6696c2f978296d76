"""A restoration is an event of the trail that it restored: by whom, from which file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare

from sosei.web.backup import files
from sosei.web.people.actor import command
from sosei.web.trail.chain import seal_of
from sosei.web.trail.models import Head
from sosei.web.trail.writer import record

BY = command("sosei restore")


def tell(source: Path, manifest: Mapping[str, Any], staged: Path) -> None:
    """Add the restoration to the trail of the database in hand, sealed by the key that will be in force.

    Where no key is at hand nothing is added: a seal by a key that nobody keeps would put an end to the trail's own.

    Parameters
    ----------
    source : Path
        The backup.
    manifest : mapping
    staged : Path
        Where the key of the backup lies, if it holds one.
    """
    key = _key(staged)
    if not key:
        return
    with transaction.atomic():
        record(
            by=BY,
            verb="backup.restore",
            kind="backup",
            label=source.name,
            after={
                "sha256": _sha256(source),
                "made_at": manifest["made_at"],
                "version": manifest["version"],
                "seal_fitted": _seal_fits(key),
            },
            key=key,
        )


def _key(staged: Path) -> str:
    """Return the key of the environment, else the backup's, else the one that is kept here."""
    if given := os.environ.get("SOSEI_SECRET_KEY", ""):
        return given
    kept = (path for path in (staged, files.places()[files.KEY]) if path.is_file())
    return next((path.read_text("ascii") for path in kept), "")


def _seal_fits(key: str) -> bool:
    """Whether the trail came with the seal of the key: recording puts a new one in its place."""
    head = Head.objects.first()
    return head is None or constant_time_compare(
        head.seal, seal_of(head.number, head.hash, key=key)
    )


def _sha256(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
