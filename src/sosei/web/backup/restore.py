"""A backup is restored: built beside what is there, put in its place when it is whole."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import connection

from sosei.base.errors import Fault, Faults, InputError
from sosei.web.backup import files
from sosei.web.backup.archive import verified
from sosei.web.backup.database import filled, holds_tables
from sosei.web.backup.move import Move
from sosei.web.backup.schema import Node, check_known
from sosei.web.backup.told import tell
from sosei.web.jobs.alone import alone_now


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Attributes
    ----------
    made_at : str
        When the backup was made.
    rows, files : int
    aside : tuple of str
        What was there before, and where it is now.
    other_key : bool
        Whether the key of the server is not the one that the backup was made under.
    """

    made_at: str
    rows: int
    files: int
    aside: tuple[str, ...]
    other_key: bool


def restore(source: Path, *, replace: bool = False) -> Restored:
    """Put back what a backup holds, and bring it to this version.

    Parameters
    ----------
    source : Path
    replace : bool
        Whether to move aside what is there; else only an empty place is filled.

    Raises
    ------
    InputError
        If the backup is damaged or of a newer version, the server runs, or something is there.
    """
    manifest = verified(source)
    nodes: list[Node] = [(app, name) for app, name in manifest["migrations"]]
    check_known(nodes, str(source))
    files.places()[files.KEY].parent.mkdir(parents=True, exist_ok=True)
    with alone_now() as held:
        if not held:
            raise InputError([Fault("restore_running", str(source))])
        if not replace:
            _check_empty()
        return _restore(source, manifest, nodes)


def _restore(source: Path, manifest: Mapping[str, Any], nodes: list[Node]) -> Restored:
    move = Move(f"before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    with zipfile.ZipFile(source) as packed, move.undone_on_failure():
        count = _unpack(packed, manifest, move)
        key = move.staged(files.places()[files.KEY])
        with filled(packed, manifest, nodes, move, lambda: tell(source, manifest, key)) as rows:
            for name, path in files.places().items():
                if name != files.KEY or files.KEY in manifest["members"]:
                    move.put(path)
    other = manifest["key"] != files.fingerprint()
    return Restored(manifest["made_at"], rows, count, tuple(move.aside), other)


def _check_empty() -> None:
    faults = Faults()
    if holds_tables():
        name = str(connection.settings_dict["NAME"])
        faults.add(Fault("restore_not_empty", name))
    for name in (files.LIBRARY, files.EVIDENCE):
        path = files.places()[name]
        if path.is_dir() and any(path.iterdir()):
            faults.add(Fault("restore_not_empty", str(path)))
    faults.raise_if_any()


def _unpack(packed: zipfile.ZipFile, manifest: Mapping[str, Any], move: Move) -> int:
    """Unpack the files beside their places; return how many there are."""
    staged = {name: move.stage(path) for name, path in files.places().items()}
    members = [name for name in manifest["members"] if name.split("/")[0] in staged]
    for member in members:
        place, *rest = member.split("/")
        target = staged[place].joinpath(*rest)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch(mode=0o600)
        with packed.open(member) as packed_file, target.open("wb") as file:
            shutil.copyfileobj(packed_file, file)
    return len(members)
