"""A study file that a person sends."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, InputError
from sosei.studies.study import StudyForm
from sosei.web.data.names import plain_name

LARGEST = 1_000_000
"""Bytes of a study file."""


def form_of(file: UploadedFile[Any] | None) -> StudyForm:
    """Read a study file.

    Raises
    ------
    InputError
        With every fault; a file that is missing, too large or no text is one.
    """
    from sosei.studies.reading import read_form  # noqa: PLC0415 - polars: only where it is needed

    if file is None or not file.size:
        raise InputError([Fault("upload_none", "study.toml")])
    name = plain_name(file.name or "")
    if file.size > LARGEST:
        values = {"size": f"{file.size:,} bytes", "limit": f"{LARGEST:,} bytes"}
        raise InputError([Fault("upload_large", name, values=values)])
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Fault("not_utf8", name, values={"form": "TOML"})]) from None
    return read_form(text, name)
