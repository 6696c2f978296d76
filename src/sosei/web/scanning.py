"""Files that come in are looked at by the operator's virus scanner (clamd), before anything else reads them."""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from sosei.base.errors import Fault, InputError
from sosei.web import watched

VARIABLE = "SOSEI_CLAMD"
PIECE = 1 << 16
PATIENCE = 60
"""Seconds to wait for the scanner."""

CLEAN = b"stream: OK"
LONGEST = 1000
"""Bytes of an answer."""

Place = str | tuple[str, int]
"""A socket of this machine, or host and port."""


class InfectedError(Exception):
    """A file that the scanner refuses."""


class ScannerAwayError(Exception):
    """The scanner did not answer, or could not look at a file."""


def clamd() -> Place | None:
    """Return where the scanner is; None where the environment names none.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    value = os.environ.get(VARIABLE, "").strip()
    if not value or value.startswith("/"):
        return value or None
    host, _, port = value.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal() and 0 < int(port) < 1 << 16):
        raise InputError([Fault("setting_clamd", VARIABLE, values={"value": value})])
    return host.strip("[]"), int(port)


class UploadHandler(TemporaryFileUploadHandler):
    """Keep a file among the uploads, whole or not at all, and let it be looked at where there is a scanner."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        with self._whole():
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Return the file, once the scanner has nothing against it."""
        with self._whole():
            file = super().file_complete(file_size)
            if file is not None and settings.CLAMD is not None:
                check(file.file, settings.CLAMD)
                file.seek(0)
            return file

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Remove the file where something fails: Django leaves that to when memory is cleared."""
        try:
            yield
        except (OSError, InfectedError, ScannerAwayError):
            with suppress(OSError):  # what it still holds may have no room either
                self.file.close()  # which removes it
            raise


def check(file: IO[bytes] | None, place: Place) -> None:
    """Let a file be looked at.

    Raises
    ------
    InfectedError
        If there is something in it.
    ScannerAwayError
        If nobody could look: then it is not taken either.
    """
    assert file is not None  # noqa: S101 - a file on disk
    file.seek(0)
    try:
        answer = _answer(file, place)
    except OSError as error:
        raise ScannerAwayError from error
    if answer == CLEAN:
        return
    if not answer.endswith(b" FOUND"):
        raise ScannerAwayError(answer.decode(errors="replace"))
    watched.warn("file.infected")
    raise InfectedError(answer.decode(errors="replace"))


def _answer(file: IO[bytes], place: Place) -> bytes:
    with _connected(place) as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for piece in _pieces(file):
            scanner.sendall(struct.pack("!L", len(piece)) + piece)
        scanner.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST:
            if not (more := scanner.recv(LONGEST)):
                break
            answer += more
    return answer.rstrip(b"\0")


@contextmanager
def _connected(place: Place) -> Iterator[socket.socket]:
    if isinstance(place, str):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as scanner:
            scanner.settimeout(PATIENCE)
            scanner.connect(str(Path(place)))
            yield scanner
        return
    with socket.create_connection(place, PATIENCE) as scanner:
        yield scanner


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece
