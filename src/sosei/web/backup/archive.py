"""The file of a backup: a ZIP with a manifest of hashes, moved to its place when it is whole."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from sosei.base.errors import Fault, InputError
from sosei.base.full import reason_of

FORMAT = 1
"""Version of the file (docs/formats.md)."""

MANIFEST = "manifest.json"
CHUNK = 1 << 20
PART = ".part"
DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)
"""What reading a damaged ZIP ends with: `RuntimeError` for one that calls itself encrypted or packed in another way."""


class Writer:
    """Puts members into a backup and remembers their hashes."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._members: dict[str, dict[str, Any]] = {}

    def __contains__(self, name: str) -> bool:
        """Whether a member is there."""
        return name in self._members

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Add a member from its bytes."""
        digest, size = hashlib.sha256(), 0
        with self._packed.open(name, "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self._members[name] = {"size": size, "sha256": digest.hexdigest()}

    def add_file(self, name: str, path: Path) -> None:
        """Add a member from a file.

        Raises
        ------
        FileNotFoundError
            If it is not there; nothing is added then.
        """
        with path.open("rb") as file:
            self.add(name, pieces(file))

    def finish(self, told: dict[str, Any]) -> dict[str, Any]:
        """Write the manifest and return it."""
        manifest = {"format": FORMAT, **told, "members": self._members}
        self._packed.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        return manifest


@contextmanager
def written(target: Path) -> Iterator[Writer]:
    """Write a backup beside its place; it is moved there once it was read back and is as it was meant.

    Raises
    ------
    InputError
        If something is there already, or the folder cannot be written.
    """
    if target.exists():
        raise InputError([Fault("backup_exists", str(target))])
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    try:
        sweep_parts(target.parent)
        with _held(part) as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
                yield Writer(packed)
            stream.flush()
            os.fsync(stream.fileno())
            verified(part)
            os.link(part, target)  # unlike a rename, never takes the place of another backup
            part.unlink()
        _sync(target.parent)
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise InputError([Fault("backup_not_written", str(target), values=values)]) from error
    finally:
        part.unlink(missing_ok=True)


def sweep_parts(folder: Path) -> None:
    """Delete what a backup that was killed left: parts that nobody holds."""
    for path in folder.glob(f".*{PART}"):
        with suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def verified(path: Path) -> dict[str, Any]:
    """Read a backup to its end and return its manifest.

    Raises
    ------
    InputError
        If it is no backup, one of a newer format, or any byte is not as it was written.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            manifest = _manifest(packed, path)
            damaged = [
                Fault("backup_damaged", str(path), values={"name": name})
                for name in _damaged(packed, manifest["members"])
            ]
    except OSError as error:
        values = {"reason": reason_of(error)}
        raise InputError([Fault("backup_unreadable", str(path), values=values)]) from error
    except DAMAGES as error:
        values = {"reason": str(error)}
        raise InputError([Fault("backup_unreadable", str(path), values=values)]) from error
    if damaged:
        raise InputError(damaged)
    return manifest


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Read a file in pieces."""
    while chunk := file.read(CHUNK):
        yield chunk


def _manifest(packed: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(packed.read(MANIFEST))
        version, _ = int(manifest["format"]), manifest["members"]
    except (KeyError, TypeError, *DAMAGES) as error:
        values = {"reason": MANIFEST}
        raise InputError([Fault("backup_unreadable", str(path), values=values)]) from error
    if version > FORMAT:
        versions = {"version": version, "known": FORMAT}
        raise InputError([Fault("backup_format", str(path), values=versions)])
    return manifest


def _damaged(packed: zipfile.ZipFile, members: dict[str, dict[str, Any]]) -> list[str]:
    """Return members that are missing, not named, not safe to name, or not as they were written."""
    there = {name for name in packed.namelist() if name != MANIFEST}
    strange = there ^ members.keys()
    wrong = [name for name in members if name in there and not _is_whole(packed, name, members)]
    return sorted({*strange, *wrong, *(name for name in members if not _is_safe(name))})


def _is_whole(packed: zipfile.ZipFile, name: str, members: dict[str, dict[str, Any]]) -> bool:
    digest, size = hashlib.sha256(), 0
    try:
        with packed.open(name) as member:
            for chunk in pieces(member):
                digest.update(chunk)
                size += len(chunk)
    except DAMAGES:
        return False
    told = members[name]
    return bool(told["size"] == size and told["sha256"] == digest.hexdigest())


def _is_safe(name: str) -> bool:
    """Whether a name stays below the folder that it is unpacked into."""
    parts = name.split("/")
    return not name.startswith("/") and "\\" not in name and not {"", ".", ".."} & set(parts)


@contextmanager
def _held(part: Path) -> Iterator[IO[bytes]]:
    """Make a file that its owner alone reads, locked as long as its writer lives."""
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield stream


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
