"""Files of office programs: the same content gives the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import datetime
from typing import Any

from sosei.publishing.front import Front
from sosei.publishing.spoken import bare, say

DATED = datetime(2020, 1, 1)
"""A fixed time stamp."""

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
    """Return an office file whose parts bear one fixed time: written over that of the clock, and nothing packed anew.

    Parameters
    ----------
    content : bytes
        Of a .pptx or .docx.
    """
    made = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        at = parts.start_dir
        for entry in parts.infolist():
            _STAMP.pack_into(made, entry.header_offset + 10, *_FIXED)
            _STAMP.pack_into(made, at + 12, *_FIXED)
            at += _OF_DIRECTORY + sum(_LENGTHS.unpack_from(made, at + 28))
    return bytes(made)


_STAMP, _LENGTHS = struct.Struct("<HH"), struct.Struct("<HHH")
"""Time and date of a part in a ZIP; the lengths of its name, its more and its comment in the directory."""

_OF_DIRECTORY = 46
"""Bytes of a part in the directory of a ZIP, without these three."""

_FIXED = (0, (DATED.year - 1980) << 9 | DATED.month << 5 | DATED.day)
