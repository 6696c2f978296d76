"""Paragraphs whose numbers or figures tell something else than when somebody last confirmed them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sosei.publishing.manuscript.printed import FormError, printed
from sosei.publishing.sections.model import Section
from sosei.studies.manuscript.lookup import Quotable, UnknownCellError
from sosei.studies.manuscript.model import Manuscript, Paragraph, Part, Reference

Looks = Mapping[str, str]
"""What each reference of a paragraph says, by the reference as it is typed."""

GONE = ""
"""What a reference says that leads nowhere any more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A reference that says something else now.

    Attributes
    ----------
    reference : Reference
    before, now : str
        As printed; of a table, a digest of its cells. Nothing: it is not there.
    """

    reference: Reference
    before: str
    now: str

    @property
    def what(self) -> str:
        """Say what moved: ``number``, ``figure`` or ``table``, or that it is ``gone``."""
        return "gone" if self.now == GONE else self.reference.kind


@dataclass(frozen=True, slots=True)
class Stale:
    """A paragraph that somebody must look at.

    Attributes
    ----------
    part : Part
    paragraph : Paragraph
    moved : tuple of Moved
    """

    part: Part
    paragraph: Paragraph
    moved: tuple[Moved, ...]


def looks(paragraph: Paragraph, cells: Quotable, sections: Sequence[Section]) -> dict[str, str]:
    """Return what each reference of a paragraph says now.

    Parameters
    ----------
    paragraph : Paragraph
    cells : Quotable
        Of the result.
    sections : sequence of Section
        Of the whole document, in the language of the text.
    """
    return {str(each): _said(each, cells, sections) for each in paragraph.references}


def stale(
    manuscript: Manuscript,
    confirmed: Mapping[str, Looks],
    cells: Quotable,
    sections: Sequence[Section],
) -> tuple[Stale, ...]:
    """Return the paragraphs that say something else than when they were confirmed.

    Parameters
    ----------
    manuscript : Manuscript
    confirmed : mapping of str to mapping
        What the references said, by the paragraph's key.
    cells, sections
        Of the new result, as in `looks`.
    """
    found = []
    for part, paragraph in manuscript.paragraphs():
        then = confirmed.get(paragraph.key, {})
        moved = tuple(_moved(paragraph, then, looks(paragraph, cells, sections)))
        if moved:
            found.append(Stale(part, paragraph, moved))
    return tuple(found)


def _moved(paragraph: Paragraph, then: Looks, now: Looks) -> Iterator[Moved]:
    for reference in dict.fromkeys(paragraph.references):
        before, after = then.get(str(reference), GONE), now[str(reference)]
        if before != after:
            yield Moved(reference, before, after)


def _said(reference: Reference, cells: Quotable, sections: Sequence[Section]) -> str:
    if reference.kind == "number":
        return _number(reference, cells)
    if reference.kind == "figure":
        titles = {figure.name: figure.title for section in sections for figure in section.figures}
        return titles.get(reference.target, GONE)
    name, _, place = reference.target.rpartition("-")
    tables = next((section.printed for section in sections if section.name == name), ())
    if not place.isdecimal() or not 1 <= int(place) <= len(tables):
        return GONE
    return hashlib.sha256(repr(tables[int(place) - 1].rows).encode()).hexdigest()[:12]


def _number(reference: Reference, cells: Quotable) -> str:
    try:
        found = cells[reference.target]
        return GONE if found.value is None else printed(found, reference.form)
    except (UnknownCellError, FormError):
        return GONE
