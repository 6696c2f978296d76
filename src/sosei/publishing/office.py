"""Files of office programs: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

DATED = datetime(2020, 1, 1)
"""A fixed time stamp."""

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def settled(content: bytes) -> bytes:
    """Return an office file whose parts, and the workbooks of its charts, bear one fixed time.

    Parameters
    ----------
    content : bytes
        Of a .pptx, .docx or .xlsx.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as parts,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, DATED.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, _part(name, parts.read(name)))
    return made.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name == _CORE:
        return _STAMP.sub(rb"\g<1>" + DATED.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
    return settled(content) if name.endswith(".xlsx") else content
