"""A small JSON file of unknown origin, opened: its object, and the hash that names it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from sosei.base.errors import Fault, InputError

MAX_JSON = 2 * 2**20
"""Bytes: the history and the simplified boundaries have below a third of it. What a parser makes of more may take
over 200 MB of memory."""


class JsonFile(NamedTuple):
    """A JSON object and its file.

    Attributes
    ----------
    name : str
        Of the file.
    file_hash : str
        SHA-256.
    content : dict
    """

    name: str
    file_hash: str
    content: dict[str, Any]


def begins_as_json(path: Path) -> bool:
    """Whether a file begins as a JSON object does; False where there is none."""
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except (OSError, ValueError):
        return False
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_json(path: Path) -> JsonFile:
    """Read a JSON object.

    Raises
    ------
    InputError
        If the file is missing, too large, or no JSON object.
    """
    try:
        if path.stat().st_size > MAX_JSON:
            values = {"size": f"{path.stat().st_size:,} B", "limit": f"{MAX_JSON:,} B"}
            raise InputError([Fault("json_too_large", path.name, values=values)])
        data = path.read_bytes()
        content = json.loads(data.decode("utf-8-sig"))
        if b"\\ud" in data.lower():
            # half of a letter outside the basic plane can be escaped, and no file can hold it
            json.dumps(content, ensure_ascii=False).encode()
    except FileNotFoundError as error:
        raise InputError([Fault("file_missing", str(path), values={"columns": "JSON"})]) from error
    except (OSError, ValueError, RecursionError) as error:
        values = {"form": "JSON", "reason": type(error).__name__}
        raise InputError([Fault("file_unreadable", str(path), values=values)]) from error
    read = content if isinstance(content, dict) else {}
    return JsonFile(path.name, hashlib.sha256(data).hexdigest(), read)
