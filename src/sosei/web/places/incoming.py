"""Files of a subject as they are sent: texts under the names of docs/formats.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, Faults
from sosei.web.data.names import plain_name
from sosei.web.places.subjects import FILES, Subject
from sosei.web.uploads import MEGABYTE

LARGEST = 10 * MEGABYTE
"""Bytes of one file: some 200,000 rows."""

HELD, HELD_NAME = "districts.csv", "地域・年齢別人口"
"""The file that the library can stand for, and the name of its statistic."""

Sent = Mapping[str, Mapping[str, str]]
"""File → ``{"name": as its owner calls it, "text": …}``."""


def texts_of(
    subject: Subject, files: Mapping[str, UploadedFile[Any]], held: str | None = None
) -> Sent:
    """Return the texts of a subject's files.

    Parameters
    ----------
    subject : Subject
    files : mapping of str to UploadedFile
        By the name of docs/formats.md; what may be left out is not there.
    held : str, optional
        The districts that the library has, as ``districts.csv``: used where no such file is sent.

    Raises
    ------
    InputError
        If one that is needed is missing, or one is too large or no UTF-8: every fault at once.
    """
    faults = Faults()
    texts = {
        each.name: _text(files[each.name], faults) for each in FILES[subject] if each.name in files
    }
    if subject == Subject.DISTRICTS and held is not None and HELD not in texts:
        texts[HELD] = {"name": HELD_NAME, "text": held}
    for each in FILES[subject]:
        if each.needed and each.name not in texts:
            faults.add(Fault("upload_none", each.name))
    faults.raise_if_any()
    return texts


def _text(file: UploadedFile[Any], faults: Faults) -> dict[str, str]:
    name, size = plain_name(file.name or ""), file.size or 0
    if size > LARGEST:
        values = {"size": f"{size / MEGABYTE:.1f} MB", "limit": f"{LARGEST // MEGABYTE} MB"}
        faults.add(Fault("upload_large", name, values=values))
        return {"name": name, "text": ""}
    try:
        return {"name": name, "text": file.read().decode("utf-8-sig")}
    except UnicodeDecodeError:
        faults.add(Fault("not_utf8", name, values={"form": "CSV"}))
        return {"name": name, "text": ""}
