"""Sheets that came in and are looked at: kept among the uploads under a name of our own, for their owner alone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, InputError
from sosei.web.data.names import plain_name
from sosei.web.people.actor import Actor
from sosei.web.uploads import MEGABYTE

NAME = re.compile(r"[0-9a-f]{32}")
LARGEST = 10 * MEGABYTE
FILE, ABOUT = "sheet.xlsx", "about.json"


class Kept(NamedTuple):
    """A sheet that came in.

    Attributes
    ----------
    path : Path
    name : str
        As its owner calls it.
    """

    path: Path
    name: str


def keep(file: UploadedFile[Any] | None, cycle: int, department: str, by: Actor) -> str:
    """Keep a sheet until it is taken in or swept away; return its name.

    Raises
    ------
    InputError
        If there is no file, or it is too large.
    """
    if file is None:
        raise InputError([Fault("upload_none", "")])
    own = plain_name(file.name or "")
    if (file.size or 0) > LARGEST:
        values = {
            "size": f"{(file.size or 0) / MEGABYTE:.1f} MB",
            "limit": f"{LARGEST // MEGABYTE} MB",
        }
        raise InputError([Fault("upload_large", own, values=values)])
    name = uuid4().hex
    folder = _folder(name)
    folder.mkdir()
    (folder / FILE).write_bytes(file.read())
    about = {"cycle": cycle, "department": department, "by": by.id, "name": own}
    (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    return name


def kept(name: str, cycle: int, department: str, by: Actor) -> Kept | None:
    """Return a sheet; None if it is not there any more, or of somebody else."""
    if not NAME.fullmatch(name) or not (_folder(name) / ABOUT).is_file():
        return None
    about = json.loads((_folder(name) / ABOUT).read_text(encoding="utf-8"))
    if (about["cycle"], about["department"], about["by"]) != (cycle, department, by.id):
        return None
    return Kept(_folder(name) / FILE, about["name"])


def drop(name: str) -> None:
    """Let a sheet go."""
    if NAME.fullmatch(name):
        shutil.rmtree(_folder(name), ignore_errors=True)


def _folder(name: str) -> Path:
    return Path(settings.UPLOADS) / f"sheet-{name}"
