"""The frozen review: everything that was judged, said and answered, addressed by the hash of its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sosei.base.errors import Fault, InputError

FORMAT = "sosei-review/1"

KEYS = frozenset(
    [
        "strategy", "cycle", "number", "replaces", "reason", "frozen_on", "tables", "judgement", "grades", "marks",
        "departments", "reports", "opinions",
    ]
)  # fmt: skip
"""Of the object, beside its format."""


@dataclass(frozen=True)
class Edition:
    """One frozen edition of a review.

    Attributes
    ----------
    content : bytes
        The JSON object of docs/formats.md.
    """

    content: bytes

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Edition:
        """Freeze an object of plain values."""
        text = json.dumps(
            plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        return cls(f"{text}\n".encode())

    @classmethod
    def from_content(cls, content: bytes, address: str) -> Edition:
        """Return the edition that stored bytes hold.

        Raises
        ------
        ValueError
            If they are no edition, or not those of the address: somebody changed them.
        """
        edition = cls(content)
        if edition.address != address:
            raise ValueError(f"these are not the bytes of {address}: they were changed")
        if edition.plain.get("format") != FORMAT:
            raise ValueError(f"not an edition of a review: format {edition.plain.get('format')!r}")
        return edition

    @classmethod
    def read(cls, path: Path) -> Edition:
        """Read an edition from a file.

        Raises
        ------
        InputError
            If it cannot be read, is no edition, or its bytes are not as freezing wrote them.
        """
        try:
            content = path.read_bytes()
        except OSError:
            raise InputError(
                [Fault("file_missing", str(path), values={"columns": "JSON"})]
            ) from None
        try:
            plain = json.loads(content)
        except ValueError:
            plain = None
        if not isinstance(plain, dict) or plain.get("format") != FORMAT or KEYS - plain.keys():
            raise InputError([Fault("edition_not", path.name)])
        edition = cls.of(plain)
        if edition.content != content:
            raise InputError([Fault("edition_altered", path.name)])
        return edition

    @cached_property
    def address(self) -> str:
        """SHA-256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The object that the bytes hold."""
        found: dict[str, Any] = json.loads(self.content)
        return found

    @property
    def number(self) -> int:
        """Its number among the editions of the review, from 1."""
        return int(self.plain["number"])
