"""What was written at one time, in one language or both, addressed by the hash of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sosei.base.errors import Faults, InputError
from sosei.base.messages import Language
from sosei.studies.manuscript.model import Manuscript
from sosei.studies.manuscript.reading import read

FORMAT = "sosei-manuscript/1"

NAMES: Mapping[Language, str] = {"ja": "manuscript.md", "en": "manuscript-en.md"}
"""Names of the texts, for faults."""


@dataclass(frozen=True)
class Edition:
    """A version of a manuscript.

    Attributes
    ----------
    texts : mapping of {"ja", "en"} to str
        What has no text in a language says nothing in it.
    number : int, optional
        Of the version; none where nobody counts them.
    names : mapping of {"ja", "en"} to str
        Names of the texts, for faults.
    """

    texts: Mapping[Language, str]
    number: int | None = None
    names: Mapping[Language, str] = field(default_factory=lambda: NAMES)

    @property
    def address(self) -> str:
        """SHA-256 of the texts, hexadecimal."""
        plain = json.dumps(dict(self.texts), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()

    def manuscripts(self) -> dict[Language, Manuscript]:
        """Return what was written by its language.

        Raises
        ------
        InputError
            With every fault of all texts.
        """
        faults, made = Faults(), {}
        for language, text in self.texts.items():
            try:
                made[language] = read(text, self.names[language])
            except InputError as error:
                faults.extend(error.faults)
        faults.raise_if_any()
        return made

    def companion(self, result: str) -> bytes:
        """Return the file that stands beside a result and says which text was printed with it.

        Parameters
        ----------
        result : str
            Address of the result.
        """
        plain = {
            "format": FORMAT,
            "result": result,
            "sha256": self.address,
            "version": self.number,
            "texts": dict(self.texts),
        }
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
