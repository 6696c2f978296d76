"""What a manuscript is made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "figure", "table"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Something between double braces.

    Attributes
    ----------
    kind : {"number", "figure", "table"}
    target : str
        Id of a cell, name of a figure, or section and place of a table: ``future-1``.
    form : str
        How a number is printed; empty: by the unit of its column.
    """

    kind: Kind
    target: str
    form: str = ""

    def __str__(self) -> str:
        """Return it as it is typed."""
        if self.kind == "number":
            return f"{{{{{self.target}{'|' if self.form else ''}{self.form}}}}}"
        return f"{{{{{self.kind}:{self.target}}}}}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list.

    Attributes
    ----------
    source : str
        As it was typed, lines joined.
    pieces : tuple
        Words and references in turn.
    item : bool
        Whether it is an item of a list.
    line : int
        Of the text, from 1.
    """

    source: str
    pieces: tuple[str | Reference, ...]
    item: bool
    line: int

    @property
    def key(self) -> str:
        """What tells the paragraph from one with other words, wherever it stands."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]

    @property
    def references(self) -> tuple[Reference, ...]:
        """What it refers to, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Reference))


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a manuscript.

    Attributes
    ----------
    anchor : str
        Name of the printed section that it stands in, or of its own chapter.
    heading : str
        Instead of the printed section's; may be empty there.
    paragraphs : tuple of Paragraph
    line : int
    """

    anchor: str
    heading: str
    paragraphs: tuple[Paragraph, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text in one language.

    Attributes
    ----------
    name : str
        Of the file, for faults.
    parts : tuple of Part
    """

    name: str
    parts: tuple[Part, ...]

    def paragraphs(self) -> Iterator[tuple[Part, Paragraph]]:
        """Go through all paragraphs with the section they stand in."""
        for part in self.parts:
            for paragraph in part.paragraphs:
                yield part, paragraph
