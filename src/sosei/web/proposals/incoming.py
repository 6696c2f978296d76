"""A file of proposals: a CSV file under any name, or the first sheet of a workbook → a table."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from sosei.base.errors import Fault, Faults, InputError
from sosei.base.tables import TextTable
from sosei.linkage.proposals import NEEDED, OBSERVATIONS, OPTIONAL
from sosei.readers.strategy_tables import read_strategy_tables
from sosei.web.data.names import named_faults, plain_name

LARGEST = 10 * 2**20
"""Bytes of a file."""

KNOWN = {OBSERVATIONS: (NEEDED, OPTIONAL)}


def read_file(file: UploadedFile[Any] | None) -> tuple[str, TextTable]:
    """Return the name of an uploaded file and its rows.

    Raises
    ------
    InputError
        If there is none, or it cannot be read.
    """
    if file is None:
        raise InputError([Fault("upload_none", "—")])
    name = plain_name(file.name or "")
    if (file.size or 0) > LARGEST:
        values = {"size": f"{(file.size or 0) / 2**20:.1f} MB", "limit": f"{LARGEST // 2**20} MB"}
        raise InputError([Fault("upload_large", name, values=values)])
    with tempfile.TemporaryDirectory(dir=settings.UPLOADS) as folder:
        return name, _read(file, Path(folder), name)


def _read(file: UploadedFile[Any], folder: Path, name: str) -> TextTable:
    workbook = zipfile.is_zipfile(file)
    file.seek(0)
    own = f"{OBSERVATIONS}.csv"
    path = folder / ("proposals.xlsx" if workbook else own)
    content = file.read()
    path.write_bytes(content if workbook else _utf8(content))
    faults = Faults()
    try:
        tables, _ = read_strategy_tables(
            path if workbook else folder, KNOWN, (OBSERVATIONS,), faults
        )
        faults.raise_if_any()
    except InputError as error:
        raise InputError(named_faults(error.faults, str(path) if workbook else own, name)) from None
    return replace(tables[OBSERVATIONS], name=name)


def _utf8(content: bytes) -> bytes:
    """Return the text of a CSV file that Excel may have saved in CP932; the reader names what is neither."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding).encode()
        except UnicodeDecodeError:
            continue
    return content
