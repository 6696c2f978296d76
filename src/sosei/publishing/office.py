"""Files of office programs: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from sosei.publishing.front import Front
from sosei.publishing.spoken import bare, say

DATED = datetime(2020, 1, 1)
"""A fixed time stamp."""

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


FONT = "Noto Sans JP"
"""Of both scripts; where it is not installed the office program takes its own Japanese one."""


def saved(document: Any, front: Front) -> bytes:
    """Return a document of python-docx or python-pptx as a file that says what it is and which run it came of.

    Parameters
    ----------
    document : Document or Presentation
    front : Front
    """
    about = document.core_properties
    about.title, about.author, about.language = bare(front.title), "Sosei", say("ja-JP", "en-GB")
    about.comments, about.created, about.modified = front.run, DATED, DATED
    content = io.BytesIO()
    document.save(content)
    return settled(content.getvalue())


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
            packed = name.endswith((".png", ".xlsx"))
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            written.writestr(entry, _part(name, parts.read(name)))
    return made.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name == _CORE:
        return _STAMP.sub(rb"\g<1>" + DATED.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
    return settled(content) if name.endswith(".xlsx") else content
